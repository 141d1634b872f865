/** Why rules that values can break have no vector that breaks them and nothing else. */
import { ruleKey } from '../model/rule-uses.js';
import type { Thought } from './choose.js';
import { LARGEST_VECTOR, noRoomToShow, tooLargeToShow } from './limits.js';

/** Ids of the rules that a payload breaks, each once. */
export type BrokenBy = (thought: Thought) => readonly string[];

/**
 * A reason for each rule that some payloads were thought of to break, and that no vector breaks alone. There is none for
 * a rule of which nobody thought, nor for one whose payloads do not come out as meant: those are mistakes, for the proof
 * to find.
 *
 * @returns reasons by {@link ruleKey}
 */
export function unshown(
  thoughts: readonly Thought[],
  those: readonly Thought[],
  brokenBy: BrokenBy,
): ReadonlyMap<string, string> {
  const made = byRule(those);
  return new Map(
    [...byRule(thoughts)].flatMap(([key, own]): readonly (readonly [string, string])[] => {
      const why = reason(own, made.get(key) ?? [], brokenBy);
      return why === undefined ? [] : [[key, why]];
    }),
  );
}

function byRule(thoughts: readonly Thought[]): ReadonlyMap<string, readonly Thought[]> {
  const found = new Map<string, Thought[]>();
  for (const thought of thoughts) {
    if (thought.candidate.expects === 'good') continue;
    const key = ruleKey(thought.message.role, meantRule(thought));
    const own = found.get(key);
    if (own) own.push(thought);
    else found.set(key, [thought]);
  }
  return found;
}

/** The rule that a payload was thought of to break. */
function meantRule({ candidate: { about, expects } }: Thought): string {
  return expects === 'any' ? about : expects;
}

function reason(own: readonly Thought[], made: readonly Thought[], brokenBy: BrokenBy): string | undefined {
  if (made.length === 0)
    return own.some(({ candidate }) => candidate.weight <= LARGEST_VECTOR) ? noRoomToShow : tooLargeToShow;
  let shared: readonly string[] | undefined;
  for (const thought of made) {
    const meant = meantRule(thought);
    const rules = brokenBy(thought);
    if (!rules.includes(meant)) continue;
    const others = rules.filter((rule) => rule !== meant);
    shared = shared?.filter((rule) => others.includes(rule)) ?? others;
    // Either one breaks it alone, or no other rule is always broken too.
    if (shared.length === 0) return undefined;
  }
  return shared && `Whatever was made to break the rule breaks ${shared.join(' and ')} as well, so no vector shows it.`;
}
