/** Additions to the description of an element: the rules that keywords do not express in full. */
import { emptyOf } from '../../model/blanks.js';
import { describe } from '../../model/conditions.js';
import { defaultInWords } from '../../model/defaults.js';
import { listed } from '../../model/words.js';
import type { Field, FieldRuleKind, Range } from '../../model/model.js';

/** The rules that say what a condition adds. */
export function narrowedKinds(range: Range): readonly FieldRuleKind[] {
  const { only, except, format, pattern, minimum, maximum, minLength, maxLength, decimals } = range;
  const sizes = { minimum, maximum, minLength, maxLength, decimals } as const;
  const found = { enum: only ?? except, format: format ?? pattern, ...sizes } as const;
  return (Object.keys(found) as (keyof typeof found)[]).filter((kind) => found[kind] !== undefined);
}

export function fieldNotes(field: Field): readonly string[] {
  const filled = defaultInWords(field);
  const kinds: readonly string[] = ['maxBytes', 'decimals', ...field.ranges.flatMap(narrowedKinds)];
  return [
    ...field.rules.filter(({ kind }) => kinds.includes(kind)).map(({ message }) => `Rule: ${message}.`),
    ...openNotes(field),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => `No schema checks this: ${effect} ${text}`),
    ...(filled === undefined || showsDefault(field) ? [] : [`Default: ${filled}.`]),
    ...(field.deprecated === undefined ? [] : [`Deprecated: ${field.deprecated}`]),
    ...(field.future ? ['For a future feature.'] : []),
  ];
}

/** That other values than those that are known are valid. */
export function openNotes({ type }: Field): readonly string[] {
  return type.kind === 'text' && type.known ? [`Known values: ${listed(type.known)}; others are valid too.`] : [];
}

/**
 * Whether the schema may have `default`. Tools fill it in, sometimes for null as well. Where the default is never
 * filled in, that would hide a missing mandatory element; where null is a value of its own, it would replace it.
 */
export function showsDefault(field: Field): boolean {
  return field.fills && !emptyOf(field);
}

export function inParagraphs(first: string, others: readonly string[]): string {
  return [first, ...others].join('\n\n');
}
