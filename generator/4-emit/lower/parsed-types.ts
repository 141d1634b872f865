/** The types of the results of `parse`, which differ from the types of a message if a default is filled in. */
import { defaultsOf } from '../../model/defaults.js';
import { shapesFrom } from '../../model/shapes-from.js';
import { isSent } from '../../model/messages.js';
import type { Message, Shape } from '../../model/model.js';
import { parsedTypeName } from '../../names.js';

/** Whether `parse` fills in a default in this table or in a nested one. */
export function isFilled(shape: Shape): boolean {
  return shapesFrom(shape).some(({ fields }) => fields.some((field) => defaultsOf(field).length > 0));
}

/** `ParsedContact`, or `Address` if nothing is filled in. */
export function parsedShapeType(shape: Shape): string {
  return isFilled(shape) ? parsedTypeName(shape.typeName) : shape.typeName;
}

/** `ParsedCreateCustomerRequest`. For a response, in which nothing is filled in, the type of the message. */
export function parsedMessageType({ role, root, typeName }: Pick<Message, 'role' | 'root' | 'typeName'>): string {
  return isSent({ role }) && isFilled(root) ? parsedTypeName(typeName) : typeName;
}
