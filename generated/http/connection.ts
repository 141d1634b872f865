// A copy of specwright's runtime/http/connection.ts, made by `specwright generate`. Do not edit.
/**
 * How long the caller at the other end of a connection of Node's may keep it waiting once a call is answered, shared by
 * the adapters. A framework's own time limits do not count here: some of them have none.
 */
import { delayOf } from './limits.js';
import type { ClearTimeout, SetTimeout, Timer } from './platform.js';

declare const clearTimeout: ClearTimeout;
declare const performance: { now(): number };
declare const setTimeout: SetTimeout;

/** What is needed of net.Socket. */
export interface NodeSocket {
  readonly writable: boolean;
  end(text: string): unknown;
  destroy(): unknown;
  destroySoon(): unknown;
  once(event: string, listener: () => void): unknown;
}

/** How long callers may keep a connection waiting, in milliseconds. */
export interface ConnectionLimits {
  /** For the head of a request to arrive; 15 seconds when left out. Only `nodeServerOptions` and `fastifyOptions` set it. */
  readonly headMs?: number;
  /** For the caller to take its answer; 30 seconds when left out. */
  readonly answerMs?: number;
  /** For the rest of a body to arrive that nobody wants, since its call is answered; 5 seconds when left out. */
  readonly restMs?: number;
}

export type AllConnectionLimits = Required<ConnectionLimits>;

/** Throws a RangeError or a TypeError when a limit is invalid. */
export function connectionLimitsOf({ headMs, answerMs, restMs }: ConnectionLimits = {}): AllConnectionLimits {
  return {
    headMs: delayOf('headMs', headMs, 15_000),
    answerMs: delayOf('answerMs', answerMs, 30_000),
    restMs: delayOf('restMs', restMs, 5_000),
  };
}

/** A request and its answer. */
export interface Exchange {
  /** Whether the request has arrived as a whole. */
  readonly isComplete: boolean;
  /** When the answer was handed to Node; undefined before. */
  answeredAt: number | undefined;
  /** Whether the answer is on its way as a whole, or can no longer be sent. */
  isTaken: boolean;
}

const connections = new WeakMap<NodeSocket, Connection>();

/** A connection, and the one clock for what its caller has left to do. */
export class Connection {
  readonly #socket: NodeSocket;
  /** In the order of the requests: several when the caller does not wait for answers. */
  readonly #exchanges = new Set<Exchange>();
  /** What came last is not HTTP. */
  #isBroken = false;
  #timer: Timer | undefined;
  #ringsAt = Infinity;
  /** The answers before the first one that is not taken were there at this time. */
  #freeAt = 0;
  #limits: AllConnectionLimits = connectionLimitsOf();

  private constructor(socket: NodeSocket) {
    this.#socket = socket;
    socket.once('close', () => clearTimeout(this.#timer));
  }

  static of(socket: NodeSocket): Connection {
    let connection = connections.get(socket);
    if (!connection) {
      connection = new Connection(socket);
      connections.set(socket, connection);
    }
    return connection;
  }

  begin(exchange: Exchange): void {
    this.#exchanges.add(exchange);
  }

  /** The answer of an exchange was handed to Node; what is left of the exchange is up to the caller. */
  answered(exchange: Exchange, limits: AllConnectionLimits): void {
    const now = performance.now();
    exchange.answeredAt = now;
    this.#limits = limits;
    // Its time may begin later, behind others: whoever looks finds that out. Mostly somebody is going to look already.
    const delayMs = exchange.isComplete ? limits.answerMs : limits.restMs;
    if (now + delayMs < this.#ringsAt) this.#ring(delayMs, () => this.#watch());
  }

  /** The answer of an exchange is on its way, or its connection is gone. */
  taken(exchange: Exchange): void {
    exchange.isTaken = true;
    if (exchange.isComplete) this.#remove(exchange);
    if (this.#isBroken && !this.#isBusy) this.#socket.destroySoon();
    if (this.#exchanges.size > 0) this.#watch();
  }

  /** What comes on the connection is not HTTP: no more of it is read. True when nobody else is going to answer it. */
  breaksOff(): boolean {
    const last = [...this.#exchanges].at(-1);
    // A call that may be carried out comes first: its caller would take this for its answer.
    this.#isBroken = this.#isBusy;
    if (this.#isBroken) return false;
    // It is the rest of a request that has its answer.
    const isAnswered = last?.answeredAt !== undefined && !last.isComplete;
    if (isAnswered) this.#socket.destroySoon();
    return !isAnswered;
  }

  /** Ends the connection when the last words are said, or when the caller does not take them. */
  end(words: string, { answerMs }: AllConnectionLimits): void {
    this.#socket.end(words);
    // Nobody else does it, and the caller may never hang up.
    this.#socket.destroySoon();
    this.#ring(answerMs, () => this.#socket.destroy());
  }

  /** Whether there is a request that has arrived as a whole, and has no answer yet. */
  get #isBusy(): boolean {
    return [...this.#exchanges].some((exchange) => exchange.answeredAt === undefined && exchange.isComplete);
  }

  /** Sees to it that somebody looks again when the time of the first exchange is over, if it is the caller's time. */
  #watch(): void {
    const dueAt = this.#dueAt();
    const now = performance.now();
    if (dueAt <= now) this.#socket.destroy();
    else if (dueAt < this.#ringsAt) this.#ring(dueAt - now, () => this.#watch());
  }

  #dueAt(): number {
    const { answerMs, restMs } = this.#limits;
    for (const exchange of this.#exchanges) {
      if (exchange.isTaken && exchange.isComplete) {
        this.#remove(exchange);
        continue;
      }
      // The time until then is the server's, and the deadline of the call is its limit.
      if (exchange.answeredAt === undefined) return Infinity;
      return Math.max(this.#freeAt, exchange.answeredAt) + (exchange.isComplete ? answerMs : restMs);
    }
    return Infinity;
  }

  #remove(exchange: Exchange): void {
    this.#exchanges.delete(exchange);
    this.#freeAt = Math.max(this.#freeAt, exchange.answeredAt ?? 0);
  }

  /** The clock does not keep a process alive that has nothing else to do. */
  #ring(delayMs: number, act: () => void): void {
    clearTimeout(this.#timer);
    this.#ringsAt = performance.now() + delayMs;
    this.#timer = setTimeout(() => {
      this.#ringsAt = Infinity;
      act();
    }, delayMs);
    const timer: unknown = this.#timer;
    if (isReleasable(timer)) timer.unref();
  }
}

function isReleasable(timer: unknown): timer is { unref(): unknown } {
  return typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function';
}
