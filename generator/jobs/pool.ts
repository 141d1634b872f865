/** Spreads definitions over threads. What comes out does not depend on how many there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { defined } from '../defined.js';
import { asBytes, type DefinitionResult } from './definition.js';
import type { FileStore } from './file-store.js';
import type { Answer, WorkerOptions } from './worker.js';

/** With more definitions, their files are held as bytes until they are written. */
const MANY = 32;

/** With fewer definitions for each thread, starting another one takes longer than it saves. */
const WORTH = 4;

export interface PoolOptions {
  /** Maximum number of threads; by default as many as the machine runs at once. */
  readonly jobs?: number | undefined;
  /** Called after each definition. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  /** For the files of many definitions; by default, they are held in memory. */
  readonly store?: FileStore | undefined;
}

/**
 * The results of definitions, in their order.
 *
 * @param generateHere generates one in this thread, which is one of those that work
 * @param options for the other threads
 */
export async function generateAll(
  paths: readonly string[],
  generateHere: (path: string) => Promise<DefinitionResult>,
  options: WorkerOptions,
  { jobs = availableParallelism(), onProgress, store }: PoolOptions,
): Promise<readonly DefinitionResult[]> {
  const results = new Map<string, DefinitionResult>();
  const waiting = [...paths].reverse();
  const work = async (generateOne: (path: string) => Promise<DefinitionResult>): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const result = await generateOne(path);
      results.set(path, paths.length > MANY ? stored(asBytes(result), store) : result);
      onProgress?.(results.size, paths.length);
      // Lets the answers of the others in.
      await new Promise(setImmediate);
    }
  };
  const others = canStart ? Math.min(jobs, Math.floor(paths.length / WORTH)) - 1 : 0;
  const helpers = Array.from({ length: Math.max(others, 0) }, () => new Helper(options));
  try {
    // Each helper has a second definition to go on with, because this thread answers late while it works itself.
    const asked = [...helpers, ...helpers].map((helper) => work((path) => helper.ask(path)));
    await Promise.all([work(generateHere), ...asked]);
  } finally {
    // After a failure, nobody needs the others.
    waiting.length = 0;
    await Promise.all(helpers.map((helper) => helper.end()));
  }
  return paths.map((path) => defined(results.get(path), path));
}

function stored(result: DefinitionResult, store: FileStore | undefined): DefinitionResult {
  if (!store || !result.output) return result;
  return { ...result, output: { ...result.output, files: result.output.files.map((file) => store.keep(file)) } };
}

const workerFile = new URL('./worker.js', import.meta.url);

/** Node 20 runs no TypeScript, which is what a test that imports the sources would start. */
const canStart = import.meta.url.endsWith('.js');

interface Question {
  readonly resolve: (result: DefinitionResult) => void;
  readonly reject: (error: Error) => void;
}

/** A worker thread, and what it has been asked. Once it has failed or ended, every question is answered with that. */
class Helper {
  readonly #worker: Worker;
  readonly #questions = new Map<string, Question>();
  #failure: Error | undefined;

  constructor(options: WorkerOptions) {
    this.#worker = new Worker(workerFile, { workerData: options });
    const fail = (error: Error): void => {
      this.#failure ??= error;
      for (const { reject } of this.#questions.values()) reject(this.#failure);
      this.#questions.clear();
    };
    this.#worker.on('message', (answer: Answer) => {
      const { resolve, reject } = defined(this.#questions.get(answer.path), answer.path);
      this.#questions.delete(answer.path);
      if ('result' in answer) resolve(answer.result);
      else reject(answer.error);
    });
    this.#worker.on('error', fail);
    this.#worker.on('messageerror', fail);
    this.#worker.on('exit', (code) => {
      fail(new Error(`A worker thread ended with exit code ${code}`));
    });
  }

  ask(path: string): Promise<DefinitionResult> {
    return new Promise((resolve, reject) => {
      if (this.#failure) reject(this.#failure);
      else {
        this.#questions.set(path, { resolve, reject });
        this.#worker.postMessage(path);
      }
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}
