/** The conditions of the rules of a table: what they ask of elements can be true and false. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { fieldsOf, leavesOf } from '../model/conditions.js';
import type { Condition, Shape, TableRule } from '../model/model.js';
import { dotted, elementAt } from '../model/name-path.js';
import { entryShape, isAboutGiven, kindOf, placeOf } from '../model/table-rules.js';
import {
  type Combination,
  combinationsOf,
  countCombinations,
  holds,
  isFeasible,
  TOO_MANY,
  type Variable,
  valuesNamed,
  variablesOf,
} from '../model/truth.js';
import { brokenBy } from '../2-model/given-inside.js';
import { valuesExpected } from '../2-model/values-expected.js';
import type { Subject } from './subject.js';

/** The condition under which a rule holds. */
export function ownCondition(subject: Subject, shape: Shape, rule: TableRule): readonly Diagnostic[] {
  const { when } = rule;
  if (!when) return [];
  const wrong = misasked(subject, shape, when, { name: kindOf(rule), place: placeOf(rule, 'when') });
  return wrong.length > 0 ? wrong : decided(shape, rule, when);
}

/** A rule about what is given, whose condition leaves it no choice. */
function decided({ fields }: Shape, rule: TableRule, when: Condition): readonly Diagnostic[] {
  const broken = isAboutGiven(rule)
    ? brokenBy(
        rule.check,
        rule.fields.map((field) => ({ kind: 'present', field })),
      )
    : rule.check === 'givenInside'
      ? rule.broken
      : undefined;
  const variables = broken ? variablesOf([when, broken], [], fields) : [];
  if (!broken || countCombinations(variables) > TOO_MANY) return [];
  const asked = combinationsOf(variables).filter((row) => isPossible(row, variables) && holds(when, variables, row));
  const outcomes = new Set(asked.map((row) => holds(broken, variables, row)));
  if (outcomes.size > 1) return [];
  return [diagnostic(outcomes.has(true) ? 'rule-never' : 'rule-always', placeOf(rule), { rule: kindOf(rule) })];
}

/** Whether every mandatory element is given, and what conditions ask of the elements can be so at once. */
function isPossible(row: Combination, variables: readonly Variable[]): boolean {
  const isThere = row.every(({ kind }, index) => kind !== 'absent' || variables[index]?.field.presence !== 'M');
  return isThere && isFeasible(variables, row);
}

/** The condition of a count can be true and false of an entry, and its bounds ask for something. */
export function counts(
  subject: Subject,
  shape: Shape,
  rule: Extract<TableRule, { readonly check: 'count' }>,
): readonly Diagnostic[] {
  const { where, min, max, array } = rule;
  const entries = entryShape(elementAt(shape, array));
  if (!entries) return [];
  const bounds = placeOf(rule, 'count');
  if (min === undefined && max === undefined) return [diagnostic('empty-count', bounds, {})];
  if (min !== undefined && max !== undefined && min > max)
    return [diagnostic('bounds-reversed', bounds, { least: min, most: max })];
  return misasked(subject, entries, where, { name: dotted(array), place: placeOf(rule, 'count.where') });
}

/** What is wrong with a condition of a rule on elements of a table. */
function misasked(
  { rowOf }: Subject,
  { fields }: Shape,
  condition: Condition,
  { name: owner, place }: { readonly name: string; readonly place: Span },
): readonly Diagnostic[] {
  const named = fieldsOf(condition).flatMap((name) => fields.find((field) => field.name === name) ?? []);
  const asked = new Set(leavesOf(condition).flatMap(({ kind, field }) => (kind === 'present' ? [field] : [])));
  const mistakes = named.flatMap((field): readonly Diagnostic[] => {
    const { name, fills } = field;
    const { definition: row } = rowOf(field);
    // Of several tables, an element has the values of all.
    const { enum: own = row.enum } = { ...(field.type.kind === 'enum' && { enum: field.type.values }) };
    const definition = own === undefined ? row : { ...row, enum: own };
    const values = valuesNamed(condition, name).flatMap((value) => valuesExpected(definition, value) ?? []);
    return [
      ...(fills && asked.has(name) ? [diagnostic('presence-of-default', place, { name })] : []),
      ...values.slice(0, 1).map((expected) => diagnostic('condition-value', place, { name, expected })),
    ];
  });
  if (mistakes.length > 0) return mistakes;
  const variables = variablesOf([condition], [], fields);
  if (countCombinations(variables) > TOO_MANY) return [diagnostic('condition-too-large', place, { most: TOO_MANY })];
  const possible = combinationsOf(variables).filter((row) => isPossible(row, variables));
  const outcomes = new Set(possible.map((row) => holds(condition, variables, row)));
  if (outcomes.size > 1) return [];
  return [diagnostic(outcomes.has(true) ? 'condition-always' : 'condition-never', place, { name: owner })];
}
