/** The rules of a shape as data in the emitted file, without repetition: ids, words and rows. */
import type { Envelope, Field, Message, Rule, Shape } from '../../../model/model.js';
import { tableRulesOf } from '../../../model/table-rules.js';
import { innermost, wordsOf } from '../../../model/value-types.js';
import { propertyKey, stringLiteral } from '../../encode.js';
import { code, type Code } from './code.js';
import { runtime } from './runtime-references.js';

/** The constant with the rules of a shape; a rule that is misspelt where it is used does not compile. */
export function tableCode(shape: Shape, { shapes }: Message, name: string, envelope?: Envelope): Code {
  const rows = shape.fields.map((field) => {
    const rules = field.rules.map(
      ({ kind, message }) =>
        `${kind}: ${kind === 'enum' && hasWordsOnly(field) ? `[${wordsOf(innermost(field.type)).map(stringLiteral).join(', ')}]` : stringLiteral(message.slice(field.name.length + 1))}`,
    );
    return `${propertyKey(field.name)}: [${field.row}, { ${rules.join(', ')} }],`;
  });
  const conditions: readonly Rule[] = [...shape.conditions, ...(envelope ? [envelope.rule] : [])];
  const groups = conditions.map(
    ({ id, message, source }) =>
      `${propertyKey(conditionKey(id))}: [[${source.rows.join(', ')}], ${stringLiteral(message)}],`,
  );
  const whole = tableRulesOf(shape).map(
    ({ id, message, source }) =>
      `${propertyKey(tableRuleKey(shape, id))}: [[${source.rows.join(', ')}], ${stringLiteral(message)}],`,
  );
  return code`const ${name} = {
    shape: ${stringLiteral(shape.name)},
    table: ${stringLiteral(shape.table)},
    ${[...(shapes.some(hasEscapes) ? ['escapes: true,'] : []), ...(rows.length > 0 ? ['rules: {', ...rows, '},'] : ['rules: {},']), ...(groups.length > 0 ? ['conditions: {', ...groups, '},'] : []), ...(whole.length > 0 ? ['tableRules: {', ...whole, '},'] : [])]}
  } as const satisfies ${runtime.Rules};`;
}

/** Whether the rule of an enum says its words and nothing else, so that the words are enough. */
export function hasWordsOnly({ name, type, rules }: Field): boolean {
  const of = innermost(type);
  const words = of.kind === 'enum' ? of.values.join(', ') : '';
  return rules.some(({ kind, message }) => kind === 'enum' && message === `${name} must be one of ${words}`);
}

/** Whether a JSON Pointer to an element of the table, or through its wrapper, has escapes. */
function hasEscapes({ fields }: Shape): boolean {
  return fields.some(({ name, wire }) => /[~/]/.test(name + (wire.wrapper ?? '')));
}

/** `Contact.condition.landlinePhoneNumber` -> `landlinePhoneNumber`. */
export function conditionKey(id: string): string {
  // The first occurrence, because an element may be called `a.condition.b`.
  return id.slice(id.indexOf('.condition.') + '.condition.'.length);
}

/** `Contact.rule.exactlyOne.email` -> `exactlyOne.email`. */
export function tableRuleKey({ name }: Pick<Shape, 'name'>, id: string): string {
  return id.slice(`${name}.rule.`.length);
}
