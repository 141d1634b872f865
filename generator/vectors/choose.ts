/** Chooses the candidates that become vectors: few large ones, and not too many in total. */
import type { Form, Message } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { FOR_EACH_RULE, LARGEST_EXCESS, LARGEST_VECTOR, LARGEST_VECTORS, LEAST_ROOM, SMALL_VECTOR } from './limits.js';

/** A candidate for a message in one form. */
export interface Proposal {
  readonly message: Message;
  readonly form: Form;
  readonly candidate: Candidate;
}

/** What was proposed for a message before. */
interface Seen {
  readonly forms: Map<Form, Map<string, Counts>>;
  readonly abouts: Set<string>;
  /** Rules, and tables of which a rule was broken. */
  readonly broken: Set<string>;
}

/** Proposals about one rule in one form by what they expect, and how much they are larger than a small one in all. */
type Counts = Record<'any' | 'good' | 'bad' | 'excess', number>;

/**
 * The proposals that fit, in their order. First every table gets one that breaks one of its rules, then every rule one
 * that breaks it, then come those that show what an output lets pass, then every rule in each form gets one that satisfies
 * it and one that breaks it, and then further ones; small ones come before large ones. So a rule remains without a vector
 * only if there is no room for any.
 */
export function chosen(proposals: readonly Proposal[]): readonly Proposal[] {
  const seen = new Map<Message, Seen>();
  const seenOf = (message: Message): Seen =>
    madeIn(seen, message, () => ({ forms: new Map(), abouts: new Set(), broken: new Set() }));
  const ranked = proposals.flatMap((proposal, index) => {
    const { message, form, candidate } = proposal;
    const { about, expects, weight, isTelling = false } = candidate;
    const { forms, abouts, broken } = seenOf(message);
    abouts.add(about);
    if (weight > LARGEST_VECTOR) return [];
    const ofForm = madeIn(forms, form, () => new Map<string, Counts>());
    const counts = madeIn(ofForm, about, () => ({ any: 0, good: 0, bad: 0, excess: 0 }));
    const verdict = expects === 'any' || expects === 'good' ? expects : 'bad';
    const rank = isTelling ? -1 : counts[verdict];
    const rule = brokenRule(candidate);
    const isFirst = rule !== undefined && !broken.has(rule);
    const excess = counts.excess + Math.max(weight - SMALL_VECTOR, 0);
    if (rank > 0 && !isFirst && weight > SMALL_VECTOR && excess > LARGEST_EXCESS) return [];
    counts[verdict]++;
    counts.excess = excess;
    if (!isFirst) return [{ proposal, index, rank, weight }];
    broken.add(rule);
    const table = tableOfRule(rule);
    const isFirstOfTable = !broken.has(table);
    broken.add(table);
    return [{ proposal, index, rank: isFirstOfTable ? -3 : -2, weight }];
  });
  const rules = [...seen.values()].reduce((sum, { abouts }) => sum + abouts.size, 0);
  let room = roomFor(rules);
  if (ranked.reduce((sum, { weight }) => sum + weight, 0) <= room) return ranked.map(({ proposal }) => proposal);
  const fitting = ranked
    .toSorted((a, b) => a.rank - b.rank || a.weight - b.weight)
    .filter(({ weight }) => (room -= weight) >= 0);
  const indexes = new Set(fitting.map(({ index }) => index));
  return proposals.filter((_, index) => indexes.has(index));
}

/** The rule that a payload certainly breaks, if it is built as it is meant. */
export function brokenRule({ about, expects, breaks = false }: Candidate): string | undefined {
  if (breaks) return about;
  return expects === 'any' || expects === 'good' ? undefined : expects;
}

/** Contact.role.enum -> Contact */
export function tableOfRule(rule: string): string {
  return rule.replace(/\..*/, '');
}

/** How large all vectors of an operation may be together that are about so many rules, elements and tables. */
export function roomFor(abouts: number): number {
  return Math.min(Math.max(abouts * FOR_EACH_RULE, LEAST_ROOM), LARGEST_VECTORS);
}

function madeIn<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}
