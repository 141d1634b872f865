/** Requests as bytes, right or wrong: nothing is checked, and nothing is added. */
import type { Attack, Ground, Outcome, Then } from './attack.js';

export type Header = readonly [name: string, value: string];

export interface Parts {
  readonly method?: string;
  readonly target?: string;
  readonly version?: string;
  readonly headers?: readonly Header[];
  readonly body?: Buffer | string;
}

/** A request whose head is written as it is given; latin1, so that any byte can be told. */
export function request({ path, marker }: Ground, parts: Parts): Buffer {
  const { method = 'POST', target = path, version = 'HTTP/1.1', headers = [], body = '' } = parts;
  const lines = [`${method} ${target} ${version}`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const head = `${lines.join('\r\n')}\r\nx-marker: ${marker}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

/** The headers that a careful sender of JSON sends. */
export function careful(body: Buffer | string, ...more: readonly Header[]): readonly Header[] {
  return [
    ['host', 'localhost'],
    ['content-type', 'application/json'],
    ['content-length', String(Buffer.byteLength(body))],
    ...more,
  ];
}

/** All of a request at once, and its one answer. */
export function ask(kind: string, bytes: Buffer, ...expected: readonly Outcome[]): Attack {
  return { kind, pieces: [bytes], then: 'wait', expected: [expected], keepsConnection: true, isHead: false };
}

/** Something on a connection of its own, since nobody knows what state it leaves that in. */
export function apart(
  kind: string,
  pieces: Attack['pieces'],
  then: Then,
  ...expected: readonly (readonly Outcome[])[]
): Attack {
  return { kind, pieces, then, expected, keepsConnection: false, isHead: false };
}
