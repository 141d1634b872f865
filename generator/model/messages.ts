/** The messages of an operation, and the forms that each of them has. */
import type { Form, HeadersRole, MainRole, Message, MessageRole, Operation } from './model.js';

export const forms = ['canonical', 'wire'] as const satisfies readonly Form[];

export const mainRoles = ['parameters', 'request', 'response'] as const satisfies readonly MainRole[];

/** What the role of headers looks like, for schemas. */
export const headersRolePattern = '^headers-(?:[2-5][0-9]{2}|other)(?:-[0-9]+)?$';

type Messages = Partial<Readonly<Record<MainRole, Message | undefined>> & Pick<Operation, 'outcomes'>>;

/** The messages of an operation that have a body, in the order of {@link mainRoles}, then the headers of its outcomes. */
export function messagesOf(operation: Messages): readonly Message[] {
  const main = mainRoles.map((role) => operation[role]);
  const headers = (operation.outcomes ?? []).map((outcome) => outcome.headers);
  return [...main, ...headers]
    .filter((message) => message !== undefined)
    .filter(({ isBodiless }) => isBodiless !== true);
}

/** The message with a role. */
export function messageOf(operation: Messages, role: MessageRole): Message | undefined {
  return messagesOf(operation).find((message) => message.role === role);
}

export function isHeaders(role: MessageRole): role is HeadersRole {
  return role.startsWith('headers-');
}

/** Whether the wire form of a message is made of texts, by name: parameters, and the headers of an answer. */
export function comesAsTexts({ role }: Pick<Message, 'role'>): boolean {
  return role === 'parameters' || isHeaders(role);
}

/** Whether a message goes to the server. */
export function isSent({ role }: Pick<Message, 'role'>): boolean {
  return role === 'parameters' || role === 'request';
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
