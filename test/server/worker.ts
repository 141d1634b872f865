import { type ChildProcess, fork } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the JavaScript of files is that were started before. */
const javascript = new Map<string, Promise<string>>();

/**
 * A TypeScript file of these tests as JavaScript, without the packages. To run it as it is would take longer than most of what
 * it does, and tsx would name each function again whenever it is made, which users do not pay for.
 */
async function javascriptOf(source: string): Promise<string> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [source],
    write: false,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  const path = join(root, 'node_modules/.cache/specwright-workers', relative(root, source).replace(/\.ts$/, '.js'));
  mkdirSync(dirname(path), { recursive: true });
  // Whole at any time, for others that start it.
  writeFileSync(`${path}.${process.pid}`, outputFiles[0]?.text ?? '');
  renameSync(`${path}.${process.pid}`, path);
  return path;
}

/** A process of its own that answers questions, one after the other; memory and processor are its own as well. */
export class Worker {
  readonly #process: ChildProcess;
  #errors = '';
  #end: string | undefined;
  #receive: (message: unknown) => void = () => undefined;
  #fail: (error: Error) => void = () => undefined;

  private constructor(path: string, args: readonly string[]) {
    this.#process = fork(path, args, {
      // Express has Node warn about targets that are no URLs.
      execArgv: ['--expose-gc', '--no-deprecation'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production' },
    });
    this.#process.stderr?.on('data', (data: Buffer) => (this.#errors += data.toString()));
    this.#process.on('message', (message) => this.#receive(message));
    this.#process.on('exit', (code, signal) => {
      this.#end = `ended with ${signal ?? code}`;
      this.#fail(new Error(`${this.#end}: ${this.#errors.slice(-2000)}`));
    });
  }

  /** Starts a file, and waits for the first thing it says. */
  static async start<First>(url: URL, ...args: readonly string[]): Promise<{ worker: Worker; first: First }> {
    const path = fileURLToPath(url);
    const made = javascript.get(path) ?? javascriptOf(path);
    javascript.set(path, made);
    const worker = new Worker(await made, args);
    return { worker, first: await worker.#next<First>() };
  }

  /** What it wrote to stderr. */
  get errors(): string {
    return this.#errors;
  }

  /** How it came to its end, if it did. */
  get end(): string | undefined {
    return this.#end;
  }

  ask<Reply>(question: unknown): Promise<Reply> {
    const reply = this.#next<Reply>();
    if (this.#end !== undefined) this.#fail(new Error(this.#end));
    // Where nobody listens any more, its end follows.
    else this.#process.send(question as object, () => undefined);
    return reply;
  }

  async stop(): Promise<void> {
    if (this.#end !== undefined) return;
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
  }

  #next<Reply>(): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.#receive = (message) => resolve(message as Reply);
      this.#fail = reject;
    });
  }
}

/** What a process answers: `first` at once, and then a reply to every question. */
export function serveParent<Question>(first: unknown, reply: (question: Question) => unknown): void {
  process.on('message', (question) => void Promise.resolve(reply(question as Question)).then((it) => tell(it)));
  // Whoever started it may be gone without a word.
  process.on('disconnect', () => process.exit());
  tell(first);
}

function tell(message: unknown): void {
  process.send?.(message);
}
