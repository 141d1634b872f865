/** The truth table of a conditional rule, row by row. */
import { type Case, combinationsOf, type Combination, type Variable, variablesOf } from '../model/truth.js';
import { keeps } from '../model/branches.js';
import type { ConditionRule, Shape } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { isPossible, valueFor } from './cases.js';
import { weightOf } from './weight.js';
import { messageAround, smallest, weightAround, weightWithout, type PayloadContext } from './payload-context.js';

/** How an element can look that is, to a condition, in one of its cases. */
interface Look {
  readonly name: string;
  readonly value: unknown;
  /** What it counts as: undefined for a blank. */
  readonly means: unknown;
}

/** More payloads than these about one rule are thinned out to those where one element decides. */
const MANY = 300;

export function conditionCandidates(context: PayloadContext, shape: Shape, rule: ConditionRule): readonly Candidate[] {
  const { demands } = rule;
  const conditions = demands.map(({ when }) => when);
  const variables = variablesOf(
    conditions,
    demands.map(({ field }) => field),
    shape.fields,
  );
  const known = new Map(
    variables.flatMap((variable) => variable.cases.map((one) => [one, looks(context, variable, one)] as const)),
  );
  const choicesOf = (row: Combination): Choices => row.map((one) => known.get(one) ?? []);
  const rows = combinationsOf(variables).filter(
    (row) => isPossible(row, variables) && choicesOf(row).every(({ length }) => length > 0),
  );
  const isMany = rows.reduce((sum, row) => sum + mixtures(choicesOf(row)).length, 0) > MANY;
  const payloads = isMany
    ? deciding(rows, (row) => keeps(demands, variables, row)).flatMap((row) => alike(choicesOf(row)))
    : rows.flatMap((row) => mixtures(choicesOf(row)));
  const names = variables.map(({ field }) => field.name);
  const base = weightAround(context, shape) + weightWithout(context, shape, names);
  return payloads.map((looks) => {
    const entriesOf = (of: (look: Look) => unknown): readonly (readonly [string, unknown])[] =>
      looks.map((look, index) => [names[index] ?? '', of(look)] as const);
    const given = Object.fromEntries(entriesOf(({ means }) => means));
    const own = Object.fromEntries(entriesOf(({ value }) => value).filter(([, value]) => value !== undefined));
    return {
      about: rule.id,
      name: looks.map(({ name }) => name).join('-'),
      weight: base + weightOf(own, context.weights),
      input: () => messageAround(context, shape, { ...smallest(context, shape, given), ...own }),
      expects: 'any',
      note: looks.map(({ name }, index) => `${names[index]} ${name}`).join(', '),
    };
  });
}

/**
 * Rows that show of each case of each element that it decides: with it the rule is kept and with another case of the same
 * element, all others being equal, it is not, or the other way about (modified condition/decision coverage). Of such
 * pairs the first and the last stand for all, so that there are as many rows as there are cases and not as mixtures.
 */
function deciding(rows: readonly Combination[], isKept: (row: Combination) => boolean): readonly Combination[] {
  const verdicts = new Map(rows.map((row) => [row, isKept(row)] as const));
  const chosen = new Set<Combination>();
  const width = rows[0]?.length ?? 0;
  for (let at = 0; at < width; at++) {
    // Rows that are equal but for this element.
    const groups = new Map<string, Combination[]>();
    for (const row of rows) {
      const key = row.map((one, index) => (index === at ? '' : named(one))).join('\n');
      groups.set(key, [...(groups.get(key) ?? []), row]);
    }
    const pairs = new Map<string, (readonly [Combination, Combination])[]>();
    for (const group of groups.values()) {
      const kept = group.find((row) => verdicts.get(row));
      const broken = group.find((row) => !verdicts.get(row));
      if (!kept || !broken) continue;
      for (const row of group) {
        const other = verdicts.get(row) ? broken : kept;
        const cell = row[at];
        const key = cell ? `${named(cell)} ${String(verdicts.get(row))}` : '';
        pairs.set(key, [...(pairs.get(key) ?? []).slice(0, 1), [row, other]]);
      }
    }
    for (const pair of [...pairs.values()].flat(2)) chosen.add(pair);
  }
  return rows.filter((row) => chosen.has(row));
}

const named = (one: Case): string => (one.kind === 'value' ? `value ${JSON.stringify(one.value)}` : one.kind);

/** For each element the looks that it can have. */
type Choices = readonly (readonly Look[])[];

/**
 * A row in all the looks that it can have: where elements are absent, each of them left out, blank and null, in all
 * mixtures as long as these are not too many, else one at a time.
 */
function mixtures(choices: Choices): readonly (readonly Look[])[] {
  if (choices.reduce((product, { length }) => product * length, 1) > 30) {
    const plain = choices.flatMap(([first]) => first ?? []);
    return [
      plain,
      ...choices.flatMap((own, at) =>
        own.slice(1).map((look) => plain.map((other, index) => (index === at ? look : other))),
      ),
    ];
  }
  return choices.reduce<readonly (readonly Look[])[]>(
    (rows, own) => rows.flatMap((before) => own.map((look) => [...before, look])),
    [[]],
  );
}

/** A row with all that is absent left out, with all of it blank, and with all of it null. */
function alike(choices: Choices): readonly (readonly Look[])[] {
  const most = Math.max(...choices.map(({ length }) => length));
  return Array.from({ length: most }, (_, at) => choices.flatMap((own) => own[Math.min(at, own.length - 1)] ?? []));
}

function looks(context: PayloadContext, variable: Variable, found: Case): readonly Look[] {
  const { field, cases } = variable;
  switch (found.kind) {
    case 'absent': {
      const isWire = context.form === 'wire';
      const isTolerant = isWire && field.wire.blank !== 'error';
      const left: Look = { name: 'absent', value: undefined, means: undefined };
      if (cases.some(({ kind }) => kind === 'null')) return [left];
      return [
        left,
        ...(isTolerant ? [{ name: 'blank', value: '', means: undefined }] : []),
        ...(isTolerant || field.nullable ? [{ name: 'null', value: null, means: undefined }] : []),
      ];
    }
    case 'null':
      return [
        { name: 'null', value: null, means: null },
        ...(context.form === 'wire' ? [{ name: 'blank', value: '', means: null }] : []),
      ];
    case 'value':
    case 'other': {
      const value = valueFor(context, variable, found);
      if (value === undefined) return [];
      const isNamed = cases.some(({ kind }) => kind === 'value');
      return [
        { name: found.kind === 'value' ? String(found.value) : isNamed ? 'other' : 'given', value, means: value },
      ];
    }
  }
}
