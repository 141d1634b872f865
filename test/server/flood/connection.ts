/** A connection on which bytes are written as they are, and answers are read as they come. */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack } from './attack.js';

export interface Answer {
  readonly status: number;
  /** All there is before the body, as it came. */
  readonly head: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

export interface Exchange {
  readonly answers: readonly Answer[];
  /** Why no more answers were waited for. */
  readonly ended: 'answered' | 'closed' | 'cut' | 'timed out';
  /** What came and is no answer, or not all of one. */
  readonly rest: string;
}

export class Connection {
  readonly #socket: Socket;
  #received = Buffer.alloc(0);
  #isClosed = false;
  #idleSince = performance.now();
  #wake: () => void = () => undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (data) => {
      this.#received = this.#received.length === 0 ? data : Buffer.concat([this.#received, data]);
      this.#wake();
    });
    // The other side may close whenever it likes, in whichever way.
    socket.on('error', () => undefined);
    for (const event of ['end', 'close'])
      socket.on(event, () => {
        this.#isClosed = true;
        this.#wake();
      });
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1' });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  /** Whether another request may be sent. Servers close what is idle for some seconds, maybe just now. */
  get isUsable(): boolean {
    return !this.#isClosed && performance.now() - this.#idleSince < 2000;
  }

  close(): void {
    // No farewell, so that the port is free again at once; but Node 20 never ends after a reset behind a farewell.
    if (this.#socket.writableEnded) this.#socket.destroy();
    else this.#socket.resetAndDestroy();
  }

  async exchange({ pieces, then, expected, isHead }: Attack, timeLimitMs: number): Promise<Exchange> {
    const deadline = performance.now() + timeLimitMs;
    for (const piece of pieces) {
      if (this.#isClosed) break;
      if (typeof piece === 'number') await sleep(piece);
      else this.#socket.write(piece);
    }
    if (then === 'cut') {
      this.close();
      return { answers: [], ended: 'cut', rest: '' };
    }
    if (then === 'end') this.#socket.end();

    const answers: Answer[] = [];
    for (;;) {
      const { answer, length } = parseAnswer(this.#received.toString('latin1'), isHead, this.#isClosed);
      this.#received = this.#received.subarray(length);
      if (answer) answers.push(answer);
      this.#idleSince = performance.now();
      if (answers.length === expected.length) return { answers, ended: 'answered', rest: '' };
      if (answer) continue;
      const ended = this.#isClosed ? 'closed' : performance.now() > deadline ? 'timed out' : undefined;
      if (ended) return { answers, ended, rest: this.#received.toString('latin1') };
      await this.#news(deadline - performance.now());
    }
  }

  /** Until something happens, or the time is over. */
  #news(timeMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, Math.max(1, timeMs));
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

interface Parsed {
  readonly answer?: Answer;
  /** How much of the text was read. */
  readonly length: number;
}

/** The first answer in a text of latin1, if it is complete. */
export function parseAnswer(text: string, isHead: boolean, isClosed: boolean): Parsed {
  const end = text.indexOf('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
  if (end < 0 || Number.isNaN(status)) return { length: 0 };
  const start = end + 4;
  // 100 Continue announces an answer.
  if (status < 200) {
    const parsed = parseAnswer(text.slice(start), isHead, isClosed);
    return parsed.answer ? { ...parsed, length: start + parsed.length } : { length: 0 };
  }
  const head = text.slice(0, start);
  const headers = headersOf(head);
  const made = (body: string, length: number): Parsed => ({
    answer: { status, head, headers, body: Buffer.from(body, 'latin1').toString() },
    length,
  });
  if (isHead) return made('', start);
  const length = headers.get('content-length');
  if (length !== undefined) {
    const until = start + Number(length);
    return text.length < until ? { length: 0 } : made(text.slice(start, until), until);
  }
  if (headers.get('transfer-encoding') === 'chunked') {
    const chunked = parseChunks(text, start);
    return chunked ? made(chunked.body, chunked.end) : { length: 0 };
  }
  return isClosed ? made(text.slice(start), text.length) : { length: 0 };
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const lines = head.trimEnd().split('\r\n').slice(1);
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  );
}

function parseChunks(text: string, start: number): { readonly body: string; readonly end: number } | undefined {
  let body = '';
  for (let at = start; ;) {
    const line = text.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(text.slice(at, line), 16);
    at = line + 2 + size + 2;
    if (Number.isNaN(size) || text.length < at) return undefined;
    if (size === 0) return { body, end: at };
    body += text.slice(line + 2, line + 2 + size);
  }
}
