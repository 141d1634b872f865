/** What a row of a table says besides its description, in sentences. */
import { describe } from '../../../model/conditions.js';
import type { Field, Message, Rule, RuleKind, Shape } from '../../../model/model.js';
import { conditionSentence, sentence } from './sentences.js';
import { type Habits, rowTolerances } from './tolerances.js';

/** Kinds of rules that no other column shows. */
const shown: readonly RuleKind[] = ['format', 'minimum', 'maximum', 'maxLength', 'maxBytes', 'minItems', 'maxItems'];

export function rowNotes(message: Message, habits: Habits, shape: Shape, field: Field): readonly string[] {
  const conditions = shape.conditions.filter(({ source }) => source.rows.includes(field.row));
  return [
    ...(field.location === undefined ? [] : [`In the ${field.location}.`]),
    ...(field.pageName === undefined ? [] : [`The page calls it ${field.pageName}.`]),
    ...[...field.rules.filter(({ kind }) => shown.includes(kind)), ...conditions].map((rule) =>
      aboutRow(rule, field, shape),
    ),
    ...(field.ignored ? [`Ignored while ${describe(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => sentence(`No validator checks this: ${effect} ${text}`)),
    ...(field.nullable ? ['May be null.'] : []),
    ...rowTolerances(message, habits, field),
  ];
}

/** `vat must be at least 0` in the row of `vat` -> `Must be at least 0.` */
function aboutRow(rule: Rule, { name }: Field, shape: Shape): string {
  const { message } = rule;
  return message.startsWith(`${name} must`) ? `Must${message.slice(name.length + 5)}.` : conditionSentence(rule, shape);
}
