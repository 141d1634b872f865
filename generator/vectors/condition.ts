/** The truth table of a conditional rule, row by row. */
import { defined } from '../defined.js';
import { groupedBy } from '../grouped.js';
import { type Case, combinationsOf, type Combination, type Variable, variablesOf } from '../model/truth.js';
import { elementBlanks, emptiesOf, emptyOf } from '../model/blanks.js';
import { keeps, seemsKept } from '../model/branches.js';
import type { ConditionRule, Shape } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { atomsIn, isPossible, valueFor, valueIn } from './cases.js';
import { weightOfParts } from './weight.js';
import { holdsFor, isThere } from './holds.js';
import { isOutside } from './narrowed.js';
import {
  type Elements,
  entries,
  messageAround,
  ownValue,
  smallest,
  weightAround,
  weightWithout,
  type PayloadContext,
} from './payload-context.js';
import { arraysFor } from './sizes.js';

/** A value of an element in one of its cases. */
interface Variant {
  readonly name: string;
  readonly value: unknown;
  /** The value that it is read as; undefined for a blank. */
  readonly means: unknown;
}

/** If a rule has more payloads, only those in which one element decides are used. */
const MANY = 300;

export function conditionCandidates(context: PayloadContext, shape: Shape, rule: ConditionRule): readonly Candidate[] {
  const { demands, branches } = rule;
  const conditions = demands.map(({ when }) => when);
  const variables = variablesOf(
    conditions,
    demands.map(({ field }) => field),
    shape.fields,
  );
  const known = new Map(
    variables.flatMap((variable) => variable.cases.map((one) => [one, variants(context, variable, one)] as const)),
  );
  const own = variables.filter(({ atom }) => !atom);
  const choicesOf = (row: Combination): Choices =>
    own.map((variable) => {
      const found = defined(row[variables.indexOf(variable)], 'a case');
      const atoms = atomsIn(row, variables, variable.field);
      if (atoms.length === 0 || (found.kind !== 'value' && found.kind !== 'other'))
        return defined(known.get(found), 'the variants of a case');
      const value = valueIn(context, variables, row, variable);
      if (value === undefined) return [];
      const name = [nameOfCase(found, variable), ...atoms.map(({ holds }) => (holds ? 'true' : 'false'))].join('-');
      return [{ name, value, means: value }];
    });
  const rows = combinationsOf(variables).filter(
    (row) => isPossible(row, variables) && choicesOf(row).every(({ length }) => length > 0),
  );
  const isMany = rows.reduce((sum, row) => sum + variantsOfRow(choicesOf(row)).length, 0) > MANY;
  const isKept = (row: Combination): boolean => keeps(demands, variables, row);
  const shown = isMany ? decidingRows(rows, isKept) : rows;
  // Types let some of what is broken pass, and refuse the rest.
  const telling = [true, false].map((passes) =>
    shown.find((row) => !isKept(row) && seemsKept(branches, variables, row) === passes),
  );
  const payloads = shown.flatMap((row) => {
    const choices = choicesOf(row);
    const breaks = !isKept(row);
    return (isMany ? alike(choices) : variantsOfRow(choices)).map((variants, index) => ({
      variants,
      breaks,
      isTelling: index === 0 && telling.includes(row),
    }));
  });
  const names = own.map(({ field }) => field.name);
  const without = Object.fromEntries(names.map((name) => [name, undefined]));
  const base = weightAround(context, shape) + weightWithout(context, shape, without);
  return payloads.map(({ variants, breaks, isTelling }) => {
    const entriesOf = (of: (variant: Variant) => unknown): readonly (readonly [string, unknown])[] =>
      variants.map((variant, index) => [defined(names[index], 'an element'), of(variant)] as const);
    const given = Object.fromEntries(entriesOf(({ means }) => means));
    const those = Object.fromEntries(entriesOf(({ value }) => value).filter(([, value]) => value !== undefined));
    return {
      about: rule.id,
      name: variants.map(({ name }) => name).join('-'),
      weight: base + weightOfParts(those, context.weights),
      input: () =>
        messageAround(context, shape, fitted(context, shape, { ...smallest(context, shape, given), ...those }, own)),
      expects: 'any',
      breaks,
      isTelling,
      note: variants.map(({ name }, index) => `${names[index]} ${name}`).join(', '),
    };
  });
}

/**
 * Rows that show that each case of each element decides: with it the rule is satisfied and with another case of the same
 * element, all others being equal, it is not, or vice versa (modified condition/decision coverage). Only the first and
 * the last of such pairs are used, so that the number of rows grows with the cases and not with their combinations.
 */
function decidingRows(rows: readonly Combination[], isKept: (row: Combination) => boolean): readonly Combination[] {
  const verdicts = new Map(rows.map((row) => [row, isKept(row)] as const));
  const chosen = new Set<Combination>();
  const width = rows[0]?.length ?? 0;
  for (let at = 0; at < width; at++) {
    // Rows that only differ in this element.
    const groups = groupedBy(rows, (row) => row.map((one, index) => (index === at ? '' : named(one))).join('\n'));
    const pairs = new Map<string, (readonly [Combination, Combination])[]>();
    for (const group of groups.values()) {
      const kept = group.find((row) => verdicts.get(row));
      const broken = group.find((row) => !verdicts.get(row));
      if (!kept || !broken) continue;
      for (const row of group) {
        const other = verdicts.get(row) ? broken : kept;
        const key = `${named(defined(row[at], 'a case'))} ${String(verdicts.get(row))}`;
        pairs.set(key, [...(pairs.get(key) ?? []).slice(0, 1), [row, other]]);
      }
    }
    for (const pair of [...pairs.values()].flat(2)) chosen.add(pair);
  }
  return rows.filter((row) => chosen.has(row));
}

/** Gives elements that are only asked to be given a value that fits what conditions say of it. */
function fitted(context: PayloadContext, shape: Shape, elements: Elements, own: readonly Variable[]): Elements {
  const fields = new Map(shape.fields.map((field) => [field.name, field]));
  const open = own.filter(({ field, cases }) => field.ranges.length > 0 && cases.every(({ kind }) => kind !== 'value'));
  const better = open.flatMap(({ field }) => {
    const value = ownValue(elements, field.name);
    const holding = field.ranges.filter(({ when }) => holdsFor(when, fields, elements));
    const fits = (one: unknown): boolean => holding.every((range) => !isOutside(field, one, range));
    if (!isThere(elements, field.name) || value === '' || fits(value)) return [];
    return (field.array ? arraysFor(context, field) : entries(context, field))
      .filter(fits)
      .slice(0, 1)
      .map((one) => [field.name, one] as const);
  });
  return { ...elements, ...Object.fromEntries(better) };
}

const named = (one: Case): string => (one.kind === 'value' ? `value ${JSON.stringify(one.value)}` : one.kind);

/** The variants of each element. */
type Choices = readonly (readonly Variant[])[];

/**
 * All variants of a row: each absent element left out, blank and null, in all combinations, or one at a time if there are
 * too many.
 */
function variantsOfRow(choices: Choices): readonly (readonly Variant[])[] {
  if (choices.reduce((product, { length }) => product * length, 1) > 30) {
    const plain = choices.map(([first]) => defined(first, 'a variant'));
    return [
      plain,
      ...choices.flatMap((own, at) =>
        own.slice(1).map((variant) => plain.map((other, index) => (index === at ? variant : other))),
      ),
    ];
  }
  return choices.reduce<readonly (readonly Variant[])[]>(
    (rows, own) => rows.flatMap((before) => own.map((variant) => [...before, variant])),
    [[]],
  );
}

/** A row with all absent elements left out, all blank, and all null. */
function alike(choices: Choices): readonly (readonly Variant[])[] {
  const most = Math.max(...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) =>
    choices.map((own) => defined(own[Math.min(at, own.length - 1)], 'a variant')),
  );
}

function variants(context: PayloadContext, variable: Variable, found: Case): readonly Variant[] {
  const { field, cases } = variable;
  switch (found.kind) {
    case 'absent': {
      const isWire = context.form === 'wire';
      const isTolerant = isWire && field.wire.blank !== 'error';
      const empty = emptyOf(field);
      const left: Variant = { name: 'absent', value: undefined, means: undefined };
      if (cases.some(({ kind }) => kind === 'null')) return [left];
      return [
        left,
        ...elementBlanks
          .filter(({ value }) => isTolerant || value === empty?.value)
          .map((blank) => ({ ...blank, means: undefined })),
      ];
    }
    case 'null':
      return emptiesOf(field, context.form).map((empty) => ({ ...empty, means: emptyOf(field)?.value }));
    case 'value':
    case 'other': {
      const value = valueFor(context, variable, found);
      if (value === undefined) return [];
      return [{ name: nameOfCase(found, variable), value, means: value }];
    }
    case 'yes':
    case 'no':
      // The value of the element shows it.
      return [];
  }
}

function nameOfCase(found: Case, { cases }: Variable): string {
  if (found.kind === 'value') return String(found.value);
  return cases.some(({ kind }) => kind === 'value') ? 'other' : 'given';
}
