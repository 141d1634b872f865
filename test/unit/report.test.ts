import { describe, expect, it } from 'vitest';
import { diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { reportText } from '../../generator/diagnostics/report.js';
import { reportData } from '../../generator/diagnostics/report-data.js';
import type { Source } from '../../generator/diagnostics/source.js';

const source: Source = { path: 'a.spec.yaml', text: 'operation: a\ntitel: A\nhttp: {\n  method: GETT }\n' };

function at(text: string, from = source): { source: Source; start: number; end: number } {
  const start = from.text.indexOf(text);
  return { source: from, start, end: start + text.length };
}

const titel = diagnostic('unknown-key', at('titel'), { key: 'titel', where: 'the definition' }, 'title');
const method = diagnostic('unknown-word', at('GETT'), { word: 'GETT', expected: 'GET, PUT' }, 'GET');
const unreadable = diagnostic('cannot-read', { path: 'b.spec.yaml' }, { what: 'the file', reason: 'it is a folder' });

describe('the report as text', () => {
  it('contains place, code, message, frame, help and suggestion, sorted and each once', () => {
    expect(reportText([unreadable, method, titel, method]))
      .toBe(`a.spec.yaml:2:1 unknown-key \`titel\` is not a key of the definition
  1 | operation: a
> 2 | titel: A
    | ^^^^^
  3 | http: {
  4 |   method: GETT }
help: Remove the key, or correct its spelling.
did you mean \`title\`?

a.spec.yaml:4:11 unknown-word \`GETT\` is not one of GET, PUT
  2 | titel: A
  3 | http: {
> 4 |   method: GETT }
    |           ^^^^
  5 |
help: Use one of the listed words.
did you mean \`GET\`?

b.spec.yaml cannot-read the file cannot be read: it is a folder
help: Check that the path exists, is of the right kind (file or folder), and that you have permission to read it.

3 errors
`);
  });

  it('is empty without diagnostics', () => {
    expect(reportText([])).toBe('');
  });

  it('has colours only on request', () => {
    const escape = '\u001b[';
    expect(reportText([titel, unreadable])).not.toContain(escape);
    const colored = reportText([titel, unreadable], { color: true });
    expect(colored).toContain(`${escape}31munknown-key`);
    expect(
      colored
        .split('\u001b[')
        .map((part) => part.replace(/^[\d;]*m/, ''))
        .join(''),
    ).toBe(reportText([titel, unreadable]));
  });

  it('marks the first line of a span over several lines', () => {
    expect(reportText([diagnostic('too-few', at('{\n  method: GETT }'), { least: 1, what: 'x is' })])).toContain(`
> 3 | http: {
    |       ^
  4 |   method`);
  });

  it('marks a place at the end of the text', () => {
    const end = source.text.length;
    expect(reportText([diagnostic('empty-file', { source, start: end, end }, {})])).toContain(`
> 5 |
    | ^
`);
  });

  it.each([
    ['in front', 0],
    ['in the middle', 500],
    ['at the end', 994],
  ])('cuts a long line and keeps the marks under the place: %s', (_, start) => {
    const text = `${'.'.repeat(start)}(here)${'.'.repeat(994 - start)}`;
    const long = { path: 'a', text: `${text}\nshort\n` };
    const report = reportText([diagnostic('empty-text', at('(here)', long), {})]);
    const lines = report.split('\n');
    const marks = lines.find((line) => line.includes('^')) ?? '';
    const line = lines.find((line) => line.startsWith('>')) ?? '';
    expect(line.slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1)).toBe('(here)');
    expect(line.includes('…')).toBe(true);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(140);
  });

  it('cuts a place that is itself too long', () => {
    const long = { path: 'a', text: `x${'y'.repeat(5000)}` };
    const report = reportText([diagnostic('empty-text', { source: long, start: 1, end: 5001 }, {})]);
    expect(Math.max(...report.split('\n').map(({ length }) => length))).toBeLessThan(140);
  });

  it('escapes control characters, and keeps the columns', () => {
    const odd = { path: 'a\u001b[2J', text: 'a: "\u001b[31m\u009b\u202e\u2028" (here)\n' };
    const report = reportText([
      diagnostic('unknown-key', at('(here)', odd), { key: '\u001b]0;x\u0007\n', where: 'x' }, '\u0000'),
    ]);
    expect(report.replaceAll('\n', '')).not.toMatch(/\p{Cc}|[\u2028\u202e]/u);
    expect(report).toContain(`
> 1 | a: "␛[31m���" (here)
    |               ^^^^^^
`);
  });

  it('counts errors and warnings', () => {
    const summary = (diagnostics: Parameters<typeof reportText>[0]): string =>
      reportText(diagnostics).trim().split('\n').at(-1) ?? '';
    const warning = { ...titel, severity: 'warning' as const };
    expect(summary([titel])).toBe('1 error');
    expect(summary([titel, method, warning])).toBe('2 errors, 1 warning');
    expect(summary([warning])).toBe('1 warning');
  });
});

describe('the report as data', () => {
  it('contains the same, with exact ends', () => {
    expect(reportData([unreadable, titel, titel])).toEqual([
      {
        file: 'a.spec.yaml',
        line: 2,
        column: 1,
        endLine: 2,
        endColumn: 6,
        code: 'unknown-key',
        severity: 'error',
        message: '`titel` is not a key of the definition',
        help: titel.help,
        suggestion: 'title',
      },
      {
        file: 'b.spec.yaml',
        code: 'cannot-read',
        severity: 'error',
        message: unreadable.message,
        help: unreadable.help,
      },
    ]);
  });
});
