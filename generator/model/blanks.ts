/**
 * The kinds of blanks, with their spelling in each language that the generator writes. The judge has a predicate of its
 * own, which shares no code with the targets; emitted code calls `isBlank` of the runtime.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Blank, Field, Form, Message } from './model.js';

/** The spelling in a definition. */
export type BlankValue = '' | null | readonly [] | Readonly<Record<string, never>>;

export interface BlankForm {
  /** The name in vectors. */
  readonly name: string;
  readonly value: BlankValue;
  readonly schema: Readonly<Record<string, unknown>>;
  /** The TypeScript type. */
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

/** The blanks of a single element in the wire form; `tolerances.blank` of a definition sets their meaning. */
export const elementBlanks = [blanks[''], blanks.null] as const;

/** What stands for an element that is empty, though it is given, in the canonical form; undefined where nothing does. */
export function emptyOf({ nullable, emptyText }: Pick<Field, 'nullable' | 'emptyText'>): BlankForm | undefined {
  return nullable ? blanks.null : emptyText ? blanks[''] : undefined;
}

/** The values that stand for an empty element in a form: that of the canonical form first, and what is read as it. */
export function emptiesOf(field: Field, form: Form): readonly BlankForm[] {
  const empty = emptyOf(field);
  if (!empty) return [];
  const isRead = form === 'wire' && field.wire.blank !== 'error';
  return [empty, ...elementBlanks.filter((blank) => isRead && blank !== empty)];
}

/**
 * The elements of a failure besides its code and message, and how each is written: those of the payload, and others that
 * have to be there and may be empty.
 */
export function failureBlanks({ envelope, root }: Message): readonly (readonly [Field, BlankForm])[] {
  if (!envelope) return [];
  return root.fields.flatMap((field) => {
    const blank = envelope.payload.includes(field)
      ? blanks[envelope.written]
      : field.presence === 'M'
        ? emptyOf(field)
        : undefined;
    return blank ? [[field, blank] as const] : [];
  });
}

/** The elements that have to be there and that nobody but a handler knows, so that a failure lacks them. */
export function lackedByFailures(message: Message): readonly Field[] {
  const { envelope, root } = message;
  if (!envelope) return [];
  const known = [envelope.errorCode, envelope.errorMessage, ...failureBlanks(message).map(([field]) => field)];
  return root.fields.filter((field) => field.presence === 'M' && !known.includes(field));
}

const all = Object.keys(blanks) as readonly Blank[];

/** Whether a value is a blank of any kind. */
export function isBlank(value: unknown): value is BlankValue {
  return all.some((blank) => isDeepStrictEqual(blanks[blank].value, value));
}

/** The kind of blank that a definition spells so. */
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
