/** Decimal numbers and their representation as doubles. */

/** A decimal number; YAML allows omitting the digits before or after the point. */
const decimal = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * Whether the double nearest to a number prints as the same number: true for `0.1`, `1.50` and `1e3`, false for
 * `9007199254740993`, `0.10000000000000001`, `1e400` and `1e-400`.
 *
 * @param text a finite number as JSON or YAML spells it
 */
export function isExactNumber(text: string): boolean {
  // A double represents up to fifteen digits exactly.
  if (text.length <= 15 && /^[-+.0-9]*$/.test(text)) return true;
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  // Hexadecimal and octal numbers are integers.
  if (!decimal.test(text)) return Number.isSafeInteger(value);
  const [written, held] = [partsOf(text), partsOf(String(value))];
  if (written.digits === 0n || held.digits === 0n) return written.digits === held.digits;
  // The two are close to each other, so their powers of ten differ by no more than their numbers of digits.
  const [one, other] = integersOf([written, held]).of;
  return one === other;
}

/** A result of arithmetic, rounded to the fifteen digits that a double holds exactly: 0.1 and 0.2 are 0.3. */
export function rounded(result: number): number {
  return Number(result.toPrecision(15));
}

/** Whether a number is a multiple of another one, both as the decimals that they are printed as. */
export function isMultipleOf(value: number, step: number): boolean {
  const [whole = 0n, unit = 1n] = integersOf([value, step].map(String).map(partsOf)).of;
  return whole % unit === 0n;
}

/** The least number greater than 0 that is a multiple of all of these; undefined without one. */
export function commonMultiple(steps: readonly number[]): number | undefined {
  const [first, ...others] = steps;
  return first === undefined ? undefined : others.reduce(common, first);
}

function common(step: number, other: number): number {
  const { of, power } = integersOf([step, other].map(String).map(partsOf));
  const [one = 1n, two = 1n] = of;
  let [divisor, rest] = [one, two];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return numberOf((one / divisor) * two, power);
}

/** The first multiple of a step that is not less than a number, or the one so many steps behind it. */
export function multipleFrom(least: number, step: number, steps: number = 0): number {
  const { of, power } = integersOf([least, step].map(String).map(partsOf));
  const [from = 0n, unit = 1n] = of;
  const isBetween = from % unit !== 0n && from > 0n;
  return numberOf((from / unit + (isBetween ? 1n : 0n) + BigInt(steps)) * unit, power);
}

function numberOf(digits: bigint, power: number): number {
  return Number(`${digits}e${power}`);
}

/** Decimals as integers, times ten to one power. */
function integersOf(decimals: readonly Parts[]): { readonly of: readonly bigint[]; readonly power: number } {
  const power = Math.min(...decimals.map((one) => one.power));
  return { of: decimals.map((one) => one.digits * 10n ** BigInt(one.power - power)), power };
}

/** `digits` times ten to the `power`. */
interface Parts {
  readonly digits: bigint;
  readonly power: number;
}

function partsOf(text: string): Parts {
  const [, sign = '', whole = '', fraction = '', power = '0'] = decimal.exec(text) ?? [];
  const digits = BigInt(`0${whole}${fraction}`);
  return { digits: sign === '-' ? -digits : digits, power: Number(power) - fraction.length };
}
