/** The fidelity ledger: how well each target enforces each rule, as the targets declare it. */
import type { MessageRole, Operation, Rule } from '../model/model.js';
import { innermost, scalarTypeOf } from '../model/value-types.js';
import { type RuleUse, ruleUses } from '../model/rule-uses.js';
import { defined } from '../defined.js';

/**
 * How well a target enforces a rule. Of the payloads that break the rule and nothing else:
 *
 * - exact: it refuses all of them;
 * - weaker: it refuses some and accepts others;
 * - documented: it accepts all of them, and only states the rule in words.
 *
 * There is a reason for each rule that is not enforced exactly, and for each exact rule that no payload can show.
 */
export type Fidelity =
  | { readonly level: 'exact'; readonly why?: string }
  | { readonly level: 'weaker' | 'documented'; readonly why: string };

export type Level = Fidelity['level'];

/** A function by which a target declares how well it enforces a rule. */
export type DeclareFidelity = (use: RuleUse) => Fidelity;

export interface LedgerRow {
  readonly message: MessageRole;
  readonly rule: Rule;
  /** By the name of the target. */
  readonly targets: Readonly<Record<string, Fidelity>>;
}

export interface Ledger {
  /** Names of the targets that have rules, in the order of the list of targets. */
  readonly targets: readonly string[];
  /** By message and table. */
  readonly rows: readonly LedgerRow[];
}

interface Declaring {
  readonly name: string;
  readonly fidelity: DeclareFidelity | 'carries no rules';
}

/** Why no vector shows a rule of a message that values can break; only asked for rules that need a reason. */
export type WhyUnshown = (role: MessageRole, rule: string) => string | undefined;

export function ledgerOf(
  operation: Operation,
  targets: readonly Declaring[],
  whyUnshown: WhyUnshown = () => undefined,
): Ledger {
  const declaring = targets.flatMap(({ name, fidelity }) => (typeof fidelity === 'string' ? [] : [{ name, fidelity }]));
  return {
    targets: declaring.map(({ name }) => name),
    rows: ruleUses(operation).map((use) => {
      const declared = declaring.map(({ name, fidelity }) => [name, fidelity(use)] as const);
      const isAsked = declared.some(([, { why }]) => why === undefined);
      const why = isAsked ? whyUnshown(use.message.role, use.rule.id) : undefined;
      return {
        message: use.message.role,
        rule: use.rule,
        targets: Object.fromEntries(
          declared.map(([name, one]) => [name, why === undefined || one.why !== undefined ? one : { ...one, why }]),
        ),
      };
    }),
  };
}

/** How well a target of the ledger enforces the rule of a row. */
export function fidelityOf({ targets }: LedgerRow, target: string): Fidelity {
  return defined(targets[target], `the fidelity of ${target}`);
}

export const exact: Fidelity = { level: 'exact' };

/** Enforced, although no payload can show it. */
export function exactBecause(why: string): Fidelity {
  return { level: 'exact', why };
}

export function weaker(why: string): Fidelity {
  return { level: 'weaker', why };
}

export function documented(why: string): Fidelity {
  return { level: 'documented', why };
}

/** What targets that check the result of JSON.parse declare for the type of a number. */
export function parsedNumber({ field, rule }: RuleUse): Fidelity | undefined {
  const why = field && scalarTypeOf(innermost(field.type))?.beforeParsing;
  return why !== undefined && rule.kind === 'type' ? exactBecause(why) : undefined;
}

const tellingKinds: readonly string[] = ['required', 'type', 'enum'];

/** What all targets declare for a rule that no value can break. */
export function unbreakable({ message, field, rule, isTelling }: RuleUse): Fidelity | undefined {
  if (isTelling && tellingKinds.includes(rule.kind))
    return exactBecause('The element tells of which table a value is, so a value with another one is of none.');
  if (field?.type.kind === 'any' && !field.array && rule.kind === 'type')
    return exactBecause('Every JSON value is allowed here, so nothing can break the rule.');
  const isKept = rule.kind === 'unknown' && !Object.values(message.unknown).includes('error');
  return isKept
    ? exactBecause('Elements that no table lists are allowed here, so nothing can break the rule.')
    : undefined;
}
