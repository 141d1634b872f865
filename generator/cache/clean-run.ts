/**
 * The last run that left nothing to do: by what the file system says, what it read and what it found. As long as that is
 * the same, so is the result, and nothing has to be read, generated and compared again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { cacheFolder } from './cache-folder.js';
import { contentHash, signatureOf, treeOf } from './signature.js';

/** The folders of a run, as its options name them. */
export interface RunFolders {
  readonly definitions: string;
  readonly out: string;
  readonly templates?: string | undefined;
  /** False when no handlers are written. */
  readonly handlers: string | false;
}

/** A file of the output folder when there is nothing left to do. */
export interface RunOutput {
  /** Relative to the output folder. */
  readonly path: string;
  readonly content: string;
}

interface CleanRun {
  /** SHA-256 of the signatures of everything that a run reads. */
  readonly inputs: string;
  /** The output folder without symbolic links. */
  readonly out: string;
  /** Files that are emitted, and how many there are; behind them stand the others, such as the manifest. */
  readonly emitted: number;
  /** The hash of its content stands with a file that had only just changed, so that its signature says too little. */
  readonly outputs: readonly (readonly [path: string, signature: string, hash?: string])[];
}

/**
 * The files that the last clean run with these folders emitted, if everything is as that run left it.
 * @param hidden how the names begin that a run in progress, or one that was killed, has in the output folder
 */
export function unchangedFiles(folders: RunFolders, hidden: string): readonly string[] | undefined {
  const now = Date.now();
  const cache = cacheFolder(folders.definitions);
  const text = cache?.read(nameOf(folders));
  if (!cache || text === undefined) return undefined;
  // Whole, as the cache folder has made sure, and so in the form in which it was written.
  const run = JSON.parse(text) as CleanRun;
  if (!isFree(folders.out, hidden) || realPlace(folders.out) !== run.out) return undefined;
  const outputs: CleanRun['outputs'][number][] = [];
  for (const [path, signature, hash] of run.outputs) {
    const place = join(folders.out, path);
    const found = signatureOf(place, now);
    if (found?.signature !== signature || (hash !== undefined && contentHash(place) !== hash)) return undefined;
    outputs.push(hash === undefined || found.isSettled ? [path, signature] : [path, signature, hash]);
  }
  if (inputsOf(folders, now) !== run.inputs) return undefined;
  const hasSettled = outputs.some(({ length }, at) => length !== run.outputs[at]?.length);
  if (hasSettled) cache.write(nameOf(folders), JSON.stringify({ ...run, outputs } satisfies CleanRun));
  return outputs.slice(0, run.emitted).map(([path]) => path);
}

/**
 * Looks at what a run is going to read.
 * @returns a function to be called when the run has left nothing to do, which remembers that; undefined when it cannot be
 *   remembered, since something has only just changed or there is no place for it
 */
export function beginRun(
  folders: RunFolders,
): ((emitted: readonly RunOutput[], others: readonly RunOutput[]) => void) | undefined {
  const start = Date.now();
  const cache = cacheFolder(folders.definitions);
  const inputs = cache && inputsOf(folders, start);
  if (!cache || inputs === undefined) return undefined;
  return (emitted, others) => {
    const outputs: CleanRun['outputs'][number][] = [];
    for (const { path, content } of [...emitted, ...others]) {
      const place = join(folders.out, path);
      const found = signatureOf(place, start);
      if (!found) return;
      const hash = sha256(content);
      // Somebody may have changed it since it was written or compared.
      if (!found.isSettled && contentHash(place) !== hash) return;
      outputs.push(found.isSettled ? [path, found.signature] : [path, found.signature, hash]);
    }
    const out = realPlace(folders.out);
    if (out === undefined || inputsOf(folders, start) !== inputs) return;
    cache.write(nameOf(folders), JSON.stringify({ inputs, out, emitted: emitted.length, outputs } satisfies CleanRun));
  };
}

function nameOf({ definitions, out, templates, handlers }: RunFolders): string {
  const place = (folder: string | false | undefined): string | false => (folder ? resolve(folder) : false);
  return JSON.stringify(['clean run 1', resolve('.'), ...[definitions, out, templates, handlers].map(place)]);
}

/** The code that runs, compiled or not, and what it copies and fills in. */
const code = fileURLToPath(new URL('..', import.meta.url));
const own = fileURLToPath(new URL('../..', import.meta.url));

/** Undefined when something is neither a file nor a folder, or has only just changed. */
function inputsOf({ definitions, templates, handlers }: RunFolders, now: number): string | undefined {
  const folders = [code, join(own, 'runtime'), join(own, 'templates'), definitions, templates, handlers];
  const files = ['package.json', 'definitions/definition.schema.json'].map((path) => join(own, path));
  const found = [
    ...folders.map((folder) => (folder ? treeOf(folder, now) : 'none')),
    ...files.map((path) => signatureOf(path, now)?.signature),
  ];
  return found.includes(undefined) ? undefined : sha256([process.version, ...found].join('\n\n'));
}

/** Whether no run is in progress in a folder, and none was killed. */
function isFree(folder: string, hidden: string): boolean {
  return unlessRefusedSync(() => !readdirSync(folder).some((name) => name.startsWith(hidden)), false);
}

function realPlace(folder: string): string | undefined {
  return unlessRefusedSync(() => realpathSync(folder));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
