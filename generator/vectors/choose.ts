/** Which of the payloads that were thought of become vectors: few of large ones, and not too many in all. */
import type { Form, Message, Shape } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { LARGEST_EXCESS, LARGEST_VECTOR, LARGEST_VECTORS, SMALL_VECTOR } from './limits.js';

/** A payload that was thought of, of a message in one form. */
export interface Thought {
  readonly message: Message;
  readonly form: Form;
  /** The table that it is about. */
  readonly shape: Shape;
  readonly candidate: Candidate;
}

/** What a payload is to show of its rule, the most telling first. */
const verdicts = ['bad', 'any', 'good'] as const;

/**
 * Those that fit, in their order. Every rule gets one that keeps it and one that breaks it before any gets a second, and
 * the tables take turns at that: where there is no room for a vector of each rule, each table has some that break its
 * rules.
 */
export function chosen(thoughts: readonly Thought[]): readonly Thought[] {
  const ranks = new Counts();
  const turns = new Counts();
  const excesses = new Map<string, number>();
  const ranked = thoughts.flatMap((thought, index) => {
    const { about, expects, weight } = thought.candidate;
    if (weight > LARGEST_VECTOR) return [];
    const verdict = expects === 'any' || expects === 'good' ? expects : 'bad';
    const rule = [thought.message.role, thought.form, about].join(' ');
    const rank = ranks.of(`${rule} ${verdict}`);
    const excess = (excesses.get(rule) ?? 0) + Math.max(weight - SMALL_VECTOR, 0);
    if (rank > 0 && weight > SMALL_VECTOR && excess > LARGEST_EXCESS) return [];
    ranks.add(`${rule} ${verdict}`);
    excesses.set(rule, excess);
    const turn = turns.add([thought.message.role, thought.shape.name, rank, verdict].join(' '));
    return [{ index, rank, turn, verdict: verdicts.indexOf(verdict), weight }];
  });
  let room = LARGEST_VECTORS;
  const fitting = ranked
    .toSorted((a, b) => a.rank - b.rank || a.turn - b.turn || a.verdict - b.verdict)
    .filter(({ weight }) => (room -= weight) >= 0);
  const indexes = new Set(fitting.map(({ index }) => index));
  return thoughts.filter((_, index) => indexes.has(index));
}

class Counts {
  readonly #counts = new Map<string, number>();

  of(key: string): number {
    return this.#counts.get(key) ?? 0;
  }

  /** Gives the count before. */
  add(key: string): number {
    const count = this.of(key);
    this.#counts.set(key, count + 1);
    return count;
  }
}
