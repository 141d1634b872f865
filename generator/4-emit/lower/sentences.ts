/** Texts as sentences: with a full stop, and a capital letter where the first word is not the name of an element. */
import type { Field, Rule, Shape } from '../../model/model.js';

/** A text of the definition, which begins as its author wrote it. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** `one of a, b must be given` -> `One of a, b must be given.`; `a must be given when b is given` keeps its `a`. */
export function conditionSentence({ message, isWorded }: Rule, { fields }: Shape): string {
  if (isWorded) return sentence(message);
  // A name may have blanks in it, and `owner.scope` begins with one.
  const isFirst = (name: string): boolean => message.startsWith(name) && /^[ ,.]/.test(message.slice(name.length));
  return sentence(fields.some(({ name }) => isFirst(name)) ? message : capital(message));
}

/** The same for a rule shown at its element: `vat must be at least 0` -> `Must be at least 0.` */
export function sentenceAt(field: Field, rule: Rule, shape: Shape): string {
  const { message } = rule;
  const start = `${field.name} must`;
  return message.startsWith(start) ? sentence(`Must${message.slice(start.length)}`) : conditionSentence(rule, shape);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
