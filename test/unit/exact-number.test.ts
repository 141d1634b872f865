/** Generator, judge and validators agree on numbers that a double cannot hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPayload } from '../../generator/1-load/payload.js';
import { commonMultiple, isExactNumber, isMultipleOf, multipleFrom } from '../../generator/exact-number.js';
import { judge } from '../../generator/judge/judge.js';
import { isMultiple } from '../../runtime/validation/decimals.js';
import { isHeld, numberFrom } from '../../runtime/validation/numbers.js';
import { tries } from '../support/effort.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const held = [
  ...['0', '-0', '0.0', '-0.000e7', '0e999999999999999999999', '1', '-1', '1.50', '0.1', '1e3', '1E+3', '1e-7', '100'],
  ...['9007199254740991', '9007199254740992', '9007199254740994', '12345678901234568e4', '1e22', '1e23', '1e300'],
  ...[
    '5e-324',
    '1.7976931348623157e308',
    '0.30000000000000004',
    '123456789012345',
    '0.000001',
    '1000000000000000000000',
  ],
];
const lost = [
  ...['9007199254740993', '-9007199254740993', '0.10000000000000001', '1.00000000000000001', '1e400', '-1e400'],
  ...['1e-400', '1e-99999999999999999999', '12345678901234567890', '0.1000000000000000055511151231257827', '3e-324'],
  ...['123456789012345678', '1.7976931348623159e308', '9007199254740992.5', '1e309', '4.94065645841246544e-324'],
];

describe('a number', () => {
  it.each(held)('%s is exact as a double', (text) => {
    expect([isHeld(text), isExactNumber(text)]).toEqual([true, true]);
    expect(numberFrom(text)).toBe(Number(text));
  });

  it.each(lost)('%s is not exact as a double', (text) => {
    expect([isHeld(text), isExactNumber(text)]).toEqual([false, false]);
    expect(numberFrom(text)).toBe(text);
  });

  it('is exact when printing the double gives the same number', () => {
    const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 22 });
    const text = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.option(digits), fc.option(fc.integer({ min: -330, max: 320 })))
      .map(([sign, whole, fraction, power]) => {
        const trimmed = whole.replace(/^0+(?=.)/, '');
        return `${sign}${trimmed}${fraction === null ? '' : `.${fraction}`}${power === null ? '' : `e${power}`}`;
      });
    fc.assert(
      fc.property(text, (one) => void expect(isHeld(one)).toBe(isExactNumber(one))),
      { numRuns: tries(4_000, 20_000), seed: 20_26 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (one) => {
        expect(isHeld(JSON.stringify(one))).toBe(true);
        // 17 digits name a double, and are one number more often than another.
        expect(isHeld(one.toPrecision(17))).toBe(isExactNumber(one.toPrecision(17)));
      }),
      { numRuns: tries(4_000, 20_000), seed: 20_26 },
    );
  });

  it.each(['+5', '.5', '5.', '-.25', '0x1f', '0o17', '+1.5e3'])('%s in YAML is exact', (text) => {
    expect(isExactNumber(text)).toBe(true);
  });

  it.each(['0x20000000000001', '+9007199254740993', '.10000000000000001'])('%s in YAML is not exact', (text) => {
    expect(isExactNumber(text)).toBe(false);
  });

  it('is examined in time linear in its length', () => {
    const dear = [`1${'0'.repeat(100_000)}1`, `0.${'0'.repeat(100_000)}1`, `${'10'.repeat(50_000)}e-100000`];
    for (const text of dear) expect(isHeld(text)).toBe(false);
  });
});

it('a parameter that is not exact as a double is rejected and not changed', async () => {
  const parameters =
    '{ limit: { type: Decimal, presence: O, in: query, maximum: 9007199254740992, description: It. }, ' +
    'size: { type: Numeric, presence: O, in: query, description: It. } }';
  const [operation] = buildTexts([tinyText({ a: 'type: String, presence: O' }, { parameters })]).operations;
  if (!operation?.parameters) throw new Error('There are no parameters');
  const { parse } = validatorsOf(await importValidators(operation), operation.parameters);
  const rules = (value: unknown): unknown => {
    const found = parse(value);
    const judged = judge(operation.parameters ?? operation.response, 'wire', value);
    const told = found.ok ? [] : found.violations.map(({ rule }) => rule);
    expect(told).toEqual(judged.violations.map(({ rule }) => rule));
    return found.ok ? found.value : told;
  };
  expect(rules({ limit: '9007199254740992', size: '1.0' })).toEqual({ limit: 9007199254740992, size: 1 });
  expect(rules({ limit: '9007199254740993' })).toEqual(['Parameters.limit.type']);
  expect(rules({ limit: '0.10000000000000001' })).toEqual(['Parameters.limit.type']);
  expect(rules({ size: '1.00000000000000001' })).toEqual(['Parameters.size.type']);
});

it('a number in a JSON file that is not exact as a double is reported at its place as json-number', async () => {
  const text = '{ "a": 9007199254740993, "b": [0.1, 1e400], "c": "9007199254740993" }';
  const { diagnostics } = await loadPayload('p.json', Buffer.from(text));
  expect(diagnostics.map(({ code, span }) => `${code} ${text.slice(span?.start, span?.end)}`)).toEqual([
    'json-number 9007199254740993',
    'json-number 1e400',
  ]);
});

describe('multiples', () => {
  it.each([
    [0, 0.1],
    [0.07, 0.01],
    [-0.3, 0.1],
    [1e-7, 1e-7],
    [1e21, 50],
    [1.7976931348623157e308, 1e292],
    [9007199254740991, 6361],
  ])('%d is one of %d, as decimals', (value, step) => {
    expect([isMultipleOf(value, step), isMultiple(value, step)]).toEqual([true, true]);
  });

  it.each([
    [0.075, 0.01],
    [0.1 + 0.2, 0.1],
    [5e-324, 0.01],
    [49.99999999999999, 50],
    [9007199254740991, 2],
  ])('%d is none of %d, as decimals', (value, step) => {
    expect([isMultipleOf(value, step), isMultiple(value, step)]).toEqual([false, false]);
  });

  it('generator and validators agree on them', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.integer().map((n) => n / 100),
    );
    const step = fc.oneof(
      fc.constantFrom(0.01, 0.25, 0.07, 3, 50, 1e-7, 1e21),
      fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
    );
    fc.assert(
      fc.property(number, step, (value, unit) => isMultipleOf(value, unit) === isMultiple(value, unit)),
      { numRuns: tries(300, 20_000) },
    );
  });

  it('the first multiple from a number, and those behind it, are exact', () => {
    expect([0, 1, 2].map((steps) => multipleFrom(0.15, 0.1, steps))).toEqual([0.2, 0.3, 0.4]);
    expect([-7, 0, 7, 10].map((least) => multipleFrom(least, 5))).toEqual([-5, 0, 10, 10]);
    expect(multipleFrom(0.21, 0.07)).toBe(0.21);
  });

  it('the least common multiple of several is exact', () => {
    expect(commonMultiple([])).toBeUndefined();
    expect(commonMultiple([4, 6, 10])).toBe(60);
    expect(commonMultiple([0.25, 0.1])).toBe(0.5);
  });
});
