/**
 * What a blank looks like, in every language that the generator writes. The judge has a predicate of its own, which shares
 * nothing with the targets; emitted code asks `isBlank` of the runtime about an element.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Blank } from './model.js';

/** How a definition writes a blank. */
export type BlankValue = '' | null | readonly [] | Readonly<Record<string, never>>;

interface BlankForm {
  /** As vectors call it. */
  readonly name: string;
  readonly value: BlankValue;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The type of TypeScript. */
  readonly type: string;
}

export const blanks: Readonly<Record<Blank, BlankForm>> = {
  '': { name: 'blank', value: '', schema: { type: 'string', enum: [''] }, type: `''` },
  array: { name: 'empty-array', value: [], schema: { type: 'array', items: {}, maxItems: 0 }, type: '[]' },
  object: {
    name: 'empty-object',
    value: {},
    schema: { type: 'object', maxProperties: 0 },
    type: 'Record<string, never>',
  },
  null: { name: 'null', value: null, schema: { type: 'null' }, type: 'null' },
};

/** The blanks of a single element in the wire form; `tolerances.blank` of a definition says what they mean. */
export const elementBlanks = [blanks[''], blanks.null] as const;

const all = Object.keys(blanks) as readonly Blank[];

/** Whether a value looks like a blank of any kind. */
export function isBlank(value: unknown): value is BlankValue {
  return all.some((blank) => isDeepStrictEqual(blanks[blank].value, value));
}

/** The kind of blank that a definition writes so. */
export function blankOf(value: BlankValue): Blank {
  const found = all.find((blank) => isDeepStrictEqual(blanks[blank].value, value));
  if (found === undefined) throw new Error(`Not a blank: ${JSON.stringify(value)}`);
  return found;
}

/** As JSON: `""`, `[]`, `{}` or `null`. */
export function blankSpelling(blank: Blank): string {
  return JSON.stringify(blanks[blank].value);
}

/** In words for an author: each spelling, as `mark` shows it, and `or` before the last. */
export function anyBlank(mark: (spelling: string) => string = (spelling) => spelling): string {
  const spellings = all.map((blank) => (blank === 'null' ? blankSpelling(blank) : mark(blankSpelling(blank))));
  return `${spellings.slice(0, -1).join(', ')} or ${spellings.slice(-1).join()}`;
}
