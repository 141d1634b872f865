/** How well each rule is shown by the vectors and held by the targets. */
import type { MessageRole, Rule } from '../../../model/model.js';
import type { Vector } from '../../../vectors/vectors.js';
import type { Ledger, LedgerRow } from '../../ledger.js';
import type { DocsView, RuleView } from './view.js';

/** A rule of a message as `docs.json` has it. */
export type RuleViews = (role: MessageRole, rule: Rule) => RuleView;

/** @param self the target that these documents are; that it only says rules is told once, elsewhere */
export function ruleViewsOf(ledger: Ledger, vectors: readonly Vector[], self: string): RuleViews {
  const keyOf = (role: MessageRole, id: string): string => `${role} ${id}`;
  const rows = new Map(ledger.rows.map((row) => [keyOf(row.message, row.rule.id), row]));
  const accepted = new Map<string, number>();
  const rejected = new Map<string, number>();
  const count = (counts: Map<string, number>, key: string): unknown => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { message, about, valid, violations } of vectors) {
    if (valid) count(accepted, keyOf(message, about));
    for (const rule of new Set(violations.map((violation) => violation.rule))) count(rejected, keyOf(message, rule));
  }
  return (role, { id, message }) => {
    const key = keyOf(role, id);
    return {
      id,
      message,
      vectors: { accepted: accepted.get(key) ?? 0, rejected: rejected.get(key) ?? 0 },
      notExact: ledger.targets
        .filter((target) => target !== self)
        .flatMap((target) => lessThanExact(rows.get(key), target)),
    };
  };
}

function lessThanExact(row: LedgerRow | undefined, target: string): RuleView['notExact'] {
  const found = row?.targets[target];
  return found === undefined || found.level === 'exact' ? [] : [{ target, level: found.level, why: found.why }];
}

/** Each target with how many rules it holds how well, and the reasons, each with how many rules it is the reason for. */
export function fidelityViews({ targets, rows }: Ledger): DocsView['fidelity'] {
  return targets.map((target) => {
    const held = rows.flatMap(({ targets: of }) => of[target] ?? []);
    const lines = held.flatMap((one) => (one.level === 'exact' ? [] : [`${one.level} ${one.why}`]));
    const count = (level: string): number => held.filter((one) => one.level === level).length;
    return {
      target,
      exact: count('exact'),
      weaker: count('weaker'),
      documented: count('documented'),
      reasons: [...new Set(lines)].map((line) => ({
        level: line.slice(0, line.indexOf(' ')),
        why: line.slice(line.indexOf(' ') + 1),
        rules: lines.filter((other) => other === line).length,
      })),
    };
  });
}
