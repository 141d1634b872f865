/**
 * Settles many tied elements, one rule after the other: each broken rule applies the change that breaks the fewest other
 * rules. Only the rules about changed elements are evaluated again, so that a chain of a thousand rules takes a thousand
 * steps.
 */
import { defined } from '../defined.js';
import { addTo } from '../grouped.js';
import type { Condition, ConditionRule, Field, TableRule } from '../model/model.js';
import { fieldsOf } from '../model/conditions.js';
import { holdsFor, isThere } from './holds.js';
import { setOwn } from '../judge/values.js';
import { isOutside } from './narrowed.js';
import { remembered } from './remembered.js';
import { changesFor, fixedBy, othersFor } from './settle.js';
import { breaksRule, changesForRule } from './table-rule-changes.js';
import type { Tie } from './ties.js';
import { type Elements, ownValue, type PayloadContext } from './payload-context.js';

export interface Constraint {
  /** The elements that it refers to. */
  readonly names: readonly string[];
  readonly isBroken: (elements: Elements) => boolean;
  /** The changes that would satisfy it. */
  readonly changes: (elements: Elements, locked: ReadonlySet<string>) => readonly Elements[];
}

/** The rules of a tie, in the order in which they are settled, and by the elements that they refer to. */
export interface Constraints {
  readonly all: readonly Constraint[];
  readonly about: ReadonlyMap<string, readonly Constraint[]>;
}

export function settleMany(context: PayloadContext, tie: Tie, first: Elements, given: ReadonlySet<string>): Elements {
  const { all, about } = remembered(context.known.constraints, tie, () => constraintsOf(context, tie));
  const touchedBy = (change: Elements): readonly Constraint[] => [
    ...new Set(Object.keys(change).flatMap((name) => about.get(name) ?? [])),
  ];
  const locked = new Set(given);
  // Changed in place: a copy for each step would take as long as there are elements.
  const elements: Record<string, unknown> = { ...first };
  const apply = (change: Elements): void => {
    for (const [name, value] of Object.entries(change)) setOwn(elements, name, value);
  };
  const costOf = (change: Elements): number => {
    const before = Object.fromEntries(Object.keys(change).map((name) => [name, ownValue(elements, name)]));
    apply(change);
    const broken = touchedBy(change).filter(({ isBroken }) => isBroken(elements)).length;
    apply(before);
    return broken * 1000 + Object.values(change).filter((value) => value !== undefined).length;
  };
  // What is given gives no way, so the others have to before they are settled among themselves.
  const waiting = new Set([...[...given].flatMap((name) => about.get(name) ?? []), ...all]);
  for (const constraint of waiting) {
    waiting.delete(constraint);
    if (!constraint.isBroken(elements)) continue;
    const costs = constraint.changes(elements, locked).map((change) => ({ change, cost: costOf(change) }));
    const [best] = costs.sort((a, b) => a.cost - b.cost);
    if (!best) continue;
    for (const name of fixedBy(tie, elements, best.change)) locked.add(name);
    apply(best.change);
    for (const touched of touchedBy(best.change)) waiting.add(touched);
  }
  return elements;
}

function constraintsOf(context: PayloadContext, tie: Tie): Constraints {
  const fields = tie.byName;
  const holds = (condition: Condition, elements: Elements): boolean => holdsFor(condition, fields, elements);
  const isIgnored = (name: string, elements: Elements): boolean => {
    const ignored = fields.get(name)?.ignored;
    return ignored !== undefined && holds(ignored, elements);
  };
  const ofRule = (rule: ConditionRule): Constraint => ({
    names: [...new Set(rule.demands.flatMap(({ field, when }) => [field, ...fieldsOf(when)]))],
    isBroken: (elements) =>
      rule.demands.some(
        ({ field, effect, when }) =>
          isThere(elements, field) !== (effect === 'mandatory') && holds(when, elements) && !isIgnored(field, elements),
      ),
    changes: (elements, locked) => changesFor(context, tie, rule, elements, locked),
  });
  const ofRanges = (field: Field): Constraint => ({
    names: [...new Set([field.name, ...field.ranges.flatMap(({ when }) => fieldsOf(when))])],
    isBroken: (elements) => {
      const value = ownValue(elements, field.name);
      return field.ranges.some((range) => isOutside(field, value, range) && holds(range.when, elements));
    },
    changes: (_, locked) => othersFor(context, tie, field.name, locked),
  });
  const ofTable = (rule: TableRule): Constraint => ({
    names: defined(tie.rules.get(rule), rule.id).fields.map(({ name }) => name),
    isBroken: (elements) => breaksRule(context, tie, rule, elements),
    changes: (elements, locked) => changesForRule(context, tie, rule, elements, locked),
  });
  const all = [
    ...tie.shape.conditions.map(ofRule),
    ...[...tie.rules.keys()].map(ofTable),
    ...tie.fields.filter(({ ranges }) => ranges.length > 0).map(ofRanges),
  ];
  const about = new Map<string, Constraint[]>();
  for (const constraint of all) {
    for (const name of constraint.names) addTo(about, name, constraint);
  }
  return { all, about };
}
