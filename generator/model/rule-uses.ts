/** Every rule of an operation with what it is about. */
import type { Field, Message, MessageRole, Operation, Rule, Shape } from './model.js';

/** A rule where it is used: a shape that two messages share has its rules in both. */
export interface RuleUse {
  readonly operation: Operation;
  readonly message: Message;
  readonly shape: Shape;
  /** Left out for rules about several elements, or about the object as a whole. */
  readonly field?: Field;
  readonly rule: Rule;
}

/** A rule where it is used, as a key: `request Contact.role.enum`. */
export function ruleKey(role: MessageRole, rule: string): string {
  return `${role} ${rule}`;
}

/** The rules by message and table, each table's elements first; nothing twice. */
export function ruleUses(operation: Operation): readonly RuleUse[] {
  const messages = [operation.parameters, operation.request, operation.response].filter(
    (message) => message !== undefined,
  );
  return messages.flatMap((message) => message.shapes.flatMap((shape) => usesOf(operation, message, shape)));
}

function usesOf(operation: Operation, message: Message, shape: Shape): readonly RuleUse[] {
  const isRoot = shape === message.root;
  const ofShape = [
    ...shape.conditions,
    ...(isRoot && message.envelope ? [message.envelope.rule] : []),
    // Of an object that stands in another, the element that holds it has the rule about its type.
    ...(isRoot ? [shape.typeRule] : []),
    shape.unknownRule,
  ];
  return [
    ...shape.fields.flatMap((field) => field.rules.map((rule) => ({ operation, message, shape, field, rule }))),
    ...ofShape.map((rule) => ({ operation, message, shape, rule })),
  ];
}
