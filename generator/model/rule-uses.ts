/** Every rule of an operation with its shape and element. */
import { tellingFields } from './alternatives.js';
import { messagesOf } from './messages.js';
import { bodiesOf, bodyTypeRule, firstBodyOf } from './outcomes.js';
import { tableRulesOf } from './table-rules.js';
import type { Field, Message, MessageRole, Operation, Rule, Shape } from './model.js';

/** A rule in a message; the rules of a shape that two messages share occur in both. */
export interface RuleUse {
  readonly operation: Operation;
  readonly message: Message;
  readonly shape: Shape;
  /** Absent for rules about several elements, or about the whole object. */
  readonly field?: Field;
  readonly rule: Rule;
  /** Whether the element alone says of which table a value is. */
  readonly isTelling?: true;
}

/** A key for a rule in a message: `request Contact.role.enum`. */
export function ruleKey(role: MessageRole, rule: string): string {
  return `${role} ${rule}`;
}

/** The rules by message and table, each table's elements first, without duplicates. */
export function ruleUses(operation: Operation): readonly RuleUse[] {
  return messagesOf(operation).flatMap((message) => {
    const telling = tellingFields(message);
    return message.shapes.flatMap((shape) => usesOf(operation, message, shape, telling));
  });
}

/**
 * The rules of bodies that are arrays of a table. Where there are other bodies, a value that is no array breaks the type of
 * the first one.
 */
export function bodyRulesOf(message: Message, shape: Shape): readonly Rule[] {
  const first = bodyTypeRule(firstBodyOf(message));
  return bodiesOf(message)
    .flatMap((body) => (body.shape === shape ? (body.array?.rules ?? []) : []))
    .filter((rule) => rule.kind !== 'type' || rule === first);
}

/** Whether a value that is no object breaks the rule of the table itself, and not of an element that contains it. */
export function isBody(message: Message, shape: Shape): boolean {
  return shape === message.root || bodiesOf(message).some((body) => body.array !== undefined && body.shape === shape);
}

function usesOf(operation: Operation, message: Message, shape: Shape, telling: ReadonlySet<Field>): readonly RuleUse[] {
  const isRoot = shape === message.root;
  const ofShape = [
    ...bodyRulesOf(message, shape),
    ...shape.conditions,
    ...tableRulesOf(shape),
    ...(isRoot && message.envelope ? [message.envelope.rule] : []),
    // The type rule of a nested object belongs to the element that contains it.
    ...(isBody(message, shape) ? [shape.typeRule] : []),
    shape.unknownRule,
  ];
  const wholes = bodiesOf(message).flatMap((body) => (body.shape === shape ? (body.array?.whole ?? []) : []));
  return [
    ...shape.fields.flatMap((field) => {
      const isTelling = telling.has(field) ? { isTelling: true as const } : {};
      return field.rules.map((rule) => ({ operation, message, shape, field, rule, ...isTelling }));
    }),
    ...ofShape.map((rule) => ({ operation, message, shape, rule })),
    ...wholes.flatMap((whole) => tableRulesOf(whole).map((rule) => ({ operation, message, shape: whole, rule }))),
  ];
}
