import { createRequire } from 'node:module';
import type { checkSync, Diagnostics } from 'recheck';
import { patternFlaw } from '../2-model/pattern.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check, Row } from './subject.js';

/**
 * A pattern of the definition's own is matched in time that grows no faster than the text. Everything generated runs it
 * on what strangers send, so that a few bytes could stop a server for minutes otherwise.
 */
export const patterns: Check = ({ tables }) => {
  const rows = tables.flatMap((table) => table.rows).filter(isSound);
  if (rows.length === 0) return [];
  const analyse = loadAnalyser();
  const known = new Map<string, Diagnostics | undefined>();
  return rows.flatMap((row) => {
    const { pattern = '' } = row.definition;
    if (!known.has(pattern)) known.set(pattern, analysed(pattern, analyse));
    return diagnosticsOf(row, pattern, known.get(pattern));
  });
};

/** What is no pattern of the dialect was told when the model was built. */
function isSound({ definition: { pattern }, at }: Row): boolean {
  return pattern !== undefined && patternFlaw(pattern, at('pattern')) === undefined;
}

type Analyse = typeof checkSync;

/** The build for browsers, which starts no process; three megabytes, so that only those wait for it who need it. */
function loadAnalyser(): Analyse {
  const analyser = createRequire(import.meta.url)('recheck/lib/browser.js') as { readonly checkSync: Analyse };
  return analyser.checkSync;
}

function diagnosticsOf(row: Row, pattern: string, found: Diagnostics | undefined): ReturnType<Check> {
  const place = row.at('pattern');
  if (!found) return [diagnostic('unproven-pattern', place, { why: 'its numbers are too large for the analyser' })];
  if (found.status === 'safe') return [];
  if (found.status === 'unknown') return [diagnostic('unproven-pattern', place, { why: whyUnknown(found.error) })];
  const { complexity, attack, hotspot } = found;
  const [hot] = hotspot;
  const part = hot ? pattern.slice(hot.start, hot.end) : pattern;
  return [diagnostic('vulnerable-pattern', place, { growth: growthOf(complexity), attack: attack.pattern, part })];
}

/**
 * The seed is fixed and steps are counted instead of seconds: a definition that passes today passes tomorrow, on a slower
 * machine and on a busy one.
 */
const analysis = {
  randomSeed: 1,
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  // Characters read; the time limits that are off would stand for less.
  attackLimit: 100_000_000,
};

/** Undefined for what the analyser cannot read, such as a count beyond 32 bits: it throws errors of its own kinds. */
function analysed(pattern: string, analyse: Analyse): Diagnostics | undefined {
  try {
    return analyse(pattern, 'u', analysis);
  } catch {
    return undefined;
  }
}

function growthOf(complexity: Extract<Diagnostics, { status: 'vulnerable' }>['complexity']): string {
  return complexity.type === 'exponential' ? 'exponentially' : `with the power of ${complexity.degree}`;
}

function whyUnknown(error: Extract<Diagnostics, { status: 'unknown' }>['error']): string {
  return 'message' in error ? error.message : error.kind;
}
