/** A text for each pattern in a definition. */
import { RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { messagesOf } from '../model/messages.js';
import { patternsAsked } from '../model/conditions.js';
import type { Condition, Message, Operation, Shape, TextType, ValueType } from '../model/model.js';
import { toldBy, wholesOf } from '../model/outcomes.js';
import { wholeOf } from '../model/inside-rules.js';
import { askedBy, tableRulesOf } from '../model/table-rules.js';
import { entriesWithin } from '../model/value-types.js';

/**
 * Matching texts by pattern: a short one, where there is another, the one with the most bytes per character, and for each
 * element whose length has bounds, a short one within them. A pattern for which none can be generated gets matching texts
 * from the examples and defaults of the definition, if there are any.
 */
export async function patternTexts(operation: Operation): Promise<ReadonlyMap<string, readonly string[]>> {
  const ofKeys = new Set(messagesOf(operation).flatMap(keyPatternsOf));
  const patterns = new Set([...messagesOf(operation).flatMap(patternsOf), ...ofKeys]);
  if (patterns.size === 0) return new Map();
  const bounded = messagesOf(operation).flatMap(boundedTexts);
  const { default: fc } = await import('fast-check');
  const known = operation.examples.flatMap(({ value }) => textsIn(value));
  const made = (pattern: string): readonly string[] => {
    try {
      // The seed is fixed, so that the same definition gives the same vectors.
      return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 50, seed: 1 });
    } catch {
      return [];
    }
  };
  return new Map(
    [...patterns].map((pattern) => {
      const regex = new RegExp(pattern, 'u');
      const texts = [...known, ...made(withoutLookAhead(pattern))];
      // A pattern that is open at its end takes anything there, which texts made up for it do not show.
      const matching = [...texts, ...texts.map((text) => `${text}€`)]
        .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text) && regex.test(text))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
      const [shortest] = matching;
      const [widest] = matching.toSorted((a, b) => widthOf(b) - widthOf(a));
      const more = ofKeys.has(pattern) ? matching.slice(0, KEYS) : [];
      const within = bounded
        .filter((type) => type.pattern === pattern)
        .flatMap((type) => matching.find(isWithin(type)) ?? []);
      return [pattern, [...new Set([shortest ?? [], widest ?? [], within, more].flat())]] as const;
    }),
  );
}

/** A pattern that takes more texts: nothing is made up for what looks ahead, but some of the texts of the rest match. */
export function withoutLookAhead(pattern: string): string {
  const found: { readonly start: number; readonly end: number }[] = [];
  const tree = new RegExpParser({ ecmaVersion: 2018 }).parsePattern(pattern, 0, pattern.length, { unicode: true });
  visitRegExpAST(tree, {
    onAssertionEnter: (node) => {
      if (node.kind === 'lookahead' && node.start >= (found.at(-1)?.end ?? 0)) found.push(node);
    },
  });
  return found.reduceRight((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), pattern);
}

/** The types of texts of a pattern whose length has a bound as well. */
function boundedTexts(message: Message): readonly TextType[] {
  return typesOf(message).flatMap((type) =>
    type.kind === 'text' && (type.minLength !== undefined || type.maxLength !== undefined) ? [type] : [],
  );
}

function isWithin({ minLength = 0, maxLength = Infinity }: TextType): (text: string) => boolean {
  return (text) => {
    const { length } = [...text];
    return length >= minLength && length <= maxLength;
  };
}

/** How many keys of a pattern a map can have in a vector. */
const KEYS = 24;

/** Bytes a character. */
function widthOf(text: string): number {
  return Buffer.byteLength(text) / [...text].length;
}

function typesOf({ shapes }: Message): readonly ValueType[] {
  const types = shapes.flatMap(({ fields }) => fields.map(({ type }) => type));
  return types.flatMap((type) => [type, ...entriesWithin(type).map((of) => of.type)]);
}

/** The patterns of texts, those under a condition, and those that conditions ask for. */
function patternsOf(message: Message): readonly string[] {
  return [
    ...typesOf(message).flatMap((type) => (type.kind === 'text' ? (type.pattern ?? []) : [])),
    ...message.shapes.flatMap(({ fields }) =>
      fields.flatMap(({ ranges }) => ranges.flatMap((one) => one.pattern ?? [])),
    ),
    ...[...message.shapes, ...wholesOf(message)].flatMap(conditionsOf).flatMap(patternsAsked),
    ...toldBy(message).flatMap(({ when: { test } }) => (test.kind === 'matches' ? test.pattern : [])),
  ];
}

/** The conditions of a table. */
function conditionsOf(shape: Shape): readonly Condition[] {
  return [
    ...shape.conditions.flatMap(({ demands }) => demands.map(({ when }) => when)),
    ...shape.fields.flatMap(({ ignored, ranges }) => [
      ...(ignored ? [ignored] : []),
      ...ranges.map(({ when }) => when),
    ]),
    ...tableRulesOf(shape).flatMap((rule) => [
      ...(rule.check === 'inside' ? [wholeOf(rule)] : askedBy(rule)),
      ...(rule.check === 'count' ? [rule.where] : []),
    ]),
  ];
}

/** The patterns of the keys of maps, of which a map may need several. */
function keyPatternsOf(message: Message): readonly string[] {
  return typesOf(message).flatMap((type) => {
    return type.kind === 'map' && type.keys && 'pattern' in type.keys ? type.keys.pattern : [];
  });
}

/** Every string in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
