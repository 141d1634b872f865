/** Watches folders for as long as a process runs. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type FSWatcher, watch } from 'chokidar';
import { unlessRefusedSync } from '../diagnostics/system-error.js';

/** In milliseconds: how often to look for what no event has told, and after how long. */
const LOOK = { every: 1000, after: 120 };
/** Maximum number of files that are looked at; a definitions folder may not hold more. */
const MOST = 10_000;

export interface WatchOptions {
  readonly folders: readonly string[];
  readonly isIgnored: (path: string) => boolean;
  /** Called with the absolute path of a file or folder that has changed, was added or removed; may be called again. */
  readonly onChange: (path: string) => void;
  readonly onError: (error: unknown) => void;
  /** Whether there is something to be done that should not wait for a look at all files. */
  readonly isBusy?: () => boolean;
}

/**
 * Events come first, since they are fast. They are not complete, though: chokidar leaves out what changes within 50 ms after
 * an event of the same file, and hears nothing more of a folder that was removed and created again at once. So this looks
 * at the files as well, and watches anew when it finds that there are no events.
 */
export class FolderWatch {
  readonly #options: WatchOptions;
  readonly #timer: NodeJS.Timeout;
  #watcher: FSWatcher | undefined;
  /** The state of each file when it was last told or looked at. */
  #known: ReadonlyMap<string, string>;
  /** Files that are watched besides the folders. */
  #files: readonly string[] = [];
  /** The files of which there was an event since. */
  readonly #told = new Map<string, string>();
  #soon: NodeJS.Timeout | undefined;
  #isClosed = false;

  private constructor(options: WatchOptions) {
    this.#options = options;
    this.#known = this.#states();
    this.#timer = setInterval(() => {
      this.#lookSoon();
    }, LOOK.every);
  }

  /** Resolves when every change from now on will be told. */
  static async start(options: WatchOptions): Promise<FolderWatch> {
    const started = new FolderWatch(options);
    await started.#watch();
    return started;
  }

  /** Watches these files besides the folders, and no others any more. */
  watchFiles(paths: readonly string[]): void {
    const files = [...new Set(paths.map((path) => resolve(path)))].sort();
    const before = new Set(this.#files);
    const added = files.filter((path) => !before.has(path));
    this.#files = files;
    if (added.length === 0) return;
    this.#watcher?.add(added);
    this.#known = new Map([...this.#known, ...added.map((path) => [path, stateOf(path) ?? ''] as const)]);
  }

  #isIgnored(path: string): boolean {
    return !this.#files.includes(resolve(path)) && this.#options.isIgnored(path);
  }

  #states(): ReadonlyMap<string, string> {
    const { folders } = this.#options;
    return statesOf([...folders, ...this.#files], (path) => this.#isIgnored(path));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    await this.#watcher?.close();
  }

  async #watch(): Promise<void> {
    const { folders, onError, onChange } = this.#options;
    const before = this.#watcher;
    const watcher = watch([...folders, ...this.#files], {
      ignoreInitial: true,
      // Several events of one file are one change here in any case.
      atomic: false,
      ignored: (path) => this.#isIgnored(path),
    });
    this.#watcher = watcher;
    watcher.on('error', onError);
    watcher.on('all', (_event, name) => {
      const path = resolve(name);
      this.#told.set(path, stateOf(path) ?? '');
      onChange(path);
      this.#lookSoon();
    });
    await Promise.all([before?.close(), new Promise((ready) => watcher.once('ready', () => void ready(undefined)))]);
  }

  /** Not at once: after work that has held up this thread, timers come before events. */
  #lookSoon(): void {
    clearTimeout(this.#soon);
    if (this.#isClosed) return;
    this.#soon = setTimeout(() => {
      if (this.#options.isBusy?.() === true) this.#lookSoon();
      else this.#look();
    }, LOOK.after);
  }

  #look(): void {
    const before = this.#known;
    this.#known = this.#states();
    let isDeaf = false;
    for (const path of new Set([...before.keys(), ...this.#known.keys()])) {
      const told = this.#told.get(path);
      if ((told ?? before.get(path) ?? '') === (this.#known.get(path) ?? '')) continue;
      isDeaf ||= told === undefined;
      this.#options.onChange(path);
    }
    this.#told.clear();
    if (isDeaf && !this.#isClosed) this.#watch().catch(this.#options.onError);
  }
}

/** The state of every file, by its absolute path; of folders and of single files. */
function statesOf(places: readonly string[], isIgnored: (path: string) => boolean): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  const entered = new Set<string>();
  const waiting: string[] = [];
  for (const place of places.map((one) => resolve(one))) {
    const state = stateOf(place);
    if (state === '') waiting.push(place);
    else if (state !== undefined) states.set(place, state);
  }
  for (let folder = waiting.pop(); folder !== undefined && states.size < MOST; folder = waiting.pop()) {
    const place = folder;
    const real = unlessRefusedSync(() => realpathSync(place));
    if (real === undefined || entered.has(real)) continue;
    entered.add(real);
    for (const { name } of unlessRefusedSync(() => readdirSync(place, { withFileTypes: true }), [])) {
      const path = join(place, name);
      if (isIgnored(path)) continue;
      const state = stateOf(path);
      if (state === '') waiting.push(path);
      else if (state !== undefined) states.set(path, state);
    }
  }
  return states;
}

/** Empty for a folder; undefined for what does not exist. */
function stateOf(path: string): string | undefined {
  return unlessRefusedSync(() => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (!stats) return undefined;
    return stats.isDirectory() ? '' : [stats.size, stats.mtimeMs, stats.ctimeMs, stats.ino].join(' ');
  });
}
