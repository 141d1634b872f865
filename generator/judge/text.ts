/** Parameters come as text; what JSON would spell the same way becomes a number or a boolean. */
import type { Shape } from '../model.js';
import { ownElements, setOwn } from './values.js';

/** The elements of path and query as typed values; text that has no such reading stays and is judged as text. */
export function decodeText(shape: Shape, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kinds = new Map(shape.fields.map((field) => [field.name, field.type.kind]));
  const decoded = {};
  for (const [name, element] of ownElements(value)) {
    const kind = kinds.get(name);
    setOwn(decoded, name, typeof element === 'string' ? decode(kind, element) : element);
  }
  return decoded;
}

function decode(kind: string | undefined, text: string): unknown {
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text);
  return (kind === 'integer' || kind === 'decimal') && isNumber && isHeld(text) ? Number(text) : text;
}

/** Whether the double that is nearest to a decimal number is written as that number. */
function isHeld(text: string): boolean {
  const number = Number(text);
  if (!Number.isFinite(number)) return false;
  const [given, held] = [decimalOf(text), decimalOf(String(number))];
  if (given.digits === 0n || held.digits === 0n) return given.digits === held.digits;
  // Both are near to each other here, so neither power of ten is large.
  const least = Math.min(given.power, held.power);
  const scaled = ({ digits, power }: Decimal): bigint => digits * 10n ** BigInt(power - least);
  return scaled(given) === scaled(held);
}

/** `digits` times ten to the `power`. */
interface Decimal {
  readonly digits: bigint;
  readonly power: number;
}

function decimalOf(text: string): Decimal {
  const [mantissa = '', power = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), power: Number(power) - fraction.length };
}
