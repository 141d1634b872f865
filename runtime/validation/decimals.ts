/** Numbers as the decimals that they are printed as. */

/** Whether a number has at most this many digits behind the point, in its shortest text: 0.07 has two, and 1e-7 seven. */
export function fitsDecimals(value: number, most: number): boolean {
  if (Number.isInteger(value)) return true;
  const [digits = '', power = '0'] = String(value).split('e');
  const point = digits.indexOf('.');
  return (point < 0 ? 0 : digits.length - point - 1) - Number(power) <= most;
}

/** Whether a number is a multiple of a step: 0.07 is one of 0.01, which it is not as a double. */
export function isMultiple(value: number, step: number): boolean {
  const [whole, unit] = scaled([value, step]);
  return whole % unit === BigInt(0);
}

/** Numbers as the decimals that they are printed as, times the power of ten that makes all of them whole. */
export function scaled<const Numbers extends readonly number[]>(numbers: Numbers): { [K in keyof Numbers]: bigint } {
  const decimals = numbers.map(decimalOf);
  const least = decimals.reduce((lowest, { power }) => Math.min(lowest, power), 0);
  const whole = decimals.map(({ digits, power }) => digits * BigInt(10) ** BigInt(power - least));
  return whole as { [K in keyof Numbers]: bigint };
}

interface Decimal {
  readonly digits: bigint;
  /** Of ten. */
  readonly power: number;
}

/** The decimal that a number is printed as, and read from. */
function decimalOf(value: number): Decimal {
  const [mantissa = '', power = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), power: Number(power) - fraction.length };
}
