/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/connection.ts, made by `specwright generate`. Do not edit.
/**
 * Limits how long a caller may keep a Node connection open once its call is answered; shared by the adapters. The limits of
 * frameworks are not sufficient: some have none.
 */
import { delayOf } from './limits.js';
import type { ClearTimeout, SetTimeout, Timer } from './platform.js';

declare const clearTimeout: ClearTimeout;
declare const performance: { now(): number };
declare const setTimeout: SetTimeout;

/** The used part of net.Socket. */
export interface NodeSocket {
  readonly writable: boolean;
  end(text: string): unknown;
  destroy(): unknown;
  destroySoon(): unknown;
  once(event: string, listener: () => void): unknown;
}

/** How long callers may keep a connection waiting, in milliseconds. */
export interface ConnectionLimits {
  /** Until the head of a request has arrived; 15 seconds by default. Only used by `nodeServerOptions` and `fastifyOptions`. */
  readonly headMs?: number;
  /** Until the caller has received its answer; 30 seconds by default. */
  readonly answerMs?: number;
  /** Until the rest of the body of an answered call has arrived; 5 seconds by default. */
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
  /** Whether the whole request has arrived. */
  readonly isComplete: boolean;
  /** When the answer was passed to Node; undefined before. */
  answeredAt: number | undefined;
  /** Whether the whole answer was sent, or can no longer be sent. */
  isTaken: boolean;
}

const connections = new WeakMap<NodeSocket, Connection>();

/** A connection with a single timer for its exchanges. */
export class Connection {
  readonly #socket: NodeSocket;
  /** In the order of the requests; several if the caller pipelines requests. */
  readonly #exchanges = new Set<Exchange>();
  /** Whether the last data on the connection is not HTTP. */
  #isBroken = false;
  #timer: Timer | undefined;
  #ringsAt = Infinity;
  /** When the answer before the first pending one was sent. */
  #freeAt = 0;
  #limits: AllConnectionLimits = connectionLimitsOf();

  private constructor(socket: NodeSocket) {
    this.#socket = socket;
    socket.once('close', () => {
      clearTimeout(this.#timer);
    });
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

  /** The answer of an exchange was passed to Node; the caller has to do the rest. */
  answered(exchange: Exchange, limits: AllConnectionLimits): void {
    const now = performance.now();
    exchange.answeredAt = now;
    this.#limits = limits;
    // Its time may start later, after other exchanges, which the watch takes into account. Mostly a watch is already set.
    const delayMs = exchange.isComplete ? limits.answerMs : limits.restMs;
    if (now + delayMs < this.#ringsAt) this.#watchIn(delayMs);
  }

  /** The answer of an exchange was sent, or its connection is closed. */
  taken(exchange: Exchange): void {
    exchange.isTaken = true;
    if (exchange.isComplete) this.#remove(exchange);
    if (this.#isBroken && !this.#isBusy) this.#socket.destroySoon();
    if (this.#exchanges.size > 0) this.#watch();
  }

  /** Stops reading a connection whose data is not HTTP. Returns whether the caller of this method has to answer it. */
  stopReading(): boolean {
    const last = [...this.#exchanges].at(-1);
    // A pending call has to be answered first, because its caller would mistake this answer for its own.
    this.#isBroken = this.#isBusy;
    if (this.#isBroken) return false;
    // The data is the rest of a request that was already answered.
    const isAnswered = last?.answeredAt !== undefined && !last.isComplete;
    if (isAnswered) this.#socket.destroySoon();
    return !isAnswered;
  }

  /** Ends the connection when the last answer was sent, or when the caller does not receive it in time. */
  end(words: string, { answerMs }: AllConnectionLimits): void {
    this.#socket.end(words);
    // Nothing else closes it, and the caller may never do so.
    this.#socket.destroySoon();
    this.#ring(answerMs, () => {
      this.#socket.destroy();
    });
  }

  /** Whether a complete request has no answer yet. */
  get #isBusy(): boolean {
    return [...this.#exchanges].some((exchange) => exchange.answeredAt === undefined && exchange.isComplete);
  }

  /** Sets the timer for the first exchange, if it waits for the caller. */
  #watch(): void {
    const dueAt = this.#dueAt();
    const now = performance.now();
    if (dueAt <= now) this.#socket.destroy();
    else if (dueAt < this.#ringsAt) this.#watchIn(dueAt - now);
  }

  #watchIn(delayMs: number): void {
    this.#ring(delayMs, () => {
      this.#watch();
    });
  }

  #dueAt(): number {
    const { answerMs, restMs } = this.#limits;
    for (const exchange of this.#exchanges) {
      if (exchange.isTaken && exchange.isComplete) {
        this.#remove(exchange);
        continue;
      }
      // Before the answer, the server is responsible, which the deadline of the call limits.
      if (exchange.answeredAt === undefined) return Infinity;
      return Math.max(this.#freeAt, exchange.answeredAt) + (exchange.isComplete ? answerMs : restMs);
    }
    return Infinity;
  }

  #remove(exchange: Exchange): void {
    this.#exchanges.delete(exchange);
    this.#freeAt = Math.max(this.#freeAt, exchange.answeredAt ?? 0);
  }

  /** The timer does not keep the process alive. */
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
