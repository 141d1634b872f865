/** The spellings of a text that the wire form accepts: any case, and aliases. */
import type { Field } from '../model/model.js';
import { hasFormat } from './formats.js';

export interface Spelled {
  readonly value: unknown;
  readonly applied?: 'case' | 'alias';
}

/** A value in its canonical spelling; a value without one is returned unchanged. */
export function canonicalSpelling(field: Field, value: unknown): Spelled {
  if (typeof value !== 'string') return { value };
  const { type, wire } = field;
  const words = type.kind === 'enum' ? type.values : type.kind === 'text' ? type.keywords : [];
  if (words.includes(value)) return { value };
  const same = (a: string, b: string): boolean =>
    a.length === b.length && (wire.foldCase ? upperCaseAscii(a) === upperCaseAscii(b) : a === b);
  const meant = wire.aliases.find(({ alias }) => same(alias, value));
  if (meant) return { value: meant.value, applied: 'alias' };
  const word = words.find((candidate) => same(candidate, value));
  if (word !== undefined) return { value: word, applied: 'case' };
  const capitals = upperCaseAscii(value);
  const has = type.kind === 'text' && type.format !== undefined && wire.foldCase ? hasFormat[type.format] : undefined;
  return has?.(capitals) && !has(value) ? { value: capitals, applied: 'case' } : { value };
}

/** Upper-cases a to z only, so that the long s and the dotless i match nothing. */
function upperCaseAscii(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
