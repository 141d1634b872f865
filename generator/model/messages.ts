/** The messages of an operation, and the forms that each of them has. */
import type { Form, Message, MessageRole, Operation } from './model.js';

export const forms = ['canonical', 'wire'] as const satisfies readonly Form[];

export const messageRoles = ['parameters', 'request', 'response'] as const satisfies readonly MessageRole[];

/** The messages of an operation that have a body, in the order of {@link messageRoles}. */
export function messagesOf(operation: Partial<Readonly<Record<MessageRole, Message | undefined>>>): readonly Message[] {
  return messageRoles
    .map((role) => operation[role])
    .filter((message) => message !== undefined)
    .filter(({ isBodiless }) => isBodiless !== true);
}

export interface MessageForm {
  readonly message: Message;
  readonly form: Form;
}

/** Every message in both forms. */
export function messageFormsOf(operation: Operation): readonly MessageForm[] {
  return messagesOf(operation).flatMap((message) => forms.map((form) => ({ message, form })));
}

/** `request` or `request.wire`. */
export function formName({ role }: Message, form: Form): string {
  return form === 'wire' ? `${role}.wire` : role;
}
