/** The cache of the last run that left nothing to do. */
import type { RunFolders } from '../cache/clean-run.js';
import type { Left, RunOutput, Seen } from '../cache/left-outputs.js';
import { cacheFolder } from '../cache/cache-folder.js';
import { FileStore } from '../jobs/file-store.js';
import { sha256 } from '../cache/signature.js';
import type { OutputFile } from '../5-write/compare.js';
import type { Manifest } from '../5-write/manifest.js';
import { HIDDEN, MANIFEST } from '../5-write/output-names.js';

/** The generated files and the common files of packages, if neither they nor their inputs have changed since the cached run; undefined otherwise. */
export async function unchangedSince(
  options: RunFolders & { readonly cache?: boolean },
): Promise<{ readonly files: readonly string[]; readonly installed: readonly string[] } | undefined> {
  if (options.cache === false) return undefined;
  const { unchangedRun } = await import('../cache/clean-run.js');
  return unchangedRun(options, HIDDEN);
}

/** What a run knows of the output folder that it has left. */
export interface KnownOutput {
  /** The text of the manifest, which lists exactly the generated files. */
  readonly manifest: string;
  readonly left: ReadonlyMap<string, Left>;
}

/** Call this before a run, and call the returned function if the run has left nothing to do. */
export async function beginRun(
  options: RunFolders & { readonly cache?: boolean },
): Promise<(files: readonly OutputFile[], installed?: readonly string[], known?: KnownOutput) => Promise<void>> {
  const { beginRun: begin } = await import('../cache/clean-run.js');
  const remember = options.cache === false ? undefined : begin(options);
  return async (files, installed, known) => {
    if (!remember) return;
    const { hashOfFile } = await import('../5-write/compare.js');
    const hashed = files.map((file) => ({ path: file.path, hash: hashOfFile(file) }));
    const manifest = known ? { path: MANIFEST, hash: sha256(known.manifest) } : await manifestOf(options.out, hashed);
    if (manifest) remember(hashed, [manifest], installed, known?.left);
  };
}

/**
 * The files that a run leaves in the output folder, and the manifest.
 *
 * @param seen when the run began, and what it has seen since
 */
export async function leftOutput(
  out: string,
  files: readonly OutputFile[],
  manifest: Manifest | undefined,
  seen: Seen,
): Promise<KnownOutput | undefined> {
  if (manifest === undefined) return undefined;
  const { leftBy } = await import('../cache/left-outputs.js');
  const { hashOfFile } = await import('../5-write/compare.js');
  const hashed = files.map((file) => ({ path: file.path, hash: hashOfFile(file), isInPlace: 'isInPlace' in file }));
  return {
    manifest: manifest.text,
    left: leftBy(out, [...hashed, { path: MANIFEST, hash: sha256(manifest.text) }], seen),
  };
}

/** The manifest, if it lists exactly these files. */
async function manifestOf(out: string, files: readonly RunOutput[]): Promise<RunOutput | undefined> {
  const { readManifest } = await import('../5-write/manifest.js');
  const manifest = await readManifest(out);
  const isCurrent =
    manifest?.hashes.size === files.length && files.every(({ path, hash }) => manifest.hashes.get(path) === hash);
  return isCurrent ? { path: MANIFEST, hash: sha256(manifest.text) } : undefined;
}

/** What is known of the handler files of a run. */
export interface KnownHandlers {
  /** The paths of those with which there is nothing to do. */
  readonly settled: ReadonlySet<string>;
  /** Keeps them all; for a run that had nothing to do with them. */
  readonly keep: () => void;
}

/** @param fresh the handler files in their initial state; generated: the paths of all generated files */
export async function knownHandlers(
  options: RunFolders & { readonly cache?: boolean },
  fresh: readonly { readonly path: string; readonly content: string }[],
  generated: ReadonlySet<string>,
): Promise<KnownHandlers> {
  const { handlers, cache, definitions, out, templates, memory } = options;
  const nothing = { settled: new Set<string>(), keep: () => undefined };
  if (cache === false || handlers === false) return nothing;
  const { HandlerCache } = await import('../cache/handler-cache.js');
  const { codeOf } = await import('../4-emit/quick-tokens.js');
  const kept = HandlerCache.open({ definitions, out, templates, handlers, memory });
  if (!kept) return nothing;
  // Comments of the initial state, such as the title, do not matter for what there is to do.
  const code = fresh.map(({ path, content }) => ({ path, content: codeOf(content) }));
  return { settled: kept.settled(code, generated), keep: () => kept.keep(code, generated) };
}

/** For the files of a run until they are written; close it after the run. */
export function storeFor({
  definitions,
  cache,
}: Pick<RunFolders, 'definitions'> & { readonly cache?: boolean }): FileStore {
  return new FileStore(cache === false ? undefined : cacheFolder(definitions)?.place);
}
