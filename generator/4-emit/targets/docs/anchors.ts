/**
 * The ids that links inside `docs.md` lead to. They stand in the page by themselves, because every site makes the ids of
 * headings in a way of its own, and are made of names that are unique, so that none depends on what else is on the page.
 */
import type { Message, Reading, Shape } from '../../../model/model.js';

export const messageHeadings = { parameters: 'Parameters', request: 'Request', response: 'Response' } as const;

/** `request-Contact`: a table as one message has it. */
export function tableAnchor({ role }: Message, { name }: Shape): string {
  return `${role}-${name}`;
}

/** `reading-R1`. */
export function readingAnchor({ id }: Reading): string {
  return `reading-${id}`;
}
