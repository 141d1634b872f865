/** Phases 2 and 3: the diagnostics of definitions that have been loaded, and the model of the valid operations. */
import type { Loaded } from './1-load/load-source.js';
import { type Built, buildModel } from './2-model/build.js';
import { check } from './3-check/index.js';
import { ownChecks } from './3-check/own-checks.js';
import type { Extensions } from './extend/extensions.js';
import type { LoadAnalyser } from './3-check/subject.js';
import type { Diagnostic } from './diagnostics/diagnostic.js';
import type { Model } from './model/model.js';
import type { Span } from './diagnostics/source.js';

export interface Analysis {
  /** The operations that could be built. Nothing may be generated from it when there are errors. */
  readonly model: Model;
  /** In the order of the phases. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds and checks definitions. Files with structural errors are repaired for these phases, so that errors of all kinds are
 * reported at once.
 *
 * @param loadAnalyser called when there is a pattern to analyse
 */
export function analyzeLoaded(loaded: Loaded, loadAnalyser: LoadAnalyser, extensions?: Extensions): Analysis {
  const built = buildModel(
    [...loaded.files, ...loaded.repaired.map(({ file }) => file)],
    loaded.rejected,
    extensions?.formats,
  );
  const later = [
    ...built.diagnostics,
    ...check(built, loadAnalyser),
    ...(extensions ? ownChecks(built, extensions) : []),
  ].filter((found) => !isUnusedHere(found, loaded));
  const places = loaded.repaired.flatMap((repaired) => repaired.places);
  const isRepaired = loaded.repaired.length > 0;
  return {
    model: isRepaired
      ? withoutRepaired(
          built,
          loaded.repaired.map(({ file }) => file.source.path),
        )
      : built.model,
    diagnostics: [...loaded.diagnostics, ...(isRepaired ? later.filter((found) => isCertain(found, places)) : later)],
  };
}

/** Whether a common file of a package has something that is not used here; others use it. */
function isUnusedHere({ code, span }: Diagnostic, { installed }: Loaded): boolean {
  return code.startsWith('unused-') && span !== undefined && installed?.has(span.source.path) === true;
}

/** Whether a diagnostic is not just a consequence of a repair. Unused parts and examples depend on the whole file. */
function isCertain({ code, span }: Diagnostic, places: readonly Span[]): boolean {
  if (/^(unused|example)-/.test(code)) return false;
  return !places.some(
    ({ source, start, end }) => span?.source === source && span.start <= Math.max(end, start) && span.end >= start,
  );
}

function withoutRepaired({ model }: Built, paths: readonly string[]): Model {
  return { ...model, operations: model.operations.filter(({ span }) => !paths.includes(span.source.path)) };
}
