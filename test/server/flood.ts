/**
 * A flood of hostile requests against the generated server, behind each adapter, over real sockets. Every request has an
 * expected answer. The server runs in a process of its own, whose state must be the same afterwards.
 *
 * `tsx test/server/flood.ts --requests 5000 --seed 7 --adapter 'node:http' --only 4711` repeats one request.
 */
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { alone } from './alone.js';
import type { Attack, Outcome } from './flood/attack.js';
import { Connection, type Exchange } from './flood/connection.js';
import { type Finding, judgeExchange } from './flood/judgement.js';
import { loadMaterial, type Material } from './flood/material.js';
import { attackOf, markerOf } from './flood/mixture.js';
import type { Condition } from './flood/server.js';
import { frameworks } from './frameworks.js';
import { judgeMemory, type Sample } from './memory.js';
import type { ProofResult } from './sockets.js';
import { Worker } from './worker.js';

export interface FloodOptions {
  /** Against each adapter. */
  readonly requests: number;
  readonly seed: number;
  readonly adapters: readonly string[];
  /** Of breaks.ts. */
  readonly broken?: string;
  /** The number of the only request that is sent. */
  readonly only?: number;
  /** After so many milliseconds without an answer or an end something hangs; calls have two seconds in the server. */
  readonly patienceMs: number;
  /** How often memory is looked at, with no call under way. */
  readonly rounds: number;
}

const everything: FloodOptions = {
  requests: 100_000,
  seed: 2026,
  adapters: Object.keys(frameworks),
  patienceMs: 10_000,
  rounds: 20,
};

/** Requests under way at the same time. */
const callers = 48;

export async function run(
  print: (line: string) => void,
  options: { readonly quick?: boolean } & Partial<FloodOptions> = {},
): Promise<ProofResult> {
  const flood = { ...everything, ...(options.quick === true ? { requests: 5000 } : {}), ...options };
  const material = await loadMaterial();
  const failures: string[] = [];
  print(`requests      ${flood.requests} to each adapter (seed ${flood.seed})`);
  for (const adapter of flood.adapters) failures.push(...(await new Flood(adapter, flood, material, print).run()));
  print(`failures      ${failures.length === 0 ? 'none' : failures.length}`);
  return { failures };
}

class Flood {
  readonly #adapter: string;
  readonly #options: FloodOptions;
  readonly #material: Material;
  readonly #print: (line: string) => void;
  readonly #failures: string[] = [];
  readonly #outcomes = new Map<Outcome, number>();
  readonly #kinds = new Set<string>();
  #good = 0;
  #slowest = 0;

  constructor(adapter: string, options: FloodOptions, material: Material, print: (line: string) => void) {
    this.#adapter = adapter;
    this.#options = options;
    this.#material = material;
    this.#print = print;
  }

  async run(): Promise<readonly string[]> {
    const { broken, requests, only, rounds } = this.#options;
    const args = [this.#adapter, ...(broken === undefined ? [] : [broken])];
    const { worker, first: port } = await Worker.start<number>(new URL('./flood/server.ts', import.meta.url), ...args);
    const startedAt = performance.now();
    const samples: Sample[] = [];
    try {
      const before = await worker.ask<Condition>('condition');
      if (only !== undefined) await this.#round(port, worker, only, only + 1);
      else
        for (let round = 0; round < rounds; round++) {
          const until = Math.floor((requests * (round + 1)) / rounds);
          await this.#round(port, worker, Math.floor((requests * round) / rounds), until);
          samples.push({ ...(await worker.ask<Condition>('condition')), at: until });
        }
      await this.#hangUp(worker, port);
      this.#compare(before, await worker.ask<Condition>('condition'));
    } catch (error) {
      this.#fail('died', `the server ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      await worker.stop();
    }
    if (worker.errors !== '') this.#fail('stderr', worker.errors.slice(0, 500));
    this.#tell((performance.now() - startedAt) / 1000);
    if (samples.length === rounds)
      for (const problem of judgeMemory(samples, this.#print)) this.#fail('memory', problem);
    return this.#failures;
  }

  /** All requests of some numbers, many at the same time. */
  async #round(port: number, worker: Worker, from: number, until: number): Promise<void> {
    let next = from;
    const call = async (): Promise<void> => {
      let shared: Connection | undefined;
      while (next < until && worker.end === undefined) {
        const number = next++;
        const attack = attackOf(this.#material, this.#options.seed, number);
        try {
          if (!attack.keepsConnection) await this.#attack(await Connection.open(port), attack, number, true);
          else {
            if (!shared?.isUsable) {
              shared?.close();
              shared = await Connection.open(port);
            }
            await this.#attack(shared, attack, number, false);
          }
        } catch (error) {
          // Nobody listens any more.
          if (worker.end === undefined) this.#fail('hang', `no connection for request ${number}: ${String(error)}`);
        }
      }
      shared?.close();
    };
    await Promise.all(Array.from({ length: callers }, call));
  }

  async #attack(connection: Connection, attack: Attack, number: number, isLast: boolean): Promise<void> {
    const startedAt = performance.now();
    const exchange = await connection.exchange(attack, this.#options.patienceMs);
    if (isLast || exchange.ended !== 'answered') connection.close();
    this.#slowest = Math.max(this.#slowest, performance.now() - startedAt);
    this.#judge(attack, exchange, number);
  }

  /** No connection may stay open: not those that callers closed, and not those of what is no HTTP, closed or not. */
  async #hangUp(worker: Worker, port: number): Promise<void> {
    const held = await Promise.all(Array.from({ length: 10 }, () => holdOut(port)));
    const deadline = performance.now() + 5000;
    for (;;) {
      const { connections } = await worker.ask<Condition>('condition');
      if (connections === 0) break;
      if (performance.now() > deadline) {
        this.#fail('connections', `${connections} stay open`);
        break;
      }
      await sleep(100);
    }
    held.forEach((socket) => socket.destroy());
  }

  #judge(attack: Attack, exchange: Exchange, number: number): void {
    const { kind } = attack;
    if (this.#options.only !== undefined) this.#show(attack, exchange);
    this.#kinds.add(kind);
    if (kind === 'good') this.#good++;
    const { outcomes, findings } = judgeExchange(attack, exchange, markerOf(number), this.#material.codes);
    for (const outcome of exchange.ended === 'cut' ? ['left by the caller'] : outcomes)
      this.#outcomes.set(outcome, (this.#outcomes.get(outcome) ?? 0) + 1);
    findings.forEach(({ check, details }) => this.#fail(check, `${kind}, request ${number}: ${details}`));
  }

  #show({ kind, pieces }: Attack, { answers, ended }: Exchange): void {
    this.#print(`  ${kind}`);
    for (const piece of pieces)
      this.#print(`  > ${typeof piece === 'number' ? `${piece} ms` : JSON.stringify(piece.toString('latin1'))}`);
    for (const { head, body } of answers) this.#print(`  < ${JSON.stringify(head + body)}`);
    this.#print(`  ${ended}`);
  }

  #fail(
    check: Finding['check'] | 'connections' | 'died' | 'errors' | 'memory' | 'prototype' | 'stderr',
    details: string,
  ): void {
    this.#failures.push(`${this.#adapter}: ${check}: ${details}`);
  }

  #compare(before: Condition, after: Condition): void {
    const added = after.inherited.filter((name) => !before.inherited.includes(name));
    const isSame = added.length === 0 && after.inherited.length === before.inherited.length;
    if (!isSame) this.#fail('prototype', `Object or Array were changed: ${added.join(', ')}`);
    for (const error of after.errors) this.#fail('errors', error);
  }

  #tell(seconds: number): void {
    const counts = [...this.#outcomes].sort(([a], [b]) => a.localeCompare(b));
    const count = (isWanted: (outcome: Outcome) => boolean): string =>
      counts.flatMap(([outcome, times]) => (isWanted(outcome) ? [`${outcome} ${times}×`] : [])).join(', ');
    const isEnvelope = (outcome: Outcome): boolean => /^\d/.test(outcome);
    this.#print(
      `${this.#adapter.padEnd(13)} ${this.#kinds.size} kinds, ${this.#good} good ones among them, in ${seconds.toFixed(0)} s; the slowest took ${(this.#slowest / 1000).toFixed(1)} s`,
    );
    this.#print(`  answers     ${count(isEnvelope)}`);
    this.#print(`  others      ${count((outcome) => !isEnvelope(outcome))}`);
  }
}

/** A caller who sends what is no HTTP, reads the answer to its end, and keeps the own end of the connection open. */
function holdOut(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.write('SSH-2.0-client\r\n\r\n');
    socket.resume();
    socket.once('error', reject);
    socket.once('end', () => resolve(socket));
  });
}

await alone(import.meta.url, (print) => {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      requests: { type: 'string' },
      seed: { type: 'string' },
      adapter: { type: 'string', multiple: true },
      broken: { type: 'string' },
      only: { type: 'string' },
    },
  });
  return run(print, {
    ...(values.quick === undefined ? {} : { quick: values.quick }),
    ...(values.requests === undefined ? {} : { requests: Number(values.requests) }),
    ...(values.seed === undefined ? {} : { seed: Number(values.seed) }),
    ...(values.adapter === undefined ? {} : { adapters: values.adapter }),
    ...(values.broken === undefined ? {} : { broken: values.broken }),
    ...(values.only === undefined ? {} : { only: Number(values.only) }),
  });
});
