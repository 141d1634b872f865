import { createRequire } from 'node:module';
import type { checkSync, Diagnostics } from 'recheck';
import { diagnostic } from '../diagnostics.js';
import type { Check, Row } from './subject.js';

/**
 * A pattern of the definition's own is matched in time that grows no faster than the text. Everything generated runs it
 * on what strangers send, so that a few bytes could stop a server for minutes otherwise.
 */
export const patterns: Check = ({ tables }) => {
  const rows = tables.flatMap((table) => table.rows).filter(({ definition }) => isPattern(definition.pattern));
  if (rows.length === 0) return [];
  const analyse = loadAnalyser();
  return rows.flatMap((row) => diagnosticsOf(row, analyse));
};

/** What is no regular expression was told when the model was built. */
function isPattern(pattern: string | undefined): pattern is string {
  if (pattern === undefined) return false;
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

type Analyse = typeof checkSync;

/** The build for browsers, which starts no process; three megabytes, so that only those wait for it who need it. */
function loadAnalyser(): Analyse {
  const analyser = createRequire(import.meta.url)('recheck/lib/browser.js') as { readonly checkSync: Analyse };
  return analyser.checkSync;
}

function diagnosticsOf(row: Row, analyse: Analyse): ReturnType<Check> {
  const { pattern = '' } = row.definition;
  const place = row.at('pattern');
  // The seed is fixed: a definition that passes today passes tomorrow.
  const found = analyse(pattern, 'u', { timeout: 5_000, randomSeed: 1 });
  if (found.status === 'safe') return [];
  if (found.status === 'unknown') return [diagnostic('unproven-pattern', place, { why: whyUnknown(found.error) })];
  const { complexity, attack, hotspot } = found;
  const [hot] = hotspot;
  const part = hot ? pattern.slice(hot.start, hot.end) : pattern;
  return [diagnostic('vulnerable-pattern', place, { growth: growthOf(complexity), attack: attack.pattern, part })];
}

function growthOf(complexity: Extract<Diagnostics, { status: 'vulnerable' }>['complexity']): string {
  return complexity.type === 'exponential' ? 'exponentially' : `with the power of ${complexity.degree}`;
}

function whyUnknown(error: Extract<Diagnostics, { status: 'unknown' }>['error']): string {
  return 'message' in error ? error.message : error.kind;
}
