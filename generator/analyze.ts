/** Phases 1 to 3 for definitions on the disk. */
import { loadFiles, loadFolder } from './1-load/load.js';
import { checkPiecesOf, checksAcross, locatedAcross } from './3-check/own-checks.js';
import { hasErrors } from './diagnostics/diagnostic.js';
import { installedAnalyser } from './3-check/installed-analyser.js';
import type { Extensions } from './extend/extensions.js';
import { type Analysis, analyzeLoaded } from './analyze-loaded.js';
import type { Roots } from './roots.js';

/** Reads the definitions of some roots and collects every error. */
export async function analyze(roots: Roots, extensions?: Extensions): Promise<Analysis> {
  const analysis = analyzeLoaded(await loadFolder(roots), installedAnalyser, extensions);
  if (!extensions || hasErrors(analysis.diagnostics)) return analysis;
  const { operations } = analysis.model;
  const pieces = new Map(operations.map((operation) => [operation.name, checkPiecesOf(operation, extensions)]));
  const across = locatedAcross(checksAcross(pieces, extensions), operations);
  return { ...analysis, diagnostics: [...analysis.diagnostics, ...across] };
}

/** The same of some definitions by their paths. */
export async function analyzeFiles(paths: readonly string[], extensions?: Extensions): Promise<Analysis> {
  return analyzeLoaded(await loadFiles(paths), installedAnalyser, extensions);
}
