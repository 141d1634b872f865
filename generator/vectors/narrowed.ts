/** Values under each condition that says something of them: some that keep it, and some that break it. */
import { formatOf } from '../formats/index.js';
import { hasForm } from '../judge/formats.js';
import { isMultipleOf, multipleFrom } from '../exact-number.js';
import { decimalsOf } from '../judge/scalars.js';
import type { Field, FieldRuleKind, Range, Scalar, ValueType } from '../model/model.js';
import { isNumeric, numbersApart } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import { assignmentFor } from './cases.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf, entries, type PayloadContext } from './payload-context.js';
import { arraysOf } from './sizes.js';

/** Most values that a vector shows of those that a condition allows, and of those that it excludes. */
const MOST = 4;

export function narrowedCandidates(builder: ElementBuilder): readonly Candidate[] {
  const { context, shape, field, rule, make } = builder;
  const kinds = isNumeric(field.type)
    ? (['enum', 'decimals', 'multipleOf', 'minItems', 'maxItems'] as const)
    : (['enum', 'format', 'minLength', 'maxLength', 'minItems', 'maxItems'] as const);
  return field.ranges.flatMap((range, index) => {
    const given = assignmentFor(context, shape, field, range.when, true);
    if (!given) return [];
    return kinds.flatMap((kind) => {
      const about = rule(kind);
      const part = partOf(range, kind);
      if (about === undefined || !part) return [];
      const values = valuesAround(context, field, part);
      const show = (isGood: boolean): readonly Candidate[] =>
        values
          .filter((value) => isOutside(field, value, part) !== isGood)
          .slice(0, MOST)
          .map((value, place) =>
            make({
              about,
              name: `${isGood ? 'right' : 'wrong'}-${place + 1}-when-${index + 1}`,
              value,
              given,
              expects: isGood ? 'any' : about,
              // An output may tell the values of one condition, and not those of another.
              isTelling: !isGood && place === 0,
              note: isGood ? 'allowed under the condition' : 'excluded under the condition',
            }),
          );
      return [...show(true), ...show(false)];
    });
  });
}

/** Values on both sides of what a condition says; arrays with one such entry, or with so many. */
function valuesAround(context: PayloadContext, field: Field, part: Range): readonly unknown[] {
  const { minItems, maxItems } = part;
  const sizes = [
    ...(minItems === undefined ? [] : [minItems, minItems - 1]),
    ...(maxItems === undefined ? [] : [maxItems, maxItems + 1]),
  ];
  if (sizes.length > 0) return arraysOf(context, field, sizes);
  const values = [...nearlyFormed(part), ...entries(context, field), ...(part.except ?? []), ...around(part)];
  return [...new Set(values)].map((value) => elementOf(context, field, value));
}

/** The part of what a condition says that a rule of the kind holds. */
function partOf(range: Range, kind: FieldRuleKind): Range | undefined {
  const { when, only, except, format, notation, pattern, minLength, maxLength, decimals } = range;
  const { multipleOf, minItems, maxItems } = range;
  if (kind === 'enum')
    return only || except ? { when, ...(only ? { only } : {}), ...(except ? { except } : {}) } : undefined;
  if (kind === 'minLength') return minLength === undefined ? undefined : { when, minLength };
  if (kind === 'minItems') return minItems === undefined ? undefined : { when, minItems };
  if (kind === 'maxItems') return maxItems === undefined ? undefined : { when, maxItems };
  if (kind === 'decimals') return decimals === undefined ? undefined : { when, decimals };
  if (kind === 'multipleOf') return multipleOf === undefined ? undefined : { when, multipleOf };
  if (kind === 'maxLength') return maxLength === undefined ? undefined : { when, maxLength };
  if (format === undefined && notation === undefined && pattern === undefined) return undefined;
  return {
    when,
    ...(format === undefined ? {} : { format }),
    ...(notation === undefined ? {} : { notation }),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

/** Texts that just miss the form, as far as they are shown. */
function nearlyFormed(range: Range): readonly Scalar[] {
  const wrong = formatOf(range)?.wrong ?? [];
  return wrong.slice(0, MOST - 1).map(({ value }) => value);
}

/** Values at a bound and beyond it; a tenth of what is allowed is the first that is too fine. */
function around({ minLength, maxLength, decimals, multipleOf }: Range): readonly Scalar[] {
  return [
    ...(minLength === undefined ? [] : ['a'.repeat(minLength), 'a'.repeat(minLength - 1)]),
    ...(maxLength === undefined ? [] : ['a'.repeat(maxLength), 'a'.repeat(maxLength + 1)]),
    ...(decimals === undefined
      ? []
      : [decimals, decimals + 1].map((digits) => Number((2 + 10 ** -digits).toFixed(digits)))),
    ...(multipleOf === undefined
      ? []
      : [1, 2, 3].flatMap((steps) => multipleFrom(0, multipleOf, steps)).flatMap((value) => [value, value + 1])),
  ].filter((value) => value !== '');
}

/** Whether a value, or an entry of an array, is outside of what a condition allows. */
export function isOutside({ type }: Field, value: unknown, range: Range): boolean {
  if (!Array.isArray(value)) return isOneOutside(type, value, range);
  const { minItems = 0, maxItems = Infinity } = range;
  const isEntryOutside = (one: unknown): boolean => isOneOutside(type, one, range);
  return value.length < minItems || value.length > maxItems || value.some(isEntryOutside);
}

function isOneOutside(type: ValueType, value: unknown, range: Range): boolean {
  const { only, except, minimum = -Infinity, maximum = Infinity, above = -Infinity, below = Infinity, pattern } = range;
  const { minLength = 0, maxLength = Infinity, decimals = Infinity, multipleOf } = range;
  if (only?.includes(value as Scalar) === false || except?.includes(value as Scalar) === true) return true;
  if (numbersApart(type).some((number) => number === value)) return false;
  if (typeof value === 'number')
    return (
      value < minimum ||
      value > maximum ||
      value <= above ||
      value >= below ||
      decimalsOf(value) > decimals ||
      (multipleOf !== undefined && !isMultipleOf(value, multipleOf))
    );
  if (typeof value !== 'string') return false;
  const { length } = [...value];
  return (
    !hasForm(range, value) ||
    (pattern !== undefined && !new RegExp(pattern, 'u').test(value)) ||
    length < minLength ||
    length > maxLength
  );
}
