/** Chooses the candidates that become vectors: few large ones, and not too many in total. */
import type { Form, Message } from '../model/model.js';
import { ruleKey } from '../model/rule-uses.js';
import type { Candidate } from './candidate.js';
import { FOR_EACH_RULE, LARGEST_EXCESS, LARGEST_VECTOR, LARGEST_VECTORS, LEAST_ROOM, SMALL_VECTOR } from './limits.js';

/** A candidate for a message in one form. */
export interface Proposal {
  readonly message: Message;
  readonly form: Form;
  readonly candidate: Candidate;
}

/**
 * The proposals that fit, in their order. First every table gets one that breaks one of its rules, then every rule one
 * that breaks it, then every rule in each form one that satisfies it and one that breaks it, and then further ones; small
 * ones come before large ones. So a rule remains without a vector only if there is no room for any.
 */
export function chosen(proposals: readonly Proposal[]): readonly Proposal[] {
  const ranks = new Map<string, number>();
  const excesses = new Map<string, number>();
  const broken = new Set<string>();
  const isFirst = (name: string): boolean => broken.size < broken.add(name).size;
  const ranked = proposals.flatMap((proposal, index) => {
    const { about, expects, weight } = proposal.candidate;
    if (weight > LARGEST_VECTOR) return [];
    const verdict = expects === 'any' || expects === 'good' ? expects : 'bad';
    const rule = [proposal.message.role, proposal.form, about].join(' ');
    const rank = ranks.get(`${rule} ${verdict}`) ?? 0;
    const excess = (excesses.get(rule) ?? 0) + Math.max(weight - SMALL_VECTOR, 0);
    if (rank > 0 && weight > SMALL_VECTOR && excess > LARGEST_EXCESS) return [];
    ranks.set(`${rule} ${verdict}`, rank + 1);
    excesses.set(rule, excess);
    if (verdict !== 'bad') return [{ index, rank, weight }];
    const ofRule = isFirst(ruleKey(proposal.message.role, expects));
    const ofTable = isFirst(ruleKey(proposal.message.role, expects.replace(/\..*/, '')));
    return [{ index, rank: ofTable ? -2 : ofRule ? -1 : rank, weight }];
  });
  const rules = new Set(proposals.map(({ message, candidate }) => ruleKey(message.role, candidate.about)));
  let room = Math.min(Math.max(rules.size * FOR_EACH_RULE, LEAST_ROOM), LARGEST_VECTORS);
  const fitting = ranked
    .toSorted((a, b) => a.rank - b.rank || a.weight - b.weight)
    .filter(({ weight }) => (room -= weight) >= 0);
  const indexes = new Set(fitting.map(({ index }) => index));
  return proposals.filter((_, index) => indexes.has(index));
}

/** Rules that some proposals break, but none of the chosen ones. */
export function unshown(proposals: readonly Proposal[], kept: readonly Proposal[]): ReadonlySet<string> {
  const broken = (some: readonly Proposal[]): readonly string[] =>
    some.flatMap(({ message, candidate: { about, expects } }) =>
      expects === 'good' ? [] : ruleKey(message.role, expects === 'any' ? about : expects),
    );
  const shown = new Set(broken(kept));
  return new Set(broken(proposals).filter((rule) => !shown.has(rule)));
}
