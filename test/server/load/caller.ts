/** Calls a server as fast as it answers, in a process of its own, and measures how fast that is. */
import { connect } from 'node:net';
import { serveParent } from '../worker.js';

export interface Errand {
  readonly port: number;
  /** What is sent again and again, to the byte. */
  readonly request: string;
  readonly milliseconds: number;
  /** It goes on until there are so many, however long it takes; none when left out. */
  readonly atLeast?: number;
  /** Each sends its next request when it has its answer. */
  readonly connections: number;
}

export interface Report {
  readonly requests: number;
  readonly requestsPerSecond: number;
  /** The time that 99 of 100 answers come within, in milliseconds. */
  readonly p99: number;
}

async function run({ port, request, milliseconds, connections, atLeast = 0 }: Errand): Promise<Report> {
  const bytes = Buffer.from(request);
  const times: number[] = [];
  const startedAt = performance.now();
  const isOver = (now: number): boolean => now >= startedAt + milliseconds && times.length >= atLeast;
  await Promise.all(Array.from({ length: connections }, () => callUntil(isOver, port, bytes, times)));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    requestsPerSecond: times.length / seconds,
    p99: times[Math.floor(times.length * 0.99)] ?? NaN,
  };
}

/** One connection. Its answers are of one length, which the first of them tells. */
function callUntil(isOver: (now: number) => boolean, port: number, request: Buffer, times: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1').setNoDelay();
    let sentAt = 0;
    let length: number | undefined;
    let received = 0;
    let first = '';
    const send = (): void => {
      sentAt = performance.now();
      received = 0;
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('error', reject);
    socket.on('data', (data) => {
      if (length === undefined) length = lengthOf((first += data.toString('latin1')));
      // `HTTP/1.1 200`
      else if (received === 0 && data.readUInt8(9) !== 0x32) reject(new Error(data.toString('latin1')));
      received += data.length;
      if (length === undefined || received < length) return;
      if (received > length) reject(new Error('An answer is longer than the one before'));
      const now = performance.now();
      times.push(now - sentAt);
      if (isOver(now)) socket.end(resolve);
      else send();
    });
  });
}

/** The length of an answer in bytes; undefined when its head is not all there. */
function lengthOf(text: string): number | undefined {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1];
  if (length === undefined || !text.startsWith('HTTP/1.1 200')) throw new Error(text);
  return head + 4 + Number(length);
}

serveParent('ready', run);
