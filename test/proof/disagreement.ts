import { isDeepStrictEqual } from 'node:util';
import type { Ledger } from '../../generator/4-emit/ledger.js';
import type { MessageRole, Violation } from '../../generator/model/model.js';
import type { Opinion } from './judge.js';

const parts = ['isGood', 'violations', 'messages', 'applied', 'value', 'kind'] as const;
type Part = (typeof parts)[number];

/**
 * How an opinion differs from the reference judge's, or undefined when it does not. Violations and tolerances are
 * compared as sets, words and sources included, as far as both tell them.
 *
 * @param mayPass whether the judge's target may let a value with these violations pass, by the fidelity ledger
 */
export function disagreement(
  expected: Opinion,
  found: Opinion,
  mayPass: (violations: readonly Violation[]) => boolean,
): { readonly expected: unknown; readonly found: unknown } | undefined {
  if (found.isGood && !expected.isGood && mayPass(expected.violations ?? [])) return undefined;
  const told = parts.filter((part) => part === 'isGood' || (tells(expected, part) && tells(found, part)));
  const isSame = (part: Part): boolean => {
    if (isList(part) && isBeginning(comparable(found, part), comparable(expected, part))) return true;
    const [here, there] = [comparable(expected, part), comparable(found, part)];
    return Object.is(here, there) || isDeepStrictEqual(here, there);
  };
  if (told.every(isSame)) return undefined;
  const whole = (opinion: Opinion): unknown => told.map((part) => comparable(opinion, part));
  return { expected: whole(expected), found: whole(found) };
}

/** How many findings are told; of more, which ones depends on the order in which they are found. */
const MOST_FINDINGS = 100;

function isBeginning(told: readonly string[], all: readonly string[]): boolean {
  return told.length === MOST_FINDINGS && all.length > told.length && told.every((line) => all.includes(line));
}

function isList(part: Part): part is 'violations' | 'messages' {
  return part === 'violations' || part === 'messages';
}

/** Only a value that breaks nothing but rules that a target holds less than exactly may pass it. */
export function mayPass(
  ledger: Ledger,
  target: string,
  role: MessageRole,
): (violations: readonly Violation[]) => boolean {
  const weak = new Set(
    ledger.rows
      .filter(
        ({ message, targets }) =>
          message === role && targets[target] !== undefined && targets[target].level !== 'exact',
      )
      .map(({ rule }) => rule.id),
  );
  return (violations) => violations.length > 0 && violations.every(({ rule }) => weak.has(rule));
}

/** A judge tells of tolerances and of the value only where the value is good. */
function tells(opinion: Opinion, part: Part): boolean {
  if (part === 'messages') return opinion.messages !== undefined || opinion.violations !== undefined;
  return opinion[part] !== undefined && (part === 'violations' || opinion.isGood);
}

function comparable(opinion: Opinion, part: 'violations' | 'messages'): readonly string[];
function comparable(opinion: Opinion, part: Part): unknown;
function comparable(opinion: Opinion, part: Part): unknown {
  if (part === 'violations') return (opinion.violations ?? []).map(violationLine).sort();
  if (part === 'messages') {
    const { violations = [], messages } = opinion;
    return [...(messages ?? violations.map(({ pointer, message }) => `${pointer} ${message}`))].sort();
  }
  if (part === 'applied') return (opinion.applied ?? []).map(({ pointer, kind }) => `${pointer} ${kind}`).sort();
  return opinion[part];
}

function violationLine({ pointer, rule, message, source }: Violation): string {
  return `${pointer} ${rule} ${message} (${source.table} ${source.rows.join()})`;
}
