/** What a row of a table says besides its description, in sentences. */
import type { Condition, Field, Message, Rule, RuleKind, Scalar, Shape } from '../../model.js';
import { type Habits, rowTolerances } from './tolerances.js';

/** Kinds of rules that no other column shows. */
const shown: readonly RuleKind[] = ['format', 'minimum', 'maximum', 'maxLength', 'maxBytes', 'minItems', 'maxItems'];

export function rowNotes(message: Message, habits: Habits, shape: Shape, field: Field): readonly string[] {
  const conditions = shape.conditions.filter(({ source }) => source.rows.includes(field.row));
  return [
    ...(field.location === undefined ? [] : [`In the ${field.location}.`]),
    ...(field.pageName === undefined ? [] : [`The page calls it ${field.pageName}.`]),
    ...field.rules.filter(({ kind }) => shown.includes(kind)).map((rule) => aboutRow(rule, field)),
    ...conditions.map((rule) => aboutRow(rule, field)),
    ...(field.ignored ? [`Ignored while ${inWords(field.ignored)}.`] : []),
    ...field.prose.map(({ effect, text }) => `No validator checks this: ${effect} ${text}`),
    ...(field.nullable ? ['Null is a value of its own.'] : []),
    ...rowTolerances(message, habits, field),
  ];
}

/** `vat must be at least 0` in the row of `vat` -> `Must be at least 0.` */
function aboutRow({ message }: Rule, { name }: Field): string {
  return message.startsWith(`${name} must`) ? `Must${message.slice(name.length + 5)}.` : `Condition: ${message}.`;
}

function inWords(condition: Condition): string {
  switch (condition.kind) {
    case 'present':
      return `${condition.field} is given`;
    case 'in':
      return `${condition.field} is ${either(condition.values)}`;
    case 'all':
      return condition.of.map(inBrackets).join(' and ');
    case 'any':
      return condition.of.map(inBrackets).join(' or ');
    case 'not':
      return condition.of.kind === 'present'
        ? `${condition.of.field} is not given`
        : `it is not the case that ${inBrackets(condition.of)}`;
  }
}

function inBrackets(condition: Condition): string {
  const isCompound = condition.kind === 'all' || condition.kind === 'any';
  return isCompound && condition.of.length > 1 ? `(${inWords(condition)})` : inWords(condition);
}

function either(values: readonly Scalar[]): string {
  return values.map(String).join(' or ');
}
