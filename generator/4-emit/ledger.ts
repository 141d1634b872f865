/** The fidelity ledger: how each target holds each rule, as the targets declare it. */
import type { MessageRole, Operation, Rule } from '../model/model.js';
import { scalarTypeOf } from '../model/value-types.js';
import { ruleKey, type RuleUse, ruleUses } from '../model/rule-uses.js';

/**
 * How a target holds a rule. Of the payloads that break the rule and nothing else:
 *
 * - exact: it refuses all of them;
 * - weaker: it refuses some and lets others pass;
 * - documented: it lets all of them pass, and only says the rule in words.
 *
 * Why a rule is held less than exactly is always said, and where a target cannot be shown such a payload at all.
 */
export type Fidelity =
  | { readonly level: 'exact'; readonly why?: string }
  | { readonly level: 'weaker' | 'documented'; readonly why: string };

export type Level = Fidelity['level'];

/** What a target that carries rules says of each of them. */
export type DeclareFidelity = (use: RuleUse) => Fidelity;

export interface LedgerRow {
  readonly message: MessageRole;
  readonly rule: Rule;
  /** By the name of the target. */
  readonly targets: Readonly<Record<string, Fidelity>>;
}

export interface Ledger {
  /** Names of the targets that carry rules, in the order of the list of targets. */
  readonly targets: readonly string[];
  /** By message and table. */
  readonly rows: readonly LedgerRow[];
}

interface Declaring {
  readonly name: string;
  readonly fidelity: DeclareFidelity | 'carries no rules';
}

/** Why no vector shows a rule that values can break, by the message and the id of the rule: {@link ruleKey}. */
export type Unshown = ReadonlyMap<string, string>;

export function ledgerOf(operation: Operation, targets: readonly Declaring[], unshown: Unshown = new Map()): Ledger {
  const declaring = targets.flatMap(({ name, fidelity }) => (typeof fidelity === 'string' ? [] : [{ name, fidelity }]));
  return {
    targets: declaring.map(({ name }) => name),
    rows: ruleUses(operation).map((use) => ({
      message: use.message.role,
      rule: use.rule,
      targets: Object.fromEntries(
        declaring.map(({ name, fidelity }) => {
          const declared = fidelity(use);
          const why = declared.why ?? unshown.get(ruleKey(use.message.role, use.rule.id));
          return [name, why === undefined ? declared : { ...declared, why }];
        }),
      ),
    })),
  };
}

export const exact: Fidelity = { level: 'exact' };

/** Held, although no payload can show it. */
export function exactBecause(why: string): Fidelity {
  return { level: 'exact', why };
}

export function weaker(why: string): Fidelity {
  return { level: 'weaker', why };
}

export function documented(why: string): Fidelity {
  return { level: 'documented', why };
}

/** What targets that judge what JSON.parse gives say of the type of a number. */
export function parsedNumber({ field, rule }: RuleUse): Fidelity | undefined {
  const why = field && scalarTypeOf(field.type)?.beforeParsing;
  return why !== undefined && rule.kind === 'type' ? exactBecause(why) : undefined;
}

/** What all targets say of a rule that no value can break. */
export function unbreakable({ message, rule }: RuleUse): Fidelity | undefined {
  const isKept = rule.kind === 'unknown' && !Object.values(message.unknown).includes('error');
  return isKept
    ? exactBecause('Elements that no table lists are allowed here, so nothing can break the rule.')
    : undefined;
}
