import { checkFolders } from '../5-write/folder.js';
import { type HandlersWritten, writeHandlers } from '../5-write/handlers.js';
import { specifiersOf } from '../5-write/specifiers.js';
import { rehearse, write, type Written } from '../5-write/write.js';
import { Memory } from '../cache/memory.js';
import type { Manifest } from '../5-write/manifest.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { generate } from '../generate.js';
import { nothing } from './generate.js';
import { progressOn } from './progress.js';
import type { Io } from './io.js';
import { LISTED, showList } from './lists.js';
import type { GenerateOptions } from './options.js';
import type { FileStore } from '../jobs/file-store.js';
import { beginRun, knownHandlers, leftOutput, storeFor } from './unchanged.js';

export interface GenerateRun extends Written {
  /** The common files of packages that were used. */
  readonly installed: readonly string[];
  /** Handler files, relative to their folder. */
  readonly handlers: Omit<HandlersWritten, 'diagnostics'>;
}

/** As the last run of this process has left it. */
class LastManifest {
  manifest: Manifest | undefined;
}

/** Runs `specwright generate` without the record of the last clean run. */
export async function run(options: GenerateOptions, io: Io, hasChanged: boolean): Promise<GenerateRun> {
  const store = storeFor(options);
  try {
    return await runWith(store, options, io, hasChanged);
  } finally {
    store.close();
  }
}

async function runWith(store: FileStore, options: GenerateOptions, io: Io, hasChanged: boolean): Promise<GenerateRun> {
  const { definitions, out, templates, handlers, dryRun = false, memory = new Memory() } = options;
  const last = memory.part(LastManifest);
  const since = Date.now();
  const remember = hasChanged ? undefined : await beginRun(options);
  const refused = await checkFolders(options);
  if (hasErrors(refused)) return { ...nothing, diagnostics: refused };
  const {
    files,
    handlers: fresh,
    diagnostics,
    installed,
    packageFiles,
    kept,
  } = await generate({
    definitions,
    ...(templates !== undefined && { templates }),
    ...(handlers !== false && { handlers: await specifiersOf(handlers, out) }),
    ...(options.cache === false ? {} : { keptIn: { out, memory } }),
    settings: options.settings,
    ...(options.extensions && { extensions: options.extensions }),
    verify: options.verify ?? false,
    jobs: options.jobs,
    onProgress: progressOn(io),
    store,
  });
  if (hasErrors(diagnostics)) return { ...nothing, installed, diagnostics };
  const choice = {
    force: options.force ?? false,
    prune: options.prune ?? (await confirmsPrune(options, files, io)),
    packageFiles,
    ...kept?.folder,
    ...(last.manifest && { manifest: last.manifest }),
  };
  const result = await (dryRun ? rehearse : write)(out, files, choice);
  const found = [...diagnostics, ...result.diagnostics];
  if (hasErrors(found)) return { ...nothing, ...result, installed, diagnostics: found };
  const { manifest, ...written } = result;
  last.manifest = manifest;
  const left = dryRun ? undefined : kept && (await leftOutput(out, files, manifest, { since, known: kept.signatures }));
  if (left) kept?.keep(left.left);
  // A run whose files are merged with what the user has in them is done again: the record would not see an edit of those.
  const recorded = packageFiles.length === 0 ? left : undefined;
  const isClean = found.length + result.kept.length === 0 && !dryRun;
  if (handlers === false) {
    if (isClean) await remember?.(files, installed, recorded);
    return { ...nothing, ...written, installed, diagnostics: found };
  }
  const { removed, added } = result;
  const code = {
    ...{ out, files: new Set(files.map(({ path }) => path)) },
    ...{ removed: new Set(removed), added: new Set(added) },
  };
  const known = await knownHandlers(options, fresh, code.files);
  const { settled } = known;
  const { diagnostics: more, ...theirs } = await writeHandlers(handlers, fresh, code, { dryRun, settled });
  if (isClean && more.length + theirs.created.length + theirs.extended.length + theirs.updated.length === 0) {
    known.keep();
    await remember?.(files, installed, recorded);
  }
  return { ...written, installed, handlers: theirs, diagnostics: [...found, ...more] };
}

/** Asks at a terminal whether to prune; elsewhere nothing is removed without --prune. */
async function confirmsPrune(
  { out, json = false, dryRun = false, force = false }: GenerateOptions,
  files: Parameters<typeof rehearse>[1],
  { ask, err }: Io,
): Promise<boolean> {
  if (!ask || json || dryRun) return false;
  const { kept, diagnostics } = await rehearse(out, files, { force });
  if (kept.length === 0 || hasErrors(diagnostics)) return false;
  showList(
    kept.map((path) => `${err.colors.yellow('no longer generated')} ${out}/${path}`),
    err.write,
    LISTED,
  );
  const isSurplus = diagnostics.some(({ code }) => code === 'output-surplus');
  const what = isSurplus ? 'These' : 'The definitions of these';
  const state = isSurplus ? 'are no longer generated' : 'no longer exist';
  return ask(`${what} ${kept.length} files ${state}. Remove the files? [y/N] `);
}
