/** The anchors that Markdown viewers give the headings of `docs.md`: a repeated one gets a number. */
import { markdownAnchor } from '../encode.js';
import type { Message, Operation } from '../../model.js';

export interface Anchors {
  readonly table: (message: Message, shape: string) => string;
  readonly reading: (id: string) => string;
}

export const messageHeadings = { parameters: 'Parameters', request: 'Request', response: 'Response' } as const;

/** In the order of the template's headings, on which the numbers depend. */
export function anchorsOf(operation: Operation, messages: readonly Message[]): Anchors {
  const seen = new Map<string, number>();
  const anchor = (heading: string): string => {
    const plain = markdownAnchor(heading);
    const count = seen.get(plain) ?? 0;
    seen.set(plain, count + 1);
    return count === 0 ? plain : `${plain}-${count}`;
  };
  anchor(operation.title);
  const tables = new Map<string, string>();
  for (const message of messages) {
    anchor(messageHeadings[message.role]);
    for (const { name, table } of message.shapes) tables.set(`${message.role} ${name}`, anchor(table));
  }
  for (const heading of ['Error codes', 'Examples', ...operation.examples.map(({ title }) => title), 'Readings']) {
    anchor(heading);
  }
  const readings = new Map(operation.readings.map(({ id }) => [id, anchor(id)]));
  return {
    table: ({ role }, shape) => tables.get(`${role} ${shape}`) ?? '',
    reading: (id) => readings.get(id) ?? '',
  };
}
