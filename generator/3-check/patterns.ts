import type { Diagnostics } from 'recheck';
import { narrowingsOf } from '../2-model/effects.js';
import { patternFlaw } from '../2-model/pattern.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { patternsAsked } from '../model/conditions.js';
import type { Message } from '../model/model.js';
import { wholesOf } from '../model/outcomes.js';
import { placeOf, tableRulesOf } from '../model/table-rules.js';
import { conditionsOf, patternsIn } from './conditions-of.js';
import { manyWays, MOST_WAYS } from './pattern-ways.js';
import { isPlainlyLinear } from './plain-pattern.js';
import type { AnalysePattern, Check, Row } from './subject.js';

/**
 * Patterns are matched in linear time. The generated code matches them against untrusted input, so a few bytes could
 * otherwise block a server for minutes.
 */
export const patterns: Check = ({ tables, messages, loadAnalyser }) => {
  // Invalid patterns have already been reported by phase 2.
  const written = [
    ...tables.flatMap((table) => table.rows).flatMap(patternsOf),
    ...messages.flatMap(patternsOfRules),
    ...messages.flatMap(signPatternsOf),
  ].filter(({ pattern, place }) => patternFlaw(pattern, place) === undefined);
  const open = new Set(written.map(({ pattern }) => pattern).filter((pattern) => !isPlainlyLinear(pattern)));
  const analyse = open.size === 0 ? undefined : loadAnalyser();
  const known = new Map<string, (place: Span) => ReturnType<Check>>();
  return written.flatMap(({ pattern, place }) => {
    const report = known.get(pattern) ?? judged(pattern, open.has(pattern) ? analyse : undefined);
    known.set(pattern, report);
    return report(place);
  });
};

/** What is said about a pattern at each of its places. */
function judged(pattern: string, analyse: AnalysePattern | undefined): (place: Span) => ReturnType<Check> {
  const found = analyse && analysed(pattern, analyse);
  if (found?.status !== 'vulnerable') {
    const text = manyWays(pattern);
    if (text !== undefined) return (place) => [diagnostic('ambiguous-pattern', place, { text, ways: MOST_WAYS })];
  }
  return (place) => (analyse ? diagnosticsOf(place, pattern, found) : []);
}

interface Written {
  readonly pattern: string;
  readonly place: Span;
}

/** The patterns of a row: its own, those of the keys of a map, those under a condition, and those of conditions. */
function patternsOf(row: Row): readonly Written[] {
  const { pattern: own, map } = row.definition;
  const keys = typeof map === 'object' ? map.keys : undefined;
  return [
    ...(own === undefined ? [] : [{ pattern: own, place: row.at('pattern') }]),
    ...(typeof keys === 'string' ? [{ pattern: keys, place: row.at('map', 'keys') }] : []),
    ...narrowingsOf(row.definition).flatMap(({ narrowing: { pattern }, path }) =>
      pattern === undefined ? [] : [{ pattern, place: row.at(...path, 'pattern') }],
    ),
    ...conditionsOf(row)
      .flatMap(patternsIn)
      .map(({ pattern, path }) => ({ pattern, place: row.at(...path) })),
  ];
}

/** The patterns of the conditions of rules: those under which they hold, and those of the entries that they count. */
function patternsOfRules(message: Message): readonly Written[] {
  return [...message.shapes, ...wholesOf(message)].flatMap(tableRulesOf).flatMap((rule) => {
    const conditions = [
      ...(rule.when ? [{ condition: rule.when, path: 'when' }] : []),
      ...(rule.check === 'count' ? [{ condition: rule.where, path: 'count.where' }] : []),
    ];
    return conditions.flatMap(({ condition, path }) =>
      patternsAsked(condition).map((pattern) => ({ pattern, place: placeOf(rule, path) })),
    );
  });
}

/** The patterns that elements of an answer match when a call succeeded. */
function signPatternsOf({ outcomes = [] }: Message): readonly Written[] {
  return outcomes.flatMap(({ when, places }) =>
    when?.test.kind === 'matches' && places.when ? [{ pattern: when.test.pattern, place: places.when }] : [],
  );
}

function diagnosticsOf(place: Span, pattern: string, found: Diagnostics | undefined): ReturnType<Check> {
  if (!found) return [diagnostic('unproven-pattern', place, { why: 'its repetition counts are too large' })];
  if (found.status === 'safe') return [];
  if (found.status === 'unknown') return [diagnostic('unproven-pattern', place, { why: whyUnknown(found.error) })];
  const { complexity, attack, hotspot } = found;
  const [hot] = hotspot;
  const part = hot ? pattern.slice(hot.start, hot.end) : pattern;
  return [diagnostic('vulnerable-pattern', place, { growth: growthOf(complexity), attack: attack.pattern, part })];
}

/** The seed is fixed, and steps are counted instead of seconds, so that the result is reproducible on every machine. */
const analysis = {
  randomSeed: 1,
  timeout: null,
  attackTimeout: null,
  incubationTimeout: null,
  // In characters read; replaces the time limits.
  attackLimit: 100_000_000,
};

/** Undefined for what the analyser cannot parse, such as a count beyond 32 bits: it then throws errors of various kinds. */
function analysed(pattern: string, analyse: AnalysePattern): Diagnostics | undefined {
  try {
    return analyse(pattern, 'u', analysis);
  } catch {
    return undefined;
  }
}

function growthOf(complexity: Extract<Diagnostics, { status: 'vulnerable' }>['complexity']): string {
  return complexity.type === 'exponential' ? 'exponentially' : `with the power ${complexity.degree}`;
}

function whyUnknown(error: Extract<Diagnostics, { status: 'unknown' }>['error']): string {
  return 'message' in error ? error.message : error.kind;
}
