/** In milliseconds: how long nothing may have changed before a run; longer when many files change, as git changes them. */
const QUIET = { few: 15, many: 120 };
const MANY = 8;
/** A run is not put off for longer, even if files go on changing. */
const LONGEST = 2000;

/** Collects changes of files, and calls a run for all that have come together; one run at a time. */
export class ChangeQueue {
  readonly #run: (paths: readonly string[]) => Promise<void>;
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  /** When the first of the waiting changes came. */
  #first = 0;
  #isDue = false;
  #running: Promise<void> | undefined;
  #isStopped = false;
  /** Ends the waiting of {@link isLast}. */
  #disturb: () => void = () => undefined;

  /** @param run must not reject; called with the paths that have changed since the last run, sorted */
  constructor(run: (paths: readonly string[]) => Promise<void>) {
    this.#run = run;
  }

  get isRunning(): boolean {
    return this.#running !== undefined;
  }

  add(path: string): void {
    if (this.#isStopped) return;
    if (this.#paths.size === 0) this.#first = Date.now();
    this.#paths.add(path);
    this.#disturb();
    clearTimeout(this.#timer);
    const quiet = this.#paths.size < MANY ? QUIET.few : QUIET.many;
    // A clock that is set back must not put it off.
    const waited = Math.max(Date.now() - this.#first, 0);
    this.#timer = setTimeout(() => void this.begin(), Math.max(Math.min(quiet, LONGEST - waited), 0));
  }

  /** Runs for the changes that wait, or without any the first time; what changes during a run is for the next one. */
  begin(): Promise<void> {
    this.#isDue = true;
    this.#running ??= this.#runDue();
    return this.#running;
  }

  /**
   * For a run that has something to say about files that may not be complete yet: whether nothing changes any more for
   * some milliseconds, so that no other run follows at once.
   */
  async isLast(milliseconds: number): Promise<boolean> {
    if (this.#paths.size === 0 && !this.#isStopped)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#disturb = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    return this.#paths.size === 0 || this.#isStopped;
  }

  /** Ends without another run; resolves when the present one is over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    this.#disturb();
    await this.#running;
  }

  async #runDue(): Promise<void> {
    while (this.#isDue && !this.#isStopped) {
      this.#isDue = false;
      clearTimeout(this.#timer);
      const paths = [...this.#paths].sort();
      this.#paths.clear();
      await this.#run(paths);
    }
    this.#running = undefined;
  }
}
