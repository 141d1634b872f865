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
  const least = Math.min(written.power, held.power);
  const scaled = ({ digits, power }: Parts): bigint => digits * 10n ** BigInt(power - least);
  return scaled(written) === scaled(held);
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
