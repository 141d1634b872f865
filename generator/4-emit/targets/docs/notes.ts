/** The sentences about a row of a table in addition to its description. */
import { emptyOf } from '../../../model/blanks.js';
import { describe } from '../../../model/conditions.js';
import { isHeaders } from '../../../model/messages.js';
import type { Field, ListStyle, Message, RuleKind, Shape, ValueType } from '../../../model/model.js';
import { rulesAround, type RulesInside, tableRulesOf } from '../../../model/table-rules.js';
import { oneOf } from '../../../model/words.js';
import { entriesWithin, innermost, isNested } from '../../../model/value-types.js';
import { openNotes } from '../../lower/notes.js';
import { capital, sentence, sentenceAt } from '../../lower/sentences.js';
import { type Habits, rowTolerances } from './tolerances.js';

const lists: Readonly<Record<ListStyle, string>> = {
  repeated: 'one element of the query for each entry',
  commas: 'its entries between commas',
  spaces: 'its entries between spaces',
  pipes: 'its entries between vertical bars',
};

/** Where a parameter is sent, and how. A header of an answer stands in a table of headers. */
function locationNotes({ role }: Message, { location, list }: Field): readonly string[] {
  if (location === undefined) return [];
  if (isHeaders(role)) return list === undefined ? [] : [sentence(capital(lists[list]))];
  const where = location === 'header' ? 'As a header' : `In the ${location}`;
  return [`${where}${list === undefined ? '' : `, ${lists[list]}`}.`];
}

/** The kinds of rules that no other column shows. */
const shown: readonly RuleKind[] = [
  ...(['format', 'minimum', 'maximum', 'decimals', 'multipleOf', 'minLength', 'maxLength', 'maxBytes'] as const),
  ...(['minItems', 'maxItems', 'alone', 'alternative', 'depth', 'keys', 'minEntries', 'maxEntries'] as const),
];

/** What holds several values, and is no plain array, or may hold null. */
function containerNotes({ type, array }: Field): readonly string[] {
  if (!isNested(type)) return array?.nullEntries ? ['An entry may be null.'] : [];
  const within = entriesWithin(type);
  const arrays = within.filter((one) => one.array).length;
  const mayBeNull = type.kind === 'map' ? type.nullEntries : array?.nullEntries;
  const nulls = [
    ...(mayBeNull ? ['An entry may be null.'] : []),
    ...(within.some((one) => one.array?.nullEntries) ? ['An entry of an array inside may be null.'] : []),
  ];
  if (type.kind === 'list') return [`An array of arrays, ${arrays + 1} levels in all.`, ...nulls];
  return [`A map from keys to values of this type${arrays === 0 ? '' : ', each in an array'}.`, ...nulls];
}

function alternativeNotes(type: ValueType): readonly string[] {
  if (type.kind !== 'alternatives') return [];
  return type.of.map(({ values, shape }) => `With ${type.by} ${oneOf(values)} it is of ${shape.table}.`);
}

/** The values that are left under conditions; those of the type stand in front of the notes. */
function valueNotes({ ranges }: Field): readonly string[] {
  const words = ranges.flatMap(({ only, except, when }) => [
    ...(only ? [`be ${oneOf(only)} when ${describe(when)}`] : []),
    ...(except ? [`not be ${oneOf(except)} when ${describe(when)}`] : []),
  ]);
  return words.length === 0 ? [] : [sentence(`Must ${words.join('; ')}`)];
}

/** What the notes of all rows of a message need to know of it. */
export interface WholeMessage {
  readonly message: Message;
  readonly habits: Habits;
  readonly inside: RulesInside;
}

export function rowNotes({ message, habits, inside }: WholeMessage, shape: Shape, field: Field): readonly string[] {
  const conditions = shape.conditions.filter(({ source }) => source.rows.includes(field.row));
  const empty = emptyOf(field);
  return [
    ...(field.only === undefined ? [] : [`Only in the ${field.only}.`]),
    ...locationNotes(message, field),
    ...(field.pageName === undefined ? [] : [`The page calls it ${field.pageName}.`]),
    ...valueNotes(field),
    ...[...field.rules.filter(({ kind }) => shown.includes(kind)), ...conditions].map((rule) =>
      sentenceAt(field, rule, shape),
    ),
    ...openNotes(field),
    ...tableRulesOf(shape)
      .filter(({ source }) => source.rows.includes(field.row))
      .map(({ name }) => `Takes part in the rule ${name}.`),
    ...rulesAround(inside, shape, field).map(({ message: words }) => sentence(words)),
    ...containerNotes(field),
    ...alternativeNotes(innermost(field.type)),
    ...(field.type.kind === 'free' ? ['May hold any elements.'] : []),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => sentence(`No validator checks this: ${effect} ${text}`)),
    ...(empty
      ? [`${field.type.kind === 'nothing' ? 'Is always' : 'May be'} ${empty.value === null ? 'null' : 'empty'}.`]
      : []),
    ...rowTolerances(message, habits, field),
  ];
}
