/** Wherever a check finds something, its log is one that the schema of SARIF and GitHub's code scanning take. */
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Finding, pathFrom } from '../../generator/cli/reporters/finding.js';
import { sarifReporter } from '../../generator/cli/reporters/sarif.js';
import { type SarifLog, sarifProblems } from '../support/sarif.js';

const top = '/home/acme/shop';
const report = (...findings: readonly Finding[]): string => sarifReporter({ top, checked: 1, findings }, '1.2.3');
const finding = (file: string, more: Partial<Finding> = {}): Finding => ({
  file,
  severity: 'error',
  code: 'unknown-type',
  message: 'm',
  help: 'h',
  ...more,
});
const places = (text: string) =>
  (JSON.parse(text) as SarifLog).runs[0]?.results.map(
    ({ locations: [location] }) => location?.physicalLocation.artifactLocation,
  );

describe('a log', () => {
  it('names files with spaces, umlauts, colons and percent signs by their URI, and a drive or a folder above absolutely', () => {
    const files = ['defs/größe 100%.spec.yaml', 'a:b.yaml', '..data/x.yaml', '../other/b c.yaml'];
    const text = report(...files.map((file) => finding(file)));
    expect(places(text)).toEqual([
      { uri: 'defs/gr%C3%B6%C3%9Fe%20100%25.spec.yaml', uriBaseId: '%SRCROOT%' },
      { uri: 'a%3Ab.yaml', uriBaseId: '%SRCROOT%' },
      { uri: '..data/x.yaml', uriBaseId: '%SRCROOT%' },
      { uri: 'file:///home/acme/other/b%20c.yaml' },
    ]);
    expect(sarifProblems(text)).toEqual([]);
  });

  it('says of a rule what holds of each finding', () => {
    const [run] = (JSON.parse(report(finding('a', { help: 'h Did you mean `String`?' }))) as SarifLog).runs;
    expect(run?.tool.driver.rules[0]?.help.text).not.toContain('Did you mean');
    expect(run?.results[0]?.message.text).toContain('Did you mean `String`?');
  });
});

it('a path is relative to the top of the repository, with the slashes of URIs', () => {
  expect(pathFrom(resolve('/a/b'), '/a/b/c d/e.yaml')).toBe('c d/e.yaml');
  expect(pathFrom(resolve('/a/b'), '/a/x.yaml')).toBe('../x.yaml');
});
