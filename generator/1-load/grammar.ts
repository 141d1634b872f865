/** The grammar in which the definition format is described; structure.ts interprets it, editor-schema.ts prints it. */
import type { YamlNode } from './yaml-node.js';

export type Grammar =
  | ObjectGrammar
  | {
      readonly kind: 'map';
      readonly doc: string;
      readonly name: NameRule;
      readonly value: Lazy;
      readonly least?: number;
      readonly most?: number;
    }
  | {
      readonly kind: 'list';
      readonly doc: string;
      readonly item: Lazy;
      readonly least?: number;
      readonly most?: number;
    }
  | {
      readonly kind: 'word';
      readonly doc: string;
      readonly words: readonly string[];
      /** Words that are refused with a reason. */
      readonly refused?: Readonly<Record<string, string>>;
      /** Words of the definition's own that may stand instead; whether one exists is for a later phase to find out. */
      readonly own?: RegExp;
    }
  | { readonly kind: 'text'; readonly doc: string; readonly name?: NameRule; readonly longest?: number }
  | { readonly kind: 'enum-value'; readonly doc: string; readonly longest: number }
  | {
      readonly kind: 'number';
      readonly doc: string;
      readonly integer?: boolean;
      readonly minimum?: number;
      readonly maximum?: number;
      /** A bound that is no value itself. */
      readonly above?: number;
    }
  | { readonly kind: 'boolean'; readonly doc: string }
  | { readonly kind: 'true'; readonly doc: string; readonly or?: string }
  | { readonly kind: 'empty'; readonly doc: string }
  | { readonly kind: 'scalar'; readonly doc: string }
  | { readonly kind: 'json'; readonly doc: string }
  | UnionGrammar;

export interface ObjectGrammar {
  readonly kind: 'object';
  /** How messages name it: 'an element', 'the definition'. */
  readonly called: string;
  readonly doc: string;
  /** `doc` describes the value at this key, where that differs from the value's own description. */
  readonly keys: Readonly<Record<string, { readonly value: Lazy; readonly required?: true; readonly doc?: string }>>;
  /** Minimum number of keys that are given. */
  readonly least?: number;
  /** Keys that are often written where something else is meant, each with what to write. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** One of several forms, chosen by the kind of the value or by its keys, so that messages are exact. */
export interface UnionGrammar {
  readonly kind: 'union';
  readonly doc: string;
  /** How messages name what is expected. */
  readonly called: string;
  readonly forms: readonly { readonly when: (node: YamlNode) => boolean; readonly then: Lazy }[];
}

/** Lazy because grammars are recursive. */
export type Lazy = () => Grammar;

export interface NameRule {
  readonly pattern: RegExp;
  /** The rule in words, for messages. */
  readonly rule: string;
  readonly refused?: readonly string[];
}

/**
 * Characters that no text of a definition may contain: control characters except line feed and tab, the two separators
 * that some languages treat as line breaks, a byte order mark, non-characters and lone surrogates.
 */
export const unprintable = /[\p{Cs}\u2028\u2029\ufeff\ufffe\uffff]|[^\P{Cc}\n\t]/u;

export const isScalarPiece = (node: YamlNode): boolean => node.kind === 'scalar';
export const isListPiece = (node: YamlNode): boolean => node.kind === 'list';
export const isMapPiece = (node: YamlNode): boolean => node.kind === 'map';
export const hasKey =
  (key: string) =>
  (node: YamlNode): boolean =>
    node.kind === 'map' && node.entries.some((entry) => entry.key === key);
