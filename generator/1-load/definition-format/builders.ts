/** Short constructors for grammar nodes, so that the format reads like a list of its keys. */
import { limits } from '../../limits.js';
import { isListPiece, type Lazy, type NameRule, type ObjectGrammar } from '../grammar.js';

export const text =
  (doc: string, name?: NameRule): Lazy =>
  () =>
    name ? { kind: 'text', doc, name } : { kind: 'text', doc, longest: limits.text };
export const word =
  (doc: string, ...words: string[]): Lazy =>
  () => ({ kind: 'word', doc, words });
/** @param refused words that a definition might be expected to take, with the reason why it does not */
export const wordExcept =
  (doc: string, refused: Readonly<Record<string, string>>, ...words: string[]): Lazy =>
  () => ({ kind: 'word', doc, words, refused });
/** Words, or one of the definition's own that has this form. */
export const wordOr =
  (doc: string, own: RegExp, ...words: string[]): Lazy =>
  () => ({ kind: 'word', doc, words, own });
export const flag =
  (doc: string): Lazy =>
  () => ({ kind: 'boolean', doc });
export const count =
  (doc: string, minimum: number): Lazy =>
  () => ({ kind: 'number', doc, integer: true, minimum });
export const list =
  (doc: string, item: Lazy, most?: number): Lazy =>
  () => ({ kind: 'list', doc, item, least: 1, ...(most === undefined ? {} : { most }) });
export const map =
  (doc: string, name: NameRule, value: Lazy, most?: number): Lazy =>
  () => ({ kind: 'map', doc, name, value, least: 1, ...(most === undefined ? {} : { most }) });

/** One of them, or a list. */
export const oneOrMore =
  (called: string, doc: string, one: Lazy): Lazy =>
  () => ({
    kind: 'union',
    called,
    doc,
    forms: [
      { when: isListPiece, then: list(doc, one) },
      { when: () => true, then: one },
    ],
  });

export const scalar =
  (doc: string): Lazy =>
  () => ({ kind: 'scalar', doc });
export const number =
  (doc: string): Lazy =>
  () => ({ kind: 'number', doc });

interface Optional {
  readonly value: Lazy;
  readonly doc?: string;
  readonly required?: never;
}

interface Required {
  readonly value: Lazy;
  readonly required: true;
}

/** @param doc the description at this key, where it differs from that of the value */
export const optional = (value: Lazy, doc?: string): Optional => (doc === undefined ? { value } : { value, doc });
export const required = (value: Lazy): Required => ({ value, required: true });

/** The keys of a type in definition.ts; a key that is missing, unknown or wrongly required does not compile. */
export type KeysOf<T> = { readonly [K in keyof T]-?: object extends Pick<T, K> ? Optional : Required };

/** An object of a type in definition.ts. */
export const object =
  <T>(called: string, doc: string, keys: KeysOf<T>, more: Pick<ObjectGrammar, 'least' | 'refused'> = {}): Lazy =>
  () => ({ kind: 'object', called, doc, keys: { ...keys }, ...more });
