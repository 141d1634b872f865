/** Additions to the description of an element: the rules that keywords do not express in full. */
import { formatOf } from '../../formats/index.js';
import { emptyOf } from '../../model/blanks.js';
import { describe } from '../../model/conditions.js';
import { defaultInWords } from '../../model/defaults.js';
import { innermost, numbersApart } from '../../model/value-types.js';
import { listed } from '../../model/words.js';
import type { Field, FieldRuleKind, Range, Rule, Shape } from '../../model/model.js';
import { rulesAround, type RulesInside, tableRulesOf } from '../../model/table-rules.js';

/** The rules that say what a condition adds. */
export function narrowedKinds(range: Range): readonly FieldRuleKind[] {
  const { only, except, pattern, minLength, maxLength, decimals, multipleOf, minItems, maxItems } = range;
  const minimum = range.minimum ?? range.above;
  const maximum = range.maximum ?? range.below;
  const sizes = { minimum, maximum, minLength, maxLength, decimals, multipleOf, minItems, maxItems } as const;
  const found = { enum: only ?? except, format: formatOf(range) ?? pattern, ...sizes } as const;
  return (Object.keys(found) as (keyof typeof found)[]).filter((kind) => found[kind] !== undefined);
}

/**
 * The rules of a table that are about an element. Most viewers show the description of a reference instead of that of the
 * table that it refers to, so it is not enough to say the rules there.
 *
 * @param inside the rules of tables of the message about elements inside of them
 */
export function rulesAbout(field: Field, shape: Shape, inside: RulesInside): readonly Rule[] {
  const ofTable: readonly Rule[] = [...shape.conditions, ...tableRulesOf(shape)];
  return [...ofTable.filter(({ source }) => source.rows.includes(field.row)), ...rulesAround(inside, shape, field)];
}

/** @param rules those of its table that are about it */
export function fieldNotes(field: Field, rules: readonly Rule[] = []): readonly string[] {
  const filled = defaultInWords(field);
  const kinds: readonly string[] = ['maxBytes', 'decimals', 'multipleOf', ...field.ranges.flatMap(narrowedKinds)];
  return [
    ...[...field.rules.filter(({ kind }) => kinds.includes(kind)), ...rules].map(({ message }) => `Rule: ${message}.`),
    ...openNotes(field),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => `No schema checks this: ${effect} ${text}`),
    ...(filled === undefined || showsDefault(field) ? [] : [`Default: ${filled}.`]),
    ...(field.deprecated === undefined ? [] : [`Deprecated: ${field.deprecated}`]),
    ...(field.future ? ['For a future feature.'] : []),
  ];
}

/** That other values than those that are known are valid, or that some numbers stand for something else. */
export function openNotes({ type: whole }: Field): readonly string[] {
  const type = innermost(whole);
  const apart = numbersApart(type);
  if (apart.length > 0) return [`Numbers that stand for something else: ${listed(apart)}.`];
  return type.kind === 'text' && type.known ? [`Known values: ${listed(type.known)}; others are valid too.`] : [];
}

/**
 * Whether the schema may have `default`. Tools fill it in, sometimes for null as well. Where the default is never
 * filled in, that would hide a missing mandatory element; where null is a value of its own, it would replace it.
 */
export function showsDefault(field: Field): boolean {
  return field.fills && !emptyOf(field);
}

/**
 * A description with notes, in one paragraph where Markdown allows it: some viewers hide all paragraphs of an element but
 * the first.
 */
export function withNotes(description: string, notes: readonly string[]): string {
  const between = description.includes('\n') ? '\n\n' : '\n';
  return [description, ...(notes.length > 0 ? [notes.join('\n')] : [])].join(between);
}
