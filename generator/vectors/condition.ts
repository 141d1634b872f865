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

/** More rows than these are thinned out to those where one element decides. */
const MANY = 300;

export function conditionCandidates(context: PayloadContext, shape: Shape, rule: ConditionRule): readonly Candidate[] {
  const { demands } = rule;
  const conditions = demands.map(({ when }) => when);
  const variables = variablesOf(
    conditions,
    demands.map(({ field }) => field),
    shape.fields,
  );
  const all = combinationsOf(variables);
  const possible = all.filter((row) => isPossible(row, variables));
  const isKept = all.map((row) => keeps(demands, variables, row));
  const telling =
    possible.length > MANY
      ? all.filter((row, at) => isPossible(row, variables) && isTelling(variables, isKept, at))
      : possible;
  const names = variables.map(({ field }) => field.name);
  const base = weightAround(context, shape) + weightWithout(context, shape, names);
  return telling
    .flatMap((row) => looksOf(context, variables, row))
    .map((looks) => {
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

/** Whether changing one element alone changes the verdict; rows are numbered as combinations are. */
function isTelling(variables: readonly Variable[], isKept: readonly boolean[], row: number): boolean {
  let stride = isKept.length;
  return variables.some(({ cases }) => {
    stride /= cases.length;
    const own = Math.floor(row / stride) % cases.length;
    const others = cases.map((_, other) => row + (other - own) * stride);
    return others.some((other) => isKept[other] !== isKept[row]);
  });
}

/**
 * A row in all the looks that it can have: where elements are absent, each of them left out, blank and null, in all
 * mixtures as long as these are not too many, else one at a time.
 */
function looksOf(
  context: PayloadContext,
  variables: readonly Variable[],
  row: Combination,
): readonly (readonly Look[])[] {
  const choices = variables.map((variable, index) => looks(context, variable, row[index] ?? { kind: 'absent' }));
  if (choices.some(({ length }) => length === 0)) return [];
  const mixtures = choices.reduce((product, { length }) => product * length, 1);
  const plain = choices.map(([first]) => first).filter((look) => look !== undefined);
  if (mixtures > 30) {
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
