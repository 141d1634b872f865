/** Why rules that values can break have no vector that breaks them and nothing else. */
import { addTo } from '../grouped.js';
import type { MessageRole } from '../model/model.js';
import { isUnion } from '../model/outcomes.js';
import { ruleKey } from '../model/rule-uses.js';
import type { Proposal } from './choose.js';
import { LARGEST_VECTOR, noRoomToShow, tooLargeToShow } from './limits.js';

/** Ids of the rules that a payload breaks, each once. */
export type BrokenBy = (proposal: Proposal) => readonly string[];

/**
 * A reason for each rule that some payloads were proposed to break, and that no vector breaks alone. There is none for
 * a rule of which nobody thought, nor for one whose payloads do not come out as meant: those are mistakes, for the proof
 * to find.
 *
 * @returns reasons by {@link ruleKey}
 */
export function unshown(
  proposals: readonly Proposal[],
  those: readonly Proposal[],
  brokenBy: BrokenBy,
): ReadonlyMap<string, string> {
  const reasonOf = reasons(proposals, those, brokenBy);
  const found = new Map<string, string>();
  for (const [role, rules] of byRule(proposals)) {
    for (const rule of rules.keys()) {
      const why = reasonOf(role, rule);
      if (why !== undefined) found.set(ruleKey(role, rule), why);
    }
  }
  return found;
}

/** The reason for one rule, as {@link unshown} has it. */
export function reasons(
  proposals: readonly Proposal[],
  those: readonly Proposal[],
  brokenBy: BrokenBy,
): (role: MessageRole, rule: string) => string | undefined {
  const proposed = byRule(proposals);
  const made = byRule(those);
  return (role, rule) => {
    const own = proposed.get(role)?.get(rule);
    return own && reason(own, made.get(role)?.get(rule) ?? [], brokenBy);
  };
}

type ByRule = ReadonlyMap<MessageRole, ReadonlyMap<string, readonly Proposal[]>>;

function byRule(proposals: readonly Proposal[]): ByRule {
  const found = new Map<MessageRole, Map<string, Proposal[]>>();
  for (const proposal of proposals) {
    if (proposal.candidate.expects === 'good') continue;
    const { role } = proposal.message;
    const rules = found.get(role) ?? new Map<string, Proposal[]>();
    found.set(role, rules);
    addTo(rules, meantRule(proposal), proposal);
  }
  return found;
}

/** The rule that a payload was proposed to break. */
export function meantRule({ candidate: { about, expects } }: Proposal): string {
  return expects === 'any' ? about : expects;
}

function reason(own: readonly Proposal[], made: readonly Proposal[], brokenBy: BrokenBy): string | undefined {
  if (made.length === 0)
    return own.some(({ candidate }) => candidate.weight <= LARGEST_VECTOR) ? noRoomToShow : tooLargeToShow;
  let shared: readonly string[] | undefined;
  for (const proposal of made) {
    const meant = meantRule(proposal);
    const rules = brokenBy(proposal);
    if (!rules.includes(meant)) continue;
    const others = rules.filter((rule) => rule !== meant);
    shared = shared?.filter((rule) => others.includes(rule)) ?? others;
    // Either one breaks it alone, or no other rule is always broken too.
    if (shared.length === 0) return undefined;
  }
  if (!shared && made.every(isOtherOutcome(brokenBy)))
    return 'Every payload made to break the rule is the body of another outcome, and only the status tells them apart.';
  return (
    shared && `Every payload made to break the rule also breaks ${shared.join(' and ')}, so no vector shows the rule.`
  );
}

/** Whether a payload that was made to break a rule of one outcome is a valid body of another. */
function isOtherOutcome(brokenBy: BrokenBy): (proposal: Proposal) => boolean {
  return (proposal) => isUnion(proposal.message) && brokenBy(proposal).length === 0;
}
