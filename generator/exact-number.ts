/** Numbers as they are written, and the doubles that stand for them. */

/** A number in decimal; YAML leaves out the 0 before a point, and the digits behind it. */
const decimal = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/;

/**
 * Whether the double that is nearest to a number is written as that number: `0.1`, `1.50` and `1e3` are, while
 * `9007199254740993`, `0.10000000000000001`, `1e400` and `1e-400` become others.
 *
 * @param text a finite number as JSON or YAML spells it
 */
export function isExactNumber(text: string): boolean {
  // Fifteen digits always come through.
  if (text.length <= 15 && /^[-+.0-9]*$/.test(text)) return true;
  const value = Number(text);
  if (!Number.isFinite(value)) return false;
  // Hexadecimal and octal are whole.
  if (!decimal.test(text)) return Number.isSafeInteger(value);
  const [written, held] = [partsOf(text), partsOf(String(value))];
  if (written.digits === 0n || held.digits === 0n) return written.digits === held.digits;
  // They are near to each other, and so are their powers of ten: by as much as one has more digits than the other.
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
