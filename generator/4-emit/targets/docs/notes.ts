/** The sentences about a row of a table in addition to its description. */
import { describe } from '../../../model/conditions.js';
import type { Field, Message, Rule, RuleKind, Shape, ValueType } from '../../../model/model.js';
import { oneOf } from '../../../model/words.js';
import { entriesWithin, innermost, isNested } from '../../../model/value-types.js';
import { narrowedKinds } from '../../lower/notes.js';
import { sentence, sentenceAt } from '../../lower/sentences.js';
import { type Habits, rowTolerances } from './tolerances.js';

/** The kinds of rules that no other column shows. */
const shown: readonly RuleKind[] = [
  ...(['format', 'minimum', 'maximum', 'maxLength', 'maxBytes', 'minItems', 'maxItems'] as const),
  ...(['alternative', 'depth', 'keys', 'minEntries', 'maxEntries'] as const),
];

/** What holds several values, and is no plain array. */
function containerNotes({ type }: Field): readonly string[] {
  if (!isNested(type)) return [];
  const arrays = entriesWithin(type).filter(({ array }) => array).length;
  if (type.kind === 'list') return [`An array of arrays, ${arrays + 1} levels in all.`];
  return [`A map from keys to values of this type${arrays === 0 ? '' : ', each in an array'}.`];
}

function alternativeNotes(type: ValueType): readonly string[] {
  if (type.kind !== 'alternatives') return [];
  return type.of.map(({ values, shape }) => `With ${type.by} ${oneOf(values)} it is of ${shape.table}.`);
}

export function rowNotes(message: Message, habits: Habits, shape: Shape, field: Field): readonly string[] {
  const isValueNoted = field.type.kind !== 'enum' || field.ranges.flatMap(narrowedKinds).includes('enum');
  const isShown = ({ kind }: Rule): boolean => shown.includes(kind) || (kind === 'enum' && isValueNoted);
  const conditions = shape.conditions.filter(({ source }) => source.rows.includes(field.row));
  return [
    ...(field.location === undefined ? [] : [`In the ${field.location}.`]),
    ...(field.pageName === undefined ? [] : [`The page calls it ${field.pageName}.`]),
    ...[...field.rules.filter(isShown), ...conditions].map((rule) => sentenceAt(field, rule, shape)),
    ...containerNotes(field),
    ...alternativeNotes(innermost(field.type)),
    ...(field.type.kind === 'free' ? ['May hold any elements.'] : []),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => sentence(`No validator checks this: ${effect} ${text}`)),
    ...(field.nullable ? ['May be null.'] : []),
    ...rowTolerances(message, habits, field),
  ];
}
