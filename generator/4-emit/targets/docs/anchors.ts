/**
 * The ids that links into the pages lead to. They are made of the names of the message, the table and the element alone, so
 * that they are the same after every run and whatever becomes of the rest of the page, and of characters that every site
 * takes. Sites derive the ids of headings in ways of their own, so none of these is derived from a heading.
 */
import type { Field, Message, Reading, Shape } from '../../../model/model.js';
import { isHeaders } from '../../../model/messages.js';

const headings = { parameters: 'Parameters', request: 'Request', response: 'Response' } as const;

export function messageHeading({ role, root }: Message): string {
  return isHeaders(role) ? root.table : headings[role];
}

/** `request-Contact`: a table as one message has it. */
export function tableAnchor({ role }: Message, { name }: Shape): string {
  return `${role}-${name}`;
}

/**
 * `request-Contact-emailAddress`: an element of such a table. Characters of its name other than letters and digits of
 * ASCII, `-` and `_` stand by their numbers, as in `a.b`: `a_x2e_b`; so does the `_` of a name that looks like that.
 */
export function elementAnchor(message: Message, shape: Shape, { name }: Pick<Field, 'name'>): string {
  return `${tableAnchor(message, shape)}-${plain(name)}`;
}

function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9_-]|_(?=x[0-9a-f]+_)/gu, (character) => {
    return `_x${(character.codePointAt(0) ?? 0).toString(16)}_`;
  });
}

/** `tag-Customers`: the operations of a tag, on the page of an API. */
export function tagAnchor(tag: string): string {
  return `tag-${plain(tag)}`;
}

/** `reading-R1`. */
export function readingAnchor({ id }: Reading): string {
  return `reading-${id.replaceAll('.', '_x2e_')}`;
}
