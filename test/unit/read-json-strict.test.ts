/** The strict reader rejects repeated names, `__proto__`, and numbers that would change. */
import { describe, expect, it } from 'vitest';
import { readJson } from '../../runtime/http/json.js';
import { compareReaders, costs } from '../hostile/json-reader.js';
import { tries } from '../support/effort.js';

const read = (text: string) => readJson(new TextEncoder().encode(text));
const problem = (text: string): string => {
  const json = read(text);
  return json.ok ? `read as ${JSON.stringify(json.value)}` : json.problem;
};

describe('the strict reader of JSON', () => {
  it('rejects deep nesting that JSON.parse accepts', () => {
    for (const count of [65, 1000, 130_000])
      for (const text of ['['.repeat(count) + ']'.repeat(count), '{"a":'.repeat(count) + '1' + '}'.repeat(count)])
        expect(problem(text)).toContain('deeper than 64 levels');
  });

  it('agrees with a simple reader on texts that are made to mislead it', () => {
    const { failures, ends } = compareReaders(tries(3000, 5000), 2026);
    expect(failures).toEqual([]);
    // Each kind is there often enough to mean something.
    for (const [end, count] of ends) expect(count, end).toBeGreaterThan(20);
    expect(ends.size).toBe(7);
  });

  // A number that is shorter or longer than its value is written once hid the name.
  const numbers = [
    '12345678901234568e4',
    '1e3',
    '1000',
    '1e21',
    '0.001',
    '-0',
    '1E-7',
    '123456789012345680000',
    '0.10',
  ];
  it.each(numbers)('finds a repeated name among any number of %s', (number) => {
    for (let count = 0; count < 40; count++) {
      const more = Array.from({ length: count }, () => number).join();
      for (const name of ['"a"', '"\\u0061"', '"ab"', '":"', '"\\u003a"', '""'])
        for (const value of ['2', '[]', '"::"', '{"a":1}']) {
          const text = `{${name}:1,${name}:${value},"x":[${more}]}`;
          expect(problem(text), text).toBe(
            'The body is refused: an element is given twice in line 1, column ' + `${name.length + 5}.`,
          );
        }
    }
  });

  it.each(['"__proto__"', '"\\u005f_proto__"', '"__prot\\u006F__"', '"\\u005F\\u005F\\u0070roto__"'])(
    'finds %s at any depth',
    (name) => {
      for (const text of [`{${name}:1}`, `{"a":[{${name}:{}}]}`, `[{"a":1e3,"b":{${name}:null}},12345678901234568e4]`])
        expect(problem(text)).toContain('an element is called __proto__');
    },
  );

  it('is as strict when the prototype of all objects has been changed', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>;
    try {
      prototype['polluted'] = 1;
      expect(problem('{"a":1,"a":2}')).toContain('an element is given twice');
      expect(problem('{"a":{"b":1,"b":2},"c":{}}')).toContain('an element is given twice');
      expect(read('{"a":{}}')).toEqual({ ok: true, value: { a: {} } });
    } finally {
      delete prototype['polluted'];
    }
  });

  it.each([
    '9007199254740993',
    '-9007199254740993',
    '9007199254740993.0',
    '90071992547409930e-1',
    '0.9007199254740993e16',
    '1e400',
    '-1e400',
    '1e-400',
    `1${'0'.repeat(309)}`,
    `0.${'0'.repeat(400)}1`,
    '900719925474099.3',
    '0.1000000000000000055',
    '0.30000000000000001',
    '1.0000000000000000000000001',
    '9223372036854775807',
    '18446744073709551616',
    '123456789012345683968',
    '2.2250738585072011e-308',
  ])('rejects %s, which would become another number', (number) => {
    expect(problem(number)).toBe(
      'The body is refused: a number has more digits, or a larger exponent, than can be represented exactly in line 1, column 1.',
    );
    expect(problem(`{"é":"x",\n"a":[1,${number}]}`)).toContain('in line 2, column 8.');
  });

  it.each([
    '0',
    '-0',
    '0.0',
    '0e999',
    '-0.00e-999',
    '1e0000000000001',
    '1.50',
    '0.1',
    '0.30000000000000004',
    '1e21',
    '1e23',
    '1E+2',
    '9007199254740991',
    '9007199254740992.000',
    '123456789012345680000',
    `1${'0'.repeat(308)}`,
    `${'1'.padEnd(25, '0')}.${'0'.repeat(30)}`,
    '5e-324',
    '1.7976931348623157e308',
    '1.7976931348623157E+308',
  ])('accepts %s, which stays the same number', (number) => {
    expect(read(`{"a":[${number}]}`)).toEqual({ ok: true, value: { a: [Number(number)] } });
  });

  it('accepts every number that JSON.stringify writes', () => {
    const view = new DataView(new ArrayBuffer(8));
    for (let count = 0; count < 5000; count++) {
      // Every exponent, with other bits behind it each time.
      view.setUint32(0, Math.imul(count, 0x9e3779b1));
      view.setUint32(4, Math.imul(count + 1, 0x85ebca6b));
      const double = view.getFloat64(0);
      if (!Number.isFinite(double)) continue;
      expect(read(JSON.stringify(double))).toEqual({ ok: true, value: double });
    }
  });

  it('takes at most a few times as long as JSON.parse', () => {
    // What grows faster than its text costs hundreds of times as much at this size; the machine has other things to do.
    for (const [name, factor] of costs(256 * 1024)) expect(factor, name).toBeLessThan(100);
  });
});
