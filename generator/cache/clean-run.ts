/**
 * The last run after which the output was up to date: the state of its inputs and outputs according to the file system. As
 * long as this state is the same, nothing has to be read, generated and compared again.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { packageFileNames } from '../names.js';
import { isPattern, type Roots, rootsOf, splitPattern, splitRoot } from '../roots.js';
import type { EmitSettings } from '../settings.js';
import { type CacheFolder, cacheFolder, nameOfRun } from './cache-folder.js';
import { type Left, leftBy, type RunOutput } from './left-outputs.js';
import type { Memory } from './memory.js';
import { contentHash, fileSignature, isFolder, realPlace, sha256, signatureOf, treeOf } from './signature.js';
import { toolSignature } from './tool.js';

/** The folders of a run, from its options. */
export interface RunFolders {
  readonly definitions: Roots;
  readonly out: string;
  readonly templates?: string | undefined;
  /** False when no handlers are written. */
  readonly handlers: string | false;
  readonly settings?: EmitSettings | undefined;
  /** The state of what the handlers were compiled with, if they were. */
  readonly compilation?: string | undefined;
  /** Of the runs of this process. */
  readonly memory?: Memory | undefined;
}

interface CleanRun {
  /** SHA-256 of the signatures of everything that a run reads. */
  readonly inputs: string;
  /** The output folder without symbolic links. */
  readonly out: string;
  /** The files: first the emitted ones, of which this is the number, then the others, such as the manifest. */
  readonly emitted: number;
  /** The hash of the content, for a file that had changed so recently that its signature is not reliable. */
  readonly outputs: readonly (readonly [path: string, signature: string, hash?: string])[];
  /** Common files of packages, with their signatures. */
  readonly installed: readonly (readonly [path: string, signature: string])[];
}

/**
 * The files that the last clean run with these folders emitted, if everything is as that run left it.
 * @param hidden the prefix of the names that a run in progress, or a killed one, uses in the output folder
 */
export function unchangedFiles(folders: RunFolders, hidden: string): readonly string[] | undefined {
  return unchangedRun(folders, hidden)?.files;
}

/** The same, with the common files of packages that the run used. */
export function unchangedRun(
  folders: RunFolders,
  hidden: string,
): { readonly files: readonly string[]; readonly installed: readonly string[] } | undefined {
  const now = Date.now();
  const cache = cacheFolder(folders.definitions);
  const text = cache?.read(nameOf(folders));
  if (!cache || text === undefined) return undefined;
  // The cache folder only returns complete texts, so it has the form in which it was written.
  const run = JSON.parse(text) as CleanRun;
  if (!isFree(folders.out, hidden) || realPlace(folders.out) !== run.out) return undefined;
  if (inputsOf(folders, cache, now) !== run.inputs || !areFolders(folders.out, run.outputs)) return undefined;
  if (!run.installed.every(([path, signature]) => signatureOf(path, now)?.signature === signature)) return undefined;
  const outputs: CleanRun['outputs'][number][] = [];
  for (const [path, signature, hash] of run.outputs) {
    // Without the library, which takes a tenth of the time of a run that has nothing to do.
    const place = `${folders.out}/${path}`;
    const found = signatureOf(place, now);
    if (found?.signature !== signature || (hash !== undefined && contentHash(place) !== hash)) return undefined;
    outputs.push(hash === undefined || found.isSettled ? [path, signature] : [path, signature, hash]);
  }
  const hasSettled = outputs.some(({ length }, at) => length !== run.outputs[at]?.length);
  if (hasSettled) cache.write(nameOf(folders), JSON.stringify({ ...run, outputs } satisfies CleanRun));
  const files = outputs.slice(0, run.emitted).map(([path]) => path);
  return { files, installed: run.installed.map(([path]) => path) };
}

/**
 * Stores the state of everything that a run has read; to be called if the output is up to date after it.
 *
 * @param known what it has left of its files, if that has been looked at
 */
type Remember = (
  emitted: readonly RunOutput[],
  others: readonly RunOutput[],
  installed?: readonly string[],
  known?: ReadonlyMap<string, Left>,
) => void;

/**
 * Records the state of everything that a run is going to read.
 * @returns undefined if something has changed so recently that its state is not reliable, or there is no cache folder
 */
export function beginRun(folders: RunFolders): Remember | undefined {
  const start = Date.now();
  const cache = cacheFolder(folders.definitions);
  const inputs = cache && inputsOf(folders, cache, start);
  if (!cache || inputs === undefined) return undefined;
  return (emitted, others, installed = [], known) => {
    const files = [...emitted, ...others];
    const left = known ?? leftBy(folders.out, files, { since: start });
    const outputs: CleanRun['outputs'][number][] = [];
    for (const { path } of files) {
      const one = left.get(path);
      if (!one) return;
      outputs.push(one.hash === undefined ? [path, one.signature] : [path, one.signature, one.hash]);
    }
    const used = installed.map((path) => [path, signatureOf(path, start)] as const);
    const settled = used.flatMap(([path, found]) => (found?.isSettled ? [[path, found.signature] as const] : []));
    if (settled.length < used.length) return;
    const out = realPlace(folders.out);
    if (out === undefined || inputsOf(folders, cache, start) !== inputs) return;
    const run: CleanRun = { inputs, out, emitted: emitted.length, outputs, installed: settled };
    cache.write(nameOf(folders), JSON.stringify(run));
  };
}

function nameOf({ definitions, out, templates, handlers, settings, compilation }: RunFolders): string {
  const options = JSON.stringify([rootsOf(definitions), settings, compilation]);
  return nameOfRun('clean run 3', [out, templates, handlers], options);
}

/** Undefined if something is neither a file nor a folder, or has changed too recently. */
function inputsOf(
  { definitions, out, templates, handlers, settings, memory }: RunFolders,
  cache: CacheFolder,
  now: number,
): string | undefined {
  const found = [
    toolSignature(cache, templates, now, memory),
    ...rootsOf(definitions).map((root) => stateOfRoot(root, now)),
    handlers ? treeOf(handlers, now) : 'none',
    // The name by which handlers import the generated code.
    fileSignature(join(out, 'package.json'), now),
    // What belongs to the user as well.
    ...(settings?.package ? packageFileNames : []).map((name) => fileSignature(join(out, name), now)),
  ];
  return found.includes(undefined) ? undefined : sha256(found.join('\n\n'));
}

/** The definitions of a root. A pattern may begin in a folder with much else; a root may be a single file. */
function stateOfRoot(root: string, now: number): string | undefined {
  const { isExcluded, path } = splitRoot(root);
  if (isExcluded) return path;
  if (isPattern(path)) return treeOf(splitPattern(path).folder, now, (name) => /\.spec\.ya?ml$/.test(name));
  return signatureOf(path, now) ? fileSignature(path, now) : treeOf(path, now);
}

/** Whether the folders of the outputs are folders, and not links to some. */
function areFolders(out: string, outputs: CleanRun['outputs']): boolean {
  const folders = new Set(outputs.map(([path]) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))));
  folders.delete('');
  return [...folders].every((folder) => isFolder(`${out}/${folder}`));
}

/** Whether no run is in progress or was killed in a folder. */
function isFree(folder: string, hidden: string): boolean {
  return unlessRefusedSync(() => !readdirSync(folder).some((name) => name.startsWith(hidden)), false);
}
