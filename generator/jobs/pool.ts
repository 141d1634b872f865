/** Spreads definitions over threads. What comes out does not depend on how many there are. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { defined } from '../defined.js';
import { asBytes, type DefinitionResult } from './definition.js';
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
  { jobs = availableParallelism(), onProgress }: PoolOptions,
): Promise<readonly DefinitionResult[]> {
  const results = new Map<string, DefinitionResult>();
  const waiting = [...paths].reverse();
  const work = async (generateOne: (path: string) => Promise<DefinitionResult>): Promise<void> => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const result = await generateOne(path);
      results.set(path, paths.length > MANY ? asBytes(result) : result);
      onProgress?.(results.size, paths.length);
      // Lets the answers of the others in.
      await new Promise(setImmediate);
    }
  };
  const others = canStart ? Math.min(jobs, Math.floor(paths.length / WORTH)) - 1 : 0;
  const workers = Array.from({ length: Math.max(others, 0) }, () => new Worker(workerFile, { workerData: options }));
  try {
    // Each worker has a second definition to go on with, because this thread answers late while it works itself.
    const asked = [...workers, ...workers].map((worker) => work((path) => ask(worker, path)));
    await Promise.all([work(generateHere), ...asked]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
  return paths.map((path) => defined(results.get(path), path));
}

const workerFile = new URL('./worker.js', import.meta.url);

/** Node 20 runs no TypeScript, which is what a test that imports the sources would start. */
const canStart = import.meta.url.endsWith('.js');

function ask(worker: Worker, path: string): Promise<DefinitionResult> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
      worker.off('exit', onExit);
      action();
    };
    const onMessage = (answer: Answer): void => {
      if (answer.path !== path) return;
      settle(() => {
        if ('result' in answer) resolve(answer.result);
        else reject(answer.error);
      });
    };
    const onError = (error: Error): void => {
      settle(() => {
        reject(error);
      });
    };
    const onExit = (code: number): void => {
      settle(() => {
        reject(new Error(`A worker thread ended with exit code ${code}`));
      });
    };
    worker.on('message', onMessage);
    worker.on('error', onError);
    worker.on('exit', onExit);
    worker.postMessage(path);
  });
}
