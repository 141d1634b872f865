/** Data that is printed in its final form: Prettier does not change it, and it parses to the same data. */
import fc from 'fast-check';
import { format } from 'prettier';
import { parse as parseYaml } from 'yaml';
import { describe, expect, it } from 'vitest';
import { spelt } from '../../generator/4-emit/encode.js';
import { formatting } from '../../generator/4-emit/format.js';
import { printJson, printLiteral } from '../../generator/4-emit/print-data.js';
import { printYaml, printYamlByLibrary } from '../../generator/4-emit/print-yaml.js';
import { tries } from '../support/effort.js';

const runs = { numRuns: tries(15, 200) };
const word = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 130 }),
  fc
    .array(fc.constantFrom('\u6f22', 'a', '\u{1f600}', '\u2764\ufe0f', 'e\u0301', '\u{1f1e9}'), { maxLength: 70 })
    .map((all) => all.join('')),
  // Just as long as it may be, or not.
  fc.integer({ min: 40, max: 120 }).map((length) => 'x'.repeat(length)),
);
/** JSON has one zero. */
const double = fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (number === 0 ? 0 : number));
const key = fc.oneof(
  word,
  fc.constantFrom('abcd', 'abcde', 'a', '$ref', 'x-y', 'é', '1', '01', '', 'constructor', '__proto__', 'a.b'),
);
const scalar = fc.oneof(
  word,
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  double,
  fc.constantFrom('</script>', '<!--', "it's", '"', `'"'`, '\\', '\u0000\u007f\u2028', '\ud800', '{}', '[]'),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    scalar,
    fc.array(tie('value'), { maxLength: 12 }),
    fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 10, maxLength: 40 }),
    fc.dictionary(key, tie('value'), { maxKeys: 8 }),
  ),
}));

describe('a JSON document', () => {
  it('is not changed by Prettier', async () => {
    await fc.assert(
      fc.asyncProperty(value, async (one) => {
        const printed = printJson(one);
        expect(JSON.parse(printed)).toEqual(JSON.parse(JSON.stringify(one)));
        expect(await format(printed, { parser: 'json', ...formatting })).toBe(printed);
        expect(await format(spelt(JSON.stringify(one, null, 2)), { parser: 'json', ...formatting })).toBe(printed);
      }),
      runs,
    );
  });
});

describe('a value as a TypeScript expression', () => {
  const before = 'export const schema: Record<string, unknown> = ';
  const objects = fc.dictionary(key, value, { minKeys: 1, maxKeys: 6 });

  it('is not changed by Prettier', async () => {
    await fc.assert(
      fc.asyncProperty(objects, async (one) => {
        const printed = `${before}${printLiteral(one, before.length, 1)};\n`;
        expect(await format(printed, { parser: 'typescript', ...formatting })).toBe(printed);
      }),
      runs,
    );
  });

  it('is the same value, and ends no script element', () => {
    fc.assert(
      fc.property(objects, (one) => {
        const source = printLiteral(one, before.length, 1);
        expect(source).not.toMatch(/<\/|<!|[\u2028\u2029]/);
        // The source is an expression of data alone.
        expect(JSON.stringify(new Function(`return ${source}`)())).toBe(JSON.stringify(one));
      }),
      runs,
    );
  });
});

describe('a YAML document', () => {
  const marks = [
    'a',
    'b c',
    '\n',
    '\n\n',
    '  ',
    '\t',
    '#',
    ':',
    '- ',
    "'",
    '"',
    '\\',
    '|',
    '>',
    '%',
    '@',
    '{',
    '&',
    '*',
    '!',
    '---',
    'null',
    '1',
  ];
  const lines = fc.array(fc.constantFrom(...marks), { maxLength: 40 }).map((parts) => parts.join(''));
  const { node } = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      fc.oneof(scalar, lines, fc.string({ unit: 'grapheme', maxLength: 200 })),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(fc.constantFrom('a', '200', '$ref', 'x-y', '~', 'yes', 'a: b', '- a', '#'), tie('node'), {
        maxKeys: 4,
      }),
    ),
  }));

  it('is printed as the library prints it, with usual texts of any kind', () => {
    const words = [
      'a',
      'Is',
      ' ',
      ' ',
      ', ',
      ': ',
      ' #',
      ':',
      '-',
      "'",
      '"',
      '/',
      '#',
      '.',
      '(b)',
      '{c}',
      'null',
      '\n',
      '\n\n',
      '1',
      'é',
      '日本',
    ];
    const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((parts) => parts.join(''));
    const value = fc.oneof(
      text,
      text,
      fc.array(fc.oneof(text, fc.record({ a: text, b: text }), fc.array(text))),
      fc.record({ c: text, d: fc.array(text), e: fc.constantFrom(null, true, 0, -5, 1.5, {}, []) }),
    );
    fc.assert(
      fc.property(fc.dictionary(text, value, { minKeys: 1 }), (one) => {
        expect(printYaml(one)).toBe(printYamlByLibrary(one));
      }),
      { ...runs, numRuns: (runs.numRuns ?? 100) * 3 },
    );
  });

  it('is not changed by Prettier, and parses to the same data', async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.constantFrom('a', 'b', '200'), node, { minKeys: 1 }), async (one) => {
        const printed = printYaml(one);
        expect(printed).toBe(printYamlByLibrary(one));
        expect(parseYaml(printed)).toEqual(JSON.parse(JSON.stringify(one)));
        expect(await format(printed, { parser: 'yaml', ...formatting })).toBe(printed);
      }),
      runs,
    );
  });
});
