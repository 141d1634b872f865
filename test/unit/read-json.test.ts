import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJson } from '../../runtime/http/json.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => readJson(encode(text));
const problem = (text: string): string => {
  const json = read(text);
  if (json.ok) throw new Error('It was read');
  return json.problem;
};

/** The value of a text, in the plainest way: what comes out twice of a reviver that sees every name has a name twice. */
function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

// The seed is fixed, so that a failure is everyone's.
const runs = { numRuns: Number(process.env['RUNS'] ?? 2000), seed: 2026 };

describe('the strict reader of JSON', () => {
  it('reads the output of JSON.stringify in any layout', () => {
    const names = fc.oneof(
      fc.string().filter((name) => name !== '__proto__'),
      fc.constantFrom('a:b', ':', '"', '\\', 'constructor', 'toString', '1', ''),
    );
    const values = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        fc.oneof(fc.string({ unit: 'binary' }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
        fc.constantFrom(null, 'a:b', '\\u003a', ':', '\u2028', '__proto'),
        fc.array(tie('any')),
        fc.dictionary(names, tie('any')),
      ),
    })).any;
    fc.assert(
      fc.property(values, fc.constantFrom(undefined, 1, '\t', '\n\r '), (value, layout) => {
        const text = JSON.stringify(value, null, layout);
        expect(read(text)).toEqual({ ok: true, value: JSON.parse(new TextDecoder().decode(encode(text))) as unknown });
      }),
      runs,
    );
  });

  it('reads or rejects every text as JSON.parse does', () => {
    const pieces = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"',
      '\\',
      '\\u003a',
      '1',
      '-',
      '0',
      '.5',
      'e3',
      'true',
      'nul',
      ' ',
      '\n',
      '\u0001',
      'é',
      '\ufeff',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const json = read(text);
        const expected = parsed(text.replace(/^\ufeff/, ''));
        if (json.ok) expect(expected).toEqual({ value: json.value });
        else if (expected) expect(json.problem).toContain('an element is given twice');
        else expect(json.problem).toMatch(/^The body is not JSON: .* in line \d+, column \d+\.$/);
      }),
      { ...runs, numRuns: runs.numRuns * 5 },
    );
  });

  it('finds a repeated element in every spelling', () => {
    const name = fc.constantFrom('a', ':', 'a:b', '"', '\\', 'é', 'x y');
    const written = (text: string, isEscaped: boolean): string =>
      isEscaped
        ? `"${[...text].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`
        : JSON.stringify(text);
    const value = fc.constantFrom('1', '":"', '"\\u003a"', '"\\u003A:"', '{"a":":"}', '["::"]', '{}');
    fc.assert(
      fc.property(name, fc.boolean(), fc.boolean(), value, value, value, (twice, first, second, one, two, three) => {
        const text = `[{${written(twice, first)}:${one},"between":${two},${written(twice, second)}:${three}}]`;
        expect(problem(text)).toContain('an element is given twice in line 1, column ');
      }),
      runs,
    );
  });

  it('finds a repeated element after a number in any notation', () => {
    expect(problem('{"":1,"":[1e-6,1e-3]}')).toContain('an element is given twice');
    for (const mantissa of ['1', '5', '12', '1.5', '-3', '0.5', '1e0', '20'])
      for (let exponent = -24; exponent <= 24; exponent++)
        for (const name of ['', 'a', 'ab'])
          for (const other of ['1', '22', 'true', '""', '{}']) {
            const text = `{"${name}":${other},"${name}":${mantissa.replace(/e0$/, '')}e${exponent}}`;
            expect(problem(text), text).toContain('an element is given twice');
          }
  });

  it.each([
    ['{"__proto__":1}', 2],
    ['{"a":1, "__proto__" :{}}', 9],
    ['{"\\u005f_proto__":1}', 2],
    ['{"\\u005F\\u005fproto\\u005f_":1}', 2],
  ])('rejects the name in %s', (text, column) => {
    expect(problem(text)).toBe(`The body is refused: an element is called __proto__ in line 1, column ${column}.`);
    expect(({} as Record<string, unknown>)['1']).toBeUndefined();
  });

  it('accepts the name as a value, and other names of prototypes', () => {
    expect(read('{"a":"__proto__","constructor":{"prototype":1}}')).toMatchObject({ ok: true });
  });

  it('accepts 64 levels and rejects 65, at the first bracket too deep', () => {
    expect(read('['.repeat(64) + ']'.repeat(64)).ok).toBe(true);
    expect(read('{"a":'.repeat(64) + '1' + '}'.repeat(64)).ok).toBe(true);
    expect(problem('['.repeat(65) + ']'.repeat(65))).toContain('deeper than 64 levels in line 1, column 65');
    expect(problem('{"a":'.repeat(65) + '1' + '}'.repeat(65))).toContain('column 321');
    expect(problem('['.repeat(2_000_000))).toContain('deeper than 64 levels');
  });

  it('reports bytes that are not UTF-8, without any of the text', () => {
    for (const bytes of [
      [0x22, 0xff, 0x22],
      [0x22, 0xc3],
      [0xed, 0xa0, 0x80],
      [0xc0, 0x80],
    ])
      expect(readJson(Uint8Array.from(bytes))).toEqual({ ok: false, problem: 'The body is not UTF-8.' });
    expect(problem('{"a": Secret}')).toBe('The body is not JSON: a value is missing in line 1, column 7.');
  });

  it.each([
    ['', 'a value is missing in line 1, column 1'],
    ['{}{}', 'there is text after the end of the value in line 1, column 3'],
    ['[1,]', 'a value is missing in line 1, column 4'],
    ['{"a":1,}', 'a name in quotes is missing in line 1, column 8'],
    ["{'a':1}", 'a name in quotes is missing in line 1, column 2'],
    ['{"a":1\r\n "b":2}', 'a comma or a closing brace is missing in line 2, column 2'],
    ['["a\nb"]', 'a string is not closed, or contains an invalid character in line 1, column 4'],
    ['["\\x"]', 'a string is not closed, or contains an invalid character in line 1, column 3'],
    ['[01]', 'a comma or a closing bracket is missing in line 1, column 3'],
    ['[NaN]', 'a value is missing in line 1, column 2'],
  ])('reports where %j is not JSON', (text, message) => {
    expect(problem(text)).toBe(`The body is not JSON: ${message}.`);
  });
});
