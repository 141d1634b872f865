/** Whatever a check finds, its log is one that the schema of SARIF and GitHub's code scanning take. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Finding, pathFrom } from '../../generator/cli/reporters/finding.js';
import { sarifReporter } from '../../generator/cli/reporters/sarif.js';
import { type SarifLog, sarifProblems } from '../support/sarif.js';

const top = '/home/acme/shop';
const report = (findings: readonly Finding[]): string => sarifReporter({ top, checked: 1, findings }, '1.2.3');

it('a log is valid for any texts, places and numbers of findings', () => {
  const text = fc.string({ unit: 'binary' });
  const findings = fc.array(
    fc.record({
      file: fc.array(fc.string({ minLength: 1, unit: 'binary' }), { minLength: 1 }).map((names) => {
        const joined = names.map((name) => name.replace(/[/\\]|^\.*$/gu, '_')).join('/');
        return pathFrom(top, `${top}/${joined}`);
      }),
      severity: fc.constantFrom('error', 'warning'),
      code: fc.constantFrom('unknown-type', 'output-changed', 'house/plain-title'),
      message: fc.oneof(text, fc.constant('the path /points/{a}-{b} [0](1) {0}')),
      help: fc.oneof(text, fc.constant('x'.repeat(3000))).map((help) => `Do ${help}`),
    }),
  );
  fc.assert(
    fc.property(findings, (found) => {
      expect(sarifProblems(report(found))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it('a log has at most as many results as GitHub takes, and says that there are more', () => {
  const findings = Array.from({ length: 25_001 }, (_, index) => ({
    file: `${index}.yaml`,
    severity: 'error' as const,
    code: 'output-changed',
    message: 'm',
    help: 'h',
  }));
  const text = report(findings);
  const [run] = (JSON.parse(text) as SarifLog).runs;
  expect(run?.results).toHaveLength(25_000);
  expect(JSON.stringify(run?.invocations)).toContain('25001 findings, of which the first 25000 are here');
});
