/** What is to be reported of the definitions of a folder. */
import { suspectsAmong } from '../3-check/facts.js';
import { type CheckPieces, checksAcross, type FoundAcross, locatedAcross } from '../3-check/own-checks.js';
import { analyzeFiles } from '../analyze.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Extensions } from '../extend/extensions.js';
import type { DefinitionResult } from './definition.js';

/** In a larger folder, a definition without structure is not compared with the others, which would take seconds. */
const FEW = 100;

/**
 * The diagnostics of a folder, in the order of the phases. Definitions of which nothing is to be reported are not read
 * again, neither for themselves nor for what they have in common with others.
 */
export async function diagnosticsOf(
  results: readonly DefinitionResult[],
  extensions?: Extensions,
): Promise<readonly Diagnostic[]> {
  const facts = results.flatMap((one) => one.facts ?? []);
  const across = extensions && acrossOf(results, extensions);
  const told = facts.filter((one) => one.kind === 'operation' && across?.byOperation.has(one.name));
  const suspects = new Set([...suspectsAmong(facts), ...told.map(({ path }) => path)]);
  const loud = results.filter(({ isQuiet, path }) => !isQuiet || suspects.has(path));
  if (loud.length === 0) return across?.failures ?? [];
  const commons = new Set(results.flatMap(({ path, facts }) => (facts?.kind === 'common' ? path : [])));
  const isWhole = results.length <= FEW && loud.some(({ facts }) => !facts);
  const read = isWhole ? results.map(({ path }) => path) : [...loud.map(({ path }) => path), ...commons];
  const { diagnostics, model } = await analyzeFiles([...new Set(read)].sort(), extensions);
  // What these do not use of a common file, others may.
  const isCertain = ({ code, span }: Diagnostic): boolean =>
    isWhole || !code.startsWith('unused-') || !span || !commons.has(span.source.path) || suspects.has(span.source.path);
  return [...diagnostics.filter(isCertain), ...(across ? locatedAcross(across, model.operations) : [])];
}

/** What the checks across operations find; undefined as long as an operation has errors of its own. */
function acrossOf(results: readonly DefinitionResult[], extensions: Extensions): FoundAcross | undefined {
  const pieces = new Map<string, CheckPieces>();
  for (const { facts } of results) {
    if (facts?.kind === 'common') continue;
    if (!facts?.pieces) return undefined;
    pieces.set(facts.name, facts.pieces);
  }
  return checksAcross(pieces, extensions);
}
