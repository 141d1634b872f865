/** Generator, judge and validators agree on numbers that a double cannot hold. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPayload } from '../../generator/1-load/payload.js';
import { isExactNumber } from '../../generator/exact-number.js';
import { judge } from '../../generator/judge/judge.js';
import { isHeld, numberFrom } from '../../runtime/validation/numbers.js';
import { effort } from '../support/effort.js';
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
      { numRuns: effort(4_000, 20_000), seed: 20_26 },
    );
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (one) => {
        expect(isHeld(JSON.stringify(one))).toBe(true);
        // 17 digits name a double, and are one number more often than another.
        expect(isHeld(one.toPrecision(17))).toBe(isExactNumber(one.toPrecision(17)));
      }),
      { numRuns: effort(4_000, 20_000), seed: 20_26 },
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
