/**
 * Why rules have no vector, for the ledger of an operation whose vectors nobody asks for. Nearly always, the first payload
 * that breaks a rule in canonical form breaks nothing else, and is certain to be chosen; then nothing else is planned.
 */
import { messageFormsOf, messagesOf } from '../model/messages.js';
import type { Message, MessageRole, Operation } from '../model/model.js';
import { ruleKey, ruleUses } from '../model/rule-uses.js';
import { brokenRule, chosen, type Proposal, roomFor, tableOfRule } from './choose.js';
import { LARGEST_VECTOR } from './limits.js';
import { patternTexts } from './pattern-texts.js';
import { meantRule, reasons } from './unshown.js';
import { breaker, proposer } from './vectors.js';

/** @returns the same as the plan of the vectors has, for the rules that are asked for */
export async function whyUnshown(
  operation: Operation,
): Promise<(role: MessageRole, rule: string) => string | undefined> {
  const proposalsFor = proposer(await patternTexts(operation));
  const canonical = new Map(
    messagesOf(operation).map((message) => [message, proposalsFor(message, 'canonical')] as const),
  );
  const certain = certainlyChosen(operation, canonical);
  const brokenBy = breaker();
  let planned: ReturnType<typeof reasons> | undefined;
  const plan = (): ReturnType<typeof reasons> => {
    const proposals = messageFormsOf(operation).flatMap(
      ({ message, form }) => (form === 'canonical' ? canonical.get(message) : undefined) ?? proposalsFor(message, form),
    );
    return reasons(proposals, chosen(proposals), brokenBy);
  };
  return (role, rule) => {
    const first = certain.get(ruleKey(role, rule));
    if (first && brokenBy(first).join() === rule) return undefined;
    return (planned ??= plan())(role, rule);
  };
}

/**
 * The first proposal that breaks each rule, by {@link ruleKey}, if there is room for all of them whatever else is proposed: no
 * other one is chosen before them, except the first ones of rules that only the wire form breaks. None otherwise.
 */
function certainlyChosen(
  operation: Operation,
  canonical: ReadonlyMap<Message, readonly Proposal[]>,
): ReadonlyMap<string, Proposal> {
  const first = new Map<string, Proposal>();
  let abouts = 0;
  let size = 0;
  let largest = 0;
  let others = 0;
  let otherTables = 0;
  for (const [message, proposals] of canonical) {
    const broken = new Set<string>();
    for (const proposal of proposals) {
      const rule = brokenRule(proposal.candidate);
      if (rule === undefined || broken.has(rule)) continue;
      const { weight } = proposal.candidate;
      if (weight > LARGEST_VECTOR) continue;
      broken.add(rule);
      size += weight;
      largest = Math.max(largest, weight);
      if (meantRule(proposal) === rule) first.set(ruleKey(message.role, rule), proposal);
    }
    abouts += new Set(proposals.map(({ candidate }) => candidate.about)).size;
    const tables = new Set([...broken].map(tableOfRule));
    const rest = ruleUses(operation).flatMap((use) =>
      use.message === message && !broken.has(use.rule.id) ? [use.rule.id] : [],
    );
    others += rest.length;
    otherTables += new Set(rest.map(tableOfRule).filter((table) => !tables.has(table))).size;
  }
  // The smaller ones come first, but for the first of a table.
  return size + others * largest + otherTables * LARGEST_VECTOR <= roomFor(abouts) ? first : new Map();
}
