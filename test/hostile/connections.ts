/** Callers that hold connections open: they send slowly, read slowly, or do neither. `mostMs` limits each. */
import { connect, type Socket } from 'node:net';

export interface Target {
  readonly host?: string;
  readonly port: number;
  /** A path that takes a POST with a JSON body. */
  readonly path: string;
  /** Header lines of a caller who is let in; a caller without them is not. */
  readonly credentials?: readonly string[];
  /** A body that is accepted. */
  readonly body?: string;
}

export interface Pace {
  /** The time between two bytes. */
  readonly everyMs: number;
  /** When the caller gives up, in milliseconds. */
  readonly mostMs: number;
}

export interface Held {
  /** Whether the server ended the connection, and not the caller. */
  readonly isEnded: boolean;
  /** From the connection to its end. */
  readonly heldMs: number;
  /** Status codes of the answers that were read. */
  readonly statuses: readonly number[];
}

type Attack = (target: Target, pace: Pace) => Promise<Held>;

/** Each holds one connection for as long as the server lets it. */
export const attacks: Readonly<Record<string, Attack>> = {
  'a body that drips, without authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000'])),
  'a chunked body that drips, without authentication': (target, pace) =>
    drip(target, pace, head(target, ['transfer-encoding: chunked']), '1\r\n \r\n'),
  'a body that drips, with authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000', ...(target.credentials ?? [])])),
  'a body that never comes, without authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000']), ''),
  'a body that never comes, with authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000', ...(target.credentials ?? [])]), ''),
  'a body that is too large, and drips': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000000', ...(target.credentials ?? [])])),
  'a body of another type than JSON, and drips': (target, pace) =>
    drip(target, pace, `POST ${target.path} HTTP/1.1\r\nhost: a\r\ncontent-length: 100000\r\n\r\n`),
  'a body for a path that is not there, and drips': (target, pace) =>
    drip(target, pace, head({ ...target, path: '/nothing/here' }, ['content-length: 100000'])),
  'a body for another method, and drips': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000'], 'PUT')),
  'a body of a GET that drips': (target, pace) => drip(target, pace, head(target, ['content-length: 100000'], 'GET')),
  'a body that expects 100 Continue, without authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000', 'expect: 100-continue']), ''),
  'a body that expects 100 Continue, and drips, with authentication': (target, pace) =>
    drip(target, pace, head(target, ['content-length: 100000', 'expect: 100-continue', ...(target.credentials ?? [])])),
  'a head that drips': (target, pace) => drip(target, pace, `POST ${target.path} HTTP/1.1\r\n`, 'a'),
  'a second head that drips': (target, pace) =>
    drip(target, pace, `${head(target, ['content-length: 2'])}{}POST ${target.path} HTTP/1.1\r\n`, 'a'),
  'nothing at all': (target, pace) => drip(target, pace, '', ''),
  'nothing after an answer': (target, pace) => drip(target, pace, `${head(target, ['content-length: 2'])}{}`, ''),
  'not HTTP, and then nothing': (target, pace) => drip(target, pace, 'SSH-2.0-client\r\n\r\n', ''),
  'half of a head, and the end of one direction': (target, pace) =>
    drip(target, pace, `POST ${target.path} HTTP/1.1\r\n`, 'end'),
  'half of a body, and the end of one direction': (target, pace) =>
    drip(target, pace, `${head(target, ['content-length: 100', ...(target.credentials ?? [])])}{"a":`, 'end'),
};

/** These fill the buffers of both sides first, which takes the longer the smaller an answer is. */
export const unreadAnswers: Readonly<Record<string, Attack>> = {
  'many requests without authentication, and no answer is read': (target, pace) =>
    neverRead(target, pace, `${head(target, ['content-length: 2'])}{}`),
  'many requests with authentication, and no answer is read': (target, pace) => {
    const { credentials = [], body = '{}' } = target;
    return neverRead(target, pace, `${head(target, [`content-length: ${body.length}`, ...credentials])}${body}`);
  },
  'many requests for an unknown path, and no answer is read': (target, pace) =>
    neverRead(target, pace, `${head({ ...target, path: '/nothing/here' }, ['content-length: 2'])}{}`),
};

function head({ path }: Target, lines: readonly string[], method = 'POST'): string {
  return [`${method} ${path} HTTP/1.1`, 'host: a', 'content-type: application/json', ...lines, '', ''].join('\r\n');
}

/** Sends a beginning, and then one piece after the other; `end` ends the caller's direction instead. */
function drip(target: Target, { everyMs, mostMs }: Pace, beginning: string, piece = ' '): Promise<Held> {
  return held(target, mostMs, (socket) => {
    socket.write(beginning);
    if (piece === 'end') socket.end();
    if (piece === '' || piece === 'end') return undefined;
    return setInterval(() => socket.write(piece), everyMs);
  });
}

/** Sends one request after the other for as long as the server takes them, and reads nothing. */
function neverRead(target: Target, { mostMs }: Pace, request: string): Promise<Held> {
  return held(target, mostMs, (socket) => {
    socket.pause();
    const many = request.repeat(200);
    const send = (error?: Error | null): void => {
      if (!error && !socket.destroyed) socket.write(many, send);
    };
    send();
    return undefined;
  });
}

function held(
  { host = '127.0.0.1', port }: Target,
  mostMs: number,
  act: (socket: Socket) => NodeJS.Timeout | undefined,
): Promise<Held> {
  return new Promise((resolve) => {
    const startedAt = performance.now();
    const socket = connect({ host, port, allowHalfOpen: true }).setNoDelay();
    let text = '';
    let hasGivenUp = false;
    const giveUp = setTimeout(() => {
      hasGivenUp = true;
      socket.destroy();
    }, mostMs);
    let timer: NodeJS.Timeout | undefined;
    socket.on('connect', () => (timer = act(socket)));
    socket.on('data', (data) => (text += data.toString('latin1')));
    // The server hangs up: that is all that there is to see.
    socket.on('end', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(giveUp);
      clearInterval(timer);
      const statuses = [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
      resolve({ isEnded: !hasGivenUp, heldMs: performance.now() - startedAt, statuses });
    });
  });
}
