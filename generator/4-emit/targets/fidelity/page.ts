/** `fidelity.md`: how well each target enforces the rules of an operation, for a reader. */
import { defined } from '../../../defined.js';
import type { Operation } from '../../../model/model.js';
import { ruleKey } from '../../../model/rule-uses.js';
import type { Vector } from '../../../vectors/vectors.js';
import { fidelityOf, type Ledger, type LedgerRow, type Level } from '../../ledger.js';
import type { FidelityView } from './view.js';

const levels: readonly Level[] = ['documented', 'weaker', 'exact'];

/** @param vectors undefined if they are not generated */
export function fidelityView(
  { title }: Operation,
  ledger: Ledger,
  vectors: readonly Vector[] | undefined,
): FidelityView {
  const targets = ledger.targets.map((name) => ({ name, ...levelsOf(ledger, name) }));
  // A target that documents every rule says nothing about a single one.
  const telling = targets.filter(({ exact, weaker }) => exact + weaker > 0).map(({ name }) => name);
  const rules = ledger.rows.map((row) => ({
    id: row.rule.id,
    message: row.message,
    notExact: telling.flatMap((target) => lessThanExact(row, target)),
  }));
  return {
    title: `Fidelity of ${title}`,
    vectors: vectors ? countsOf(rules, ledger, vectors) : null,
    targets,
    reasons: ledger.targets.flatMap((target) => reasonsOf(ledger, target)),
    rules,
  };
}

function countsOf(
  rules: FidelityView['rules'],
  { rows }: Ledger,
  vectors: readonly Vector[],
): NonNullable<FidelityView['vectors']> {
  const accepted = vectors.filter(({ valid }) => valid);
  const rejected = vectors.filter(({ valid }) => !valid);
  const keeping = counts(accepted.map(({ message, about }) => ruleKey(message, about)));
  const breaking = counts(rejected.flatMap(brokenRules));
  const keys = rows.map((row) => ruleKey(row.message, row.rule.id));
  return {
    accepted: accepted.length,
    rejected: rejected.length,
    rules: rules.map((rule, index) => {
      const key = defined(keys[index], rule.id);
      return { ...rule, accepted: keeping.get(key) ?? 0, rejected: breaking.get(key) ?? 0 };
    }),
  };
}

/** The rules that a vector breaks, each once. */
function brokenRules({ message, violations }: Vector): readonly string[] {
  return [...new Set(violations.map(({ rule }) => ruleKey(message, rule)))];
}

function levelsOf({ rows }: Ledger, target: string): Readonly<Record<Level, number>> {
  const found = counts(rows.map((row) => fidelityOf(row, target).level));
  return {
    exact: found.get('exact') ?? 0,
    weaker: found.get('weaker') ?? 0,
    documented: found.get('documented') ?? 0,
  };
}

/** By level. Those of exact rules say why no payload shows one, or what a reader needs. */
function reasonsOf({ rows }: Ledger, target: string): FidelityView['reasons'] {
  const found = new Map<string, FidelityView['reasons'][number]>();
  for (const row of rows) {
    const { level, why } = fidelityOf(row, target);
    if (why === undefined) continue;
    const key = `${level} ${why}`;
    found.set(key, { target, level, why, rules: (found.get(key)?.rules ?? 0) + 1 });
  }
  return levels.flatMap((level) => [...found.values()].filter((reason) => reason.level === level));
}

function lessThanExact(row: LedgerRow, target: string): readonly string[] {
  const { level } = fidelityOf(row, target);
  return level === 'exact' ? [] : [`${target}: ${level}`];
}

/** [a, b, a] -> a: 2, b: 1 */
function counts(keys: readonly string[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const key of keys) found.set(key, (found.get(key) ?? 0) + 1);
  return found;
}
