import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, Files } from '../../generator/browser/types.js';
import { printable } from '../../generator/diagnostics/frame.js';
import { expectedFiles, listCases } from '../support/cases.js';
import { effort } from '../support/effort.js';
import { loadInBrowser } from '../support/in-browser.js';

const browser = loadInBrowser();
const size = (name: string): number => gzipSync(readFileSync(`dist/bundle/browser/${name}.js`), { level: 9 }).length;

function textsIn(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const names = paths.filter((path) => /^[^.].*\.spec\.ya?ml$/.test(path));
  return Object.fromEntries(names.map((path) => [`${folder}/${path}`, readFileSync(`${folder}/${path}`, 'utf8')]));
}

/** The lines of a report without its frames, which no data has. */
function linesOf(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.flatMap(({ file, line, column, code, severity, message, help, suggestion }) => {
    const where = [file, line, column].filter((part) => part !== undefined).join(':');
    const warning = severity === 'warning' ? 'warning: ' : '';
    return [
      `${printable(where)} ${code} ${warning}${printable(message)}`,
      `help: ${help}`,
      ...(suggestion === undefined ? [] : [`did you mean \`${printable(suggestion)}\`?`]),
    ];
  });
}

/** What only a disk can tell: names and kinds of files, bytes that are no text, packages, the schema that a line names. */
const ofDisk = /^\S+ (definition-not-read|no-definitions|not-utf8|schema-line|unknown-package-file)\b/m;

describe('specwright/browser, without Node', () => {
  it('emits what the command line has written for the definitions of this repository, byte for byte', async () => {
    const { diagnostics, files } = await browser.generate(textsIn('definitions'));
    expect(diagnostics).toEqual([]);
    const names = ['docs.json', 'docs.md', 'openapi.yaml', 'request.schema.json', 'response.wire.schema.json'];
    for (const name of names)
      expect(Object.keys(files), `create-customer/${name}`).toContain(`create-customer/${name}`);
    for (const [path, content] of Object.entries(files)) {
      expect(content, path).toBe(readFileSync(`generated/${path}`, 'utf8'));
    }
  });

  it('reports and emits in each case what the command line does', async () => {
    let [reports, outputs] = [0, 0];
    for (const [index, name] of listCases().entries()) {
      const folder = `test/cases/${name}/in`;
      const expected = expectedFiles(name);
      // Every output, and of the reports one of four, unless there is time for all of them.
      if (index % effort(4, 1) !== 0 && ![...expected.keys()].some((path) => path.startsWith('out/'))) continue;
      const report = expected.get('diagnostics.txt') ?? '';
      if (ofDisk.test(report)) continue;
      const { diagnostics, files } = await browser.generate(textsIn(folder));
      const lines = report.split('\n').filter((line) => /^(test\/cases\/|help: |did you mean )/.test(line));
      expect(linesOf(diagnostics), name).toEqual(lines);
      if (lines.length > 0) reports++;
      for (const [path, content] of Object.entries(files)) {
        expect(content, `${name}/${path}`).toBe(expected.get(`out/${path}`));
        outputs++;
      }
    }
    expect(reports).toBeGreaterThan(effort(25, 100));
    expect(outputs).toBeGreaterThan(10);
  });

  it('says that patterns are not analysed where nothing analyses them', async () => {
    const texts = textsIn('test/cases/vulnerable-pattern/in');
    const analysed = await browser.generate(texts);
    expect(analysed.diagnostics.map(({ code }) => code)).toContain('vulnerable-pattern');
    expect(analysed.hasUncheckedPatterns).toBe(false);
    const unchecked = await browser.generate(texts, { hasPatterns: false });
    expect(unchecked.diagnostics.map(({ code }) => code)).not.toContain('vulnerable-pattern');
    expect(unchecked.hasUncheckedPatterns).toBe(true);
  });

  it('analyses no pattern that is linear by its form', async () => {
    const texts = Object.entries(textsIn('test/cases/vulnerable-pattern/in')).map(
      ([path, text]) => [path, text.replace(/pattern: "[^"]*"/g, 'pattern: "^[A-Z]+$"')] as const,
    );
    const { diagnostics, hasUncheckedPatterns } = await browser.generate(Object.fromEntries(texts), {
      hasPatterns: false,
    });
    expect(diagnostics.map(({ code }) => code)).not.toContain('vulnerable-pattern');
    expect(hasUncheckedPatterns).toBe(false);
  });

  it('refuses a text that is too large, and a common file of a package, with a position where there is one', async () => {
    const large = await browser.generate({ 'a.spec.yaml': '#'.repeat(1024 * 1024 + 1) });
    expect(large.diagnostics).toMatchObject([{ file: 'a.spec.yaml', code: 'file-too-large' }]);
    const texts = textsIn('definitions');
    const uses = (text = ''): string => text.replace(/^uses: .*$/m, "uses: '@acme/api/common.spec.yaml'");
    const path = 'definitions/create-customer.spec.yaml';
    const { diagnostics } = await browser.generate({ [path]: uses(texts[path]) });
    expect(diagnostics).toMatchObject([{ file: path, code: 'unknown-package-file', column: 7 }]);
    expect(diagnostics[0]?.message).toContain('@acme/api/common.spec.yaml');
  });

  it('weighs less than 220 kB, compressed', () => {
    expect(size('index')).toBeLessThan(220_000);
  });
});
