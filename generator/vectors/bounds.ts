/** Numbers at their bounds and just beyond them, under each condition that narrows them. */
import { commonMultiple, multipleFrom } from '../exact-number.js';
import type { Condition, PlainType, Range } from '../model/model.js';
import { isNumeric, numbersApart, scalarTypeOf } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { assignmentFor } from './cases.js';
import { holdsFor } from './holds.js';
import { elementOf, type Elements } from './payload-context.js';

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  /** Whether the bound is no value itself. */
  readonly isOpen?: Readonly<Partial<Record<'minimum' | 'maximum', boolean>>>;
  /** What the values are multiples of. */
  readonly step?: number | undefined;
}

/** Numbers that stand for something else, for which no bound holds, under each condition as well. */
export function apartCandidates(builder: ElementBuilder): readonly Candidate[] {
  const { context, shape, field, rule, make } = builder;
  const situations = [undefined, ...field.ranges.map(({ when }) => when)];
  return numbersApart(field.type).flatMap((number) =>
    situations.flatMap((when, index) => {
      const given = when ? assignmentFor(context, shape, field, when, true) : {};
      if (!given) return [];
      return make({
        about: rule('minimum') ?? rule('maximum') ?? rule('multipleOf') ?? rule('decimals') ?? rule('type'),
        name: `number-${number}${when ? `-range-${index}` : ''}`,
        value: elementOf(context, field, number),
        given,
        // Conditions may leave out values by name.
        expects: when ? 'any' : 'good',
        note: `${number}, which stands for something else`,
      });
    }),
  );
}

export function boundCandidates(builder: ElementBuilder): readonly Candidate[] {
  const { context, shape, field } = builder;
  const { type } = field;
  if (!isNumeric(type)) return [];
  const ranges = field.ranges.filter(({ minimum, maximum, above, below }) =>
    [minimum, maximum, above, below].some((bound) => bound !== undefined),
  );
  const none: Condition = { kind: 'not', of: { kind: 'any', of: ranges.map(({ when }) => when) } };
  const situations =
    ranges.length === 0
      ? [{ when: undefined, name: '' }]
      : [
          { when: none, name: '-otherwise' },
          ...ranges.map(({ when }, index) => ({ when, name: `-range-${index + 1}` })),
        ];
  return situations.flatMap(({ when, name }) => {
    const given = when ? assignmentFor(context, shape, field, when, true) : {};
    if (!given) return [];
    const limits = limitsUnder(builder, type, field.ranges, given);
    return (['minimum', 'maximum'] as const).flatMap((bound) => atBound(builder, bound, limits, name, given));
  });
}

/** The narrowest limits that apply with these elements. */
function limitsUnder({ shape }: ElementBuilder, type: PlainType, ranges: readonly Range[], given: Elements): Limits {
  const fields = new Map(shape.fields.map((field) => [field.name, field]));
  const holding = ranges.filter(({ when }) => holdsFor(when, fields, given));
  const all = [type, ...holding];
  const above = Math.max(...all.map((one) => one.above ?? -Infinity));
  const below = Math.min(...all.map((one) => one.below ?? Infinity));
  const least = Math.max(above, ...all.map(({ minimum = -Infinity }) => minimum));
  const most = Math.min(below, ...all.map(({ maximum = Infinity }) => maximum));
  return {
    ...(Number.isFinite(least) ? { minimum: least } : {}),
    ...(Number.isFinite(most) ? { maximum: most } : {}),
    isOpen: { minimum: above >= least, maximum: below <= most },
    step: commonMultiple(all.flatMap(({ multipleOf }) => multipleOf ?? [])),
  };
}

function atBound(
  { context, field, rule, make }: ElementBuilder,
  bound: 'minimum' | 'maximum',
  limits: Limits,
  situation: string,
  given: Elements,
): readonly Candidate[] {
  const about = rule(bound);
  const said = limits[bound];
  const decimals = isNumeric(field.type) ? field.type.decimals : undefined;
  const usual = scalarTypeOf(field.type)?.bounded?.step;
  const step = limits.step ?? (usual === undefined ? undefined : Math.max(usual, [1, 0.5][decimals ?? 2] ?? 0));
  if (about === undefined || said === undefined || step === undefined) return [];
  const limit = limits.step === undefined ? said : innermost(bound, said, limits.step);
  const outwards = bound === 'minimum' ? -step : step;
  const number = (name: string, value: number, isGood: boolean, note: string): Candidate =>
    make({
      about,
      name: `${name}${situation}`,
      value: elementOf(context, field, value),
      given,
      expects: isGood ? 'good' : about,
      note: `${note}: ${value}`,
    });
  const isOpen = limits.isOpen?.[bound] === true && limit === said;
  const isClosedBy = limits.isOpen?.minimum === true || limits.isOpen?.maximum === true;
  const room = (limits.maximum ?? Infinity) - (limits.minimum ?? -Infinity);
  const hasRoom = isClosedBy ? room > step : room >= step;
  // A sum of doubles may have more decimals than its parts.
  const exactly = (value: number): number => {
    if (limits.step !== undefined) return multipleFrom(value - step / 2, step);
    return decimals === undefined ? value : Number(value.toFixed(decimals));
  };
  const apart = numbersApart(field.type);
  let beyond = exactly(limit + outwards);
  while (apart.includes(beyond)) beyond = exactly(beyond + outwards);
  return [
    number('at', limit, !isOpen, isOpen ? `the ${bound}, which is no value itself` : `the ${bound}`),
    number('beyond', beyond, false, `beyond the ${bound}`),
    ...(hasRoom ? [number('within', exactly(limit - outwards), true, `within the ${bound}`)] : []),
  ];
}

/** The first multiple of a step within a bound. */
function innermost(bound: 'minimum' | 'maximum', limit: number, step: number): number {
  return bound === 'minimum' ? multipleFrom(limit, step) : -multipleFrom(-limit, step);
}
