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
  #first = 0;
  #running: Promise<void> | undefined;
  #isStopped = false;

  /** @param run must not reject; called with the paths that have changed since the last run */
  constructor(run: (paths: readonly string[]) => Promise<void>) {
    this.#run = run;
  }

  add(path: string): void {
    if (this.#isStopped) return;
    if (this.#paths.size === 0) this.#first = Date.now();
    this.#paths.add(path);
    clearTimeout(this.#timer);
    const quiet = this.#paths.size < MANY ? QUIET.few : QUIET.many;
    const left = this.#first + LONGEST - Date.now();
    this.#timer = setTimeout(() => void this.#start(), Math.max(Math.min(quiet, left), 0));
  }

  /** A run before any change. */
  async begin(): Promise<void> {
    this.#running = this.#run([]);
    await this.#running;
    this.#running = undefined;
  }

  /** Ends without another run; resolves when the present one is over. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async #start(): Promise<void> {
    // What changes during a run is for the next one.
    await this.#running;
    if (this.#isStopped || this.#paths.size === 0 || this.#running) return;
    const paths = [...this.#paths].sort();
    this.#paths.clear();
    this.#running = this.#run(paths);
    await this.#running;
    this.#running = undefined;
  }
}
