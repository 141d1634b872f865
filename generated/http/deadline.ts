/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/deadline.ts, made by `specwright generate`. Do not edit.
/** The deadline of a call of a client. */
import type { AbortControllerClass, ClearTimeout, PlatformSignal, SetTimeout, SignalLike, Timer } from './platform.js';

declare const AbortController: AbortControllerClass;
declare const clearTimeout: ClearTimeout;
declare const performance: { now(): number };
declare const setTimeout: SetTimeout;

/**
 * Ends after a time, or when the signal of the caller is aborted. Everything that a call waits for is awaited here, so that
 * nothing takes longer.
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #endsAt: number;
  readonly #timer: Timer;
  readonly #given: SignalLike | undefined;
  readonly #abort = (): void => {
    this.#giveUp('aborted');
  };
  readonly #ended: Promise<void>;
  #end: () => void = () => undefined;
  #reason: 'timeout' | 'aborted' | undefined;

  constructor(timeoutMs: number, signal: SignalLike | undefined) {
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
    this.#endsAt = performance.now() + timeoutMs;
    this.#timer = setTimeout(() => {
      this.#giveUp('timeout');
    }, timeoutMs);
    this.#given = signal;
    signal?.addEventListener('abort', this.#abort);
    if (signal?.aborted) this.#abort();
  }

  /** Aborted when the deadline ends. */
  get signal(): PlatformSignal {
    return this.#controller.signal;
  }

  /** Why it ended; undefined before. */
  get reason(): 'timeout' | 'aborted' | undefined {
    return this.#reason;
  }

  /** Awaits a function; rejects when the deadline passes first, and does not call the function after that. */
  async within<Value>(begin: () => Value | PromiseLike<Value>): Promise<Value> {
    const ended = this.#ended.then(() => Promise.reject(new Error('The deadline has passed')));
    return this.#reason === undefined ? Promise.race([begin(), ended]) : ended;
  }

  /** Waits; returns false when the deadline passes first. */
  pause(delayMs: number): Promise<boolean> {
    if (this.#reason !== undefined || performance.now() + delayMs >= this.#endsAt) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        resolve(true);
      }, delayMs);
      void this.#ended.then(() => {
        clearTimeout(timer);
        resolve(false);
      });
    });
  }

  /** Removes the timer and the listener; has to be called at the end of the call. */
  end(): void {
    clearTimeout(this.#timer);
    this.#given?.removeEventListener('abort', this.#abort);
  }

  #giveUp(reason: 'timeout' | 'aborted'): void {
    if (this.#reason !== undefined) return;
    this.#reason = reason;
    this.#end();
    this.#controller.abort();
  }
}
