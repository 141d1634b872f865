// A copy of specwright's runtime/http/patience.ts, made by `specwright generate`. Do not edit.
/** The time that a call may take, shared by all generated clients. */

/** How long the caller is ready to wait: until a time has passed, or until it says so. */
export class Patience {
  readonly #controller = new AbortController();
  readonly #endsAt: number;
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #given: AbortSignal | undefined;
  readonly #abort = (): void => this.#giveUp('aborted');
  #reason: 'timeout' | 'aborted' | undefined;

  constructor(timeoutMs: number, signal: AbortSignal | undefined) {
    this.#endsAt = Date.now() + timeoutMs;
    this.#timer = setTimeout(() => this.#giveUp('timeout'), timeoutMs);
    this.#given = signal;
    signal?.addEventListener('abort', this.#abort);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Why it ended; undefined while it has not. */
  get reason(): 'timeout' | 'aborted' | undefined {
    return this.#reason;
  }

  /** Waits; false when patience does not last that long. */
  pause(delayMs: number): Promise<boolean> {
    if (this.#reason !== undefined || Date.now() + delayMs >= this.#endsAt) return Promise.resolve(false);
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        this.signal.removeEventListener('abort', end);
        resolve(true);
      }, delayMs);
      this.signal.addEventListener('abort', end, { once: true });
    });
  }

  end(): void {
    clearTimeout(this.#timer);
    this.#given?.removeEventListener('abort', this.#abort);
  }

  #giveUp(reason: 'timeout' | 'aborted'): void {
    this.#reason ??= reason;
    this.#controller.abort();
  }
}
