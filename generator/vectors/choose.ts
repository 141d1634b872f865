/** Which of the payloads that were thought of become vectors: few of large ones, and not too many in all. */
import type { Form, Message } from '../model/model.js';
import { ruleKey } from '../model/rule-uses.js';
import type { Candidate } from './candidate.js';
import { LARGEST_EXCESS, LARGEST_VECTOR, LARGEST_VECTORS, SMALL_VECTOR } from './limits.js';

/** A payload that was thought of, of a message in one form. */
export interface Thought {
  readonly message: Message;
  readonly form: Form;
  readonly candidate: Candidate;
}

/**
 * Those that fit, in their order. Every rule gets one that keeps it and one that breaks it before any gets a second, so
 * that what does not fit leaves no rule without a vector as long as that can be helped.
 */
export function chosen(thoughts: readonly Thought[]): readonly Thought[] {
  const ranks = new Map<string, number>();
  const excesses = new Map<string, number>();
  const ranked = thoughts.flatMap((thought, index) => {
    const { about, expects, weight } = thought.candidate;
    if (weight > LARGEST_VECTOR) return [];
    const verdict = expects === 'any' || expects === 'good' ? expects : 'bad';
    const rule = [thought.message.role, thought.form, about].join(' ');
    const rank = ranks.get(`${rule} ${verdict}`) ?? 0;
    const excess = (excesses.get(rule) ?? 0) + Math.max(weight - SMALL_VECTOR, 0);
    if (rank > 0 && weight > SMALL_VECTOR && excess > LARGEST_EXCESS) return [];
    ranks.set(`${rule} ${verdict}`, rank + 1);
    excesses.set(rule, excess);
    return [{ index, rank, weight }];
  });
  let room = LARGEST_VECTORS;
  const fitting = ranked.toSorted((a, b) => a.rank - b.rank).filter(({ weight }) => (room -= weight) >= 0);
  const indexes = new Set(fitting.map(({ index }) => index));
  return thoughts.filter((_, index) => indexes.has(index));
}

/** Rules that some of the payloads would have broken, and none of the chosen ones is meant to. */
export function unshown(thoughts: readonly Thought[], those: readonly Thought[]): ReadonlySet<string> {
  const broken = (some: readonly Thought[]): readonly string[] =>
    some.flatMap(({ message, candidate: { about, expects } }) =>
      expects === 'good' ? [] : ruleKey(message.role, expects === 'any' ? about : expects),
    );
  const shown = new Set(broken(those));
  return new Set(broken(thoughts).filter((rule) => !shown.has(rule)));
}
