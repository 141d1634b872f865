/**
 * The ids that links inside `docs.md` lead to. They are separate from the headings, because every site derives the ids of
 * headings in its own way, and consist of unique names, so that none depends on the rest of the page.
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
