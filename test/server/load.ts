/**
 * The cost of the generated server: requests per second and the slowest hundredth of the answers, compared in one run with
 * the same framework that parses the body and sends a fixed answer; and memory under sustained load.
 *
 * `tsx test/server/load.ts --minutes 1`
 */
import { parseArgs } from 'node:util';
import { analyze } from '../../generator/analyze.js';
import { alone } from './alone.js';
import { frameworks } from './frameworks.js';
import type { Errand, Report } from './load/caller.js';
import type { Question } from './load/server.js';
import { judgeMemory, type Memory, type Sample } from './memory.js';
import type { ProofResult } from './sockets.js';
import { Worker } from './worker.js';

export interface LoadOptions {
  readonly quick?: boolean;
  /** Of lasting load. */
  readonly minutes?: number;
  /** Whether a goal that is missed is a failure; timings depend on what else the machine does. */
  readonly strict?: boolean;
}

const goals = { requestsPerSecond: 0.85, p99: 1.5 };
const rounds = 7;
const roundMs = 1500;
const connections = 32;
/** The same checks as somebody would write them by hand, which tells what of the cost is theirs. */
const byHand = { framework: 'node:http', kind: 'by hand' };
/** The framework that lasting load is for. */
const lasting = 'Fastify 5';
const callerFile = new URL('./load/caller.ts', import.meta.url);
const serverFile = new URL('./load/server.ts', import.meta.url);

/** How often memory is looked at while the load lasts, and after how many requests at least. */
const pieces = 20;
const piece = 1000;

export async function run(print: (line: string) => void, options: LoadOptions = {}): Promise<ProofResult> {
  const { quick = false, minutes = quick ? 0.2 : 10, strict = false } = options;
  const request = await requestText();
  const { worker: caller } = await Worker.start(callerFile);
  const failures: string[] = [];
  try {
    print(
      `each          ${rounds} rounds of ${roundMs / 1000} s in turn, ${connections} connections, Node ${process.version}`,
    );
    for (const framework of Object.keys(frameworks))
      failures.push(...(await compare(framework, caller, request, quick ? 3 : rounds, print)));
    const missed = strict ? failures : [];
    if (!strict) for (const failure of failures) print(`goal missed   ${failure}`);
    return { failures: [...missed, ...(await last(minutes, caller, request, print))] };
  } finally {
    await caller.stop();
  }
}

/** The good example of the definition that has every element filled in. */
async function requestText(): Promise<string> {
  const { model } = await analyze('definitions');
  const example = model.operations
    .find(({ name }) => name === 'create-customer')
    ?.examples.find(({ name }) => name === 'business');
  if (!example) throw new Error('There is no example of a business');
  const body = JSON.stringify(example.value);
  return [
    'POST /api/v2/customer/44444444-4444-4444-8444-444444444444 HTTP/1.1',
    'host: 127.0.0.1',
    'authorization: Bearer somebody',
    'content-type: application/json',
    `content-length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
}

interface Measured extends Report {
  /** Processor time that the server takes for a request. */
  readonly microseconds: number;
}

async function compare(
  framework: string,
  caller: Worker,
  request: string,
  times: number,
  print: (line: string) => void,
): Promise<readonly string[]> {
  const start = (kind: string): Promise<{ worker: Worker; first: number }> =>
    Worker.start<number>(serverFile, framework, kind);
  const kinds = ['baseline', ...(framework === byHand.framework ? [byHand.kind] : []), 'specwright'];
  const servers = await Promise.all(kinds.map(start));
  try {
    const reports = kinds.map((): Measured[] => []);
    // The first round is for the compilers.
    for (let round = 0; round <= times; round++)
      for (const [index, { worker, first: port }] of servers.entries()) {
        const errand: Errand = { port, request, milliseconds: roundMs, connections };
        const before = await processorTime(worker);
        const report = await caller.ask<Report>(errand);
        const microseconds = ((await processorTime(worker)) - before) / report.requests;
        if (round > 0) reports[index]?.push({ ...report, microseconds });
      }
    const [baseline, ...others] = reports.map(summary) as [Measured, ...Measured[]];
    const missed: string[] = [];
    for (const [index, measured] of others.entries()) {
      const name = kinds[index + 1] === byHand.kind ? `  ${byHand.kind}` : framework;
      const speed = measured.requestsPerSecond / baseline.requestsPerSecond;
      const delay = measured.p99 / baseline.p99;
      print(
        `${name.padEnd(13)} ${figures(measured)}, beside ${figures(baseline)}: ` +
          `${speed.toFixed(2)} of the requests, ${delay.toFixed(2)} of the time`,
      );
      if (name !== framework) continue;
      if (speed < goals.requestsPerSecond)
        missed.push(`${framework} ${speed.toFixed(2)} of the requests per second, not ${goals.requestsPerSecond}`);
      if (delay > goals.p99) missed.push(`${framework} ${delay.toFixed(2)} of the p99, not ${goals.p99}`);
    }
    return missed;
  } finally {
    await Promise.all(servers.map(({ worker }) => worker.stop()));
  }
}

function processorTime(worker: Worker): Promise<number> {
  return worker.ask<number>('processor time' satisfies Question);
}

function summary(reports: readonly Measured[]): Measured {
  return {
    requests: median(reports.map(({ requests }) => requests)),
    requestsPerSecond: median(reports.map(({ requestsPerSecond }) => requestsPerSecond)),
    p99: median(reports.map(({ p99 }) => p99)),
    // What else the machine does only ever adds to it.
    microseconds: Math.min(...reports.map(({ microseconds }) => microseconds)),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;
}

function figures({ requestsPerSecond, p99, microseconds }: Measured): string {
  return `${Math.round(requestsPerSecond)}/s p99 ${p99.toFixed(2)} ms, ${microseconds.toFixed(1)} µs of processor`;
}

/** Memory while the load lasts; and that a server which keeps something of each request is found out. */
async function last(
  minutes: number,
  caller: Worker,
  request: string,
  print: (line: string) => void,
): Promise<readonly string[]> {
  print(`memory        ${lasting}, ${minutes} min and ${pieces * piece} requests at least`);
  const failures = await lastOn('specwright', (minutes * 60_000) / pieces, caller, request, print);
  print(`memory        the same server when it leaks, ${pieces * piece} requests at least`);
  const found = await lastOn('leaking', 0, caller, request, print);
  return [
    ...failures.map((failure) => `memory: ${failure}`),
    ...(found.some((failure) => failure.startsWith('heap')) ? [] : ['memory: the server that leaks is not found out']),
  ];
}

async function lastOn(
  kind: 'specwright' | 'leaking',
  milliseconds: number,
  caller: Worker,
  request: string,
  print: (line: string) => void,
): Promise<readonly string[]> {
  const { worker, first: port } = await Worker.start<number>(serverFile, lasting, kind);
  try {
    const samples: Sample[] = [];
    let at = 0;
    for (let number = 0; number < pieces; number++) {
      const errand: Errand = { port, request, milliseconds, connections, atLeast: piece };
      at += (await caller.ask<Report>(errand)).requests;
      samples.push({ ...(await worker.ask<Memory>('memory' satisfies Question)), at });
    }
    return judgeMemory(samples, print);
  } finally {
    await worker.stop();
  }
}

const { values } = parseArgs({
  options: { minutes: { type: 'string' }, strict: { type: 'boolean' }, quick: { type: 'boolean' } },
  strict: false,
});
await alone(import.meta.url, (print) =>
  run(print, {
    quick: values['quick'] === true,
    strict: values['strict'] === true,
    ...(typeof values['minutes'] === 'string' ? { minutes: Number(values['minutes']) } : {}),
  }),
);
