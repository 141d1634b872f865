/** The sentences about a row of a table in addition to its description. */
import { describe } from '../../../model/conditions.js';
import type { Field, Message, Rule, RuleKind, Shape } from '../../../model/model.js';
import { narrowedKinds } from '../../lower/notes.js';
import { sentence, sentenceAt } from '../../lower/sentences.js';
import { type Habits, rowTolerances } from './tolerances.js';

/** The kinds of rules that no other column shows. */
const shown: readonly RuleKind[] = ['format', 'minimum', 'maximum', 'maxLength', 'maxBytes', 'minItems', 'maxItems'];

export function rowNotes(message: Message, habits: Habits, shape: Shape, field: Field): readonly string[] {
  const isValueNoted = field.type.kind !== 'enum' || field.ranges.flatMap(narrowedKinds).includes('enum');
  const isShown = ({ kind }: Rule): boolean => shown.includes(kind) || (kind === 'enum' && isValueNoted);
  const conditions = shape.conditions.filter(({ source }) => source.rows.includes(field.row));
  return [
    ...(field.location === undefined ? [] : [`In the ${field.location}.`]),
    ...(field.pageName === undefined ? [] : [`The page calls it ${field.pageName}.`]),
    ...[...field.rules.filter(isShown), ...conditions].map((rule) => sentenceAt(field, rule, shape)),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => sentence(`No validator checks this: ${effect} ${text}`)),
    ...(field.nullable ? ['May be null.'] : []),
    ...rowTolerances(message, habits, field),
  ];
}
