/** Phases 1 to 3 for definitions on the disk. */
import { loadFiles, loadFolder } from './1-load/load.js';
import { installedAnalyser } from './3-check/installed-analyser.js';
import type { Extensions } from './extend/extensions.js';
import { type Analysis, analyzeLoaded } from './analyze-loaded.js';
import type { Roots } from './roots.js';

/** Reads the definitions of some roots and collects every error. */
export async function analyze(roots: Roots, extensions?: Extensions): Promise<Analysis> {
  return analyzeLoaded(await loadFolder(roots), installedAnalyser, extensions);
}

/** The same of some definitions by their paths. */
export async function analyzeFiles(paths: readonly string[], extensions?: Extensions): Promise<Analysis> {
  return analyzeLoaded(await loadFiles(paths), installedAnalyser, extensions);
}
