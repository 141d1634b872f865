/** Which of the payloads that were thought of become vectors: few of large ones, and not too many in all. */
import type { Form, Message } from '../model/model.js';
import { ruleKey } from '../model/rule-uses.js';
import type { Candidate } from './candidate.js';
import { FOR_EACH_RULE, LARGEST_EXCESS, LARGEST_VECTOR, LARGEST_VECTORS, LEAST_ROOM, SMALL_VECTOR } from './limits.js';

/** A payload that was thought of, of a message in one form. */
export interface Thought {
  readonly message: Message;
  readonly form: Form;
  readonly candidate: Candidate;
}

/**
 * Those that fit, in their order. Every table gets one that breaks a rule of its own, then every rule one that breaks it,
 * then every rule in each form one that keeps it and one that breaks it, and only then any gets a second; small ones come
 * before large ones. So what does not fit leaves nothing without a vector as long as that can be helped.
 */
export function chosen(thoughts: readonly Thought[]): readonly Thought[] {
  const ranks = new Map<string, number>();
  const excesses = new Map<string, number>();
  const broken = new Set<string>();
  const isFirst = (name: string): boolean => broken.size < broken.add(name).size;
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
    if (verdict !== 'bad') return [{ index, rank, weight }];
    const ofRule = isFirst(ruleKey(thought.message.role, expects));
    const ofTable = isFirst(ruleKey(thought.message.role, expects.replace(/\..*/, '')));
    return [{ index, rank: ofTable ? -2 : ofRule ? -1 : rank, weight }];
  });
  const rules = new Set(thoughts.map(({ message, candidate }) => ruleKey(message.role, candidate.about)));
  let room = Math.min(Math.max(rules.size * FOR_EACH_RULE, LEAST_ROOM), LARGEST_VECTORS);
  const fitting = ranked
    .toSorted((a, b) => a.rank - b.rank || a.weight - b.weight)
    .filter(({ weight }) => (room -= weight) >= 0);
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
