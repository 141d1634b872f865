/** Restrictions of an element to some of its values, each as alternative schemas. */
import { scalars } from '../../formats/index.js';
import type { Field, PlainType, Scalar } from '../../model/model.js';
import { isNumeric, numbersApart, valuesOf } from '../../model/value-types.js';
import { boundsSchema } from './element-schema.js';
import { jsonType } from './json-type.js';
import { noneOf } from './patterns.js';
import type { Lowering, Schema } from './schema.js';
import { spellingsOfThese } from './spelling.js';

/** One of these values, in any spelling that the form accepts; no schema if it accepts none. */
export function oneOfThese(field: Field, values: readonly Scalar[], { form }: Lowering): readonly Schema[] {
  const type = jsonType(field.type);
  const takesMore = form === 'wire' && (field.wire.foldCase || field.wire.aliases.length > 0);
  if (!takesMore || type !== 'string') return [{ type, enum: values }];
  const pattern = spellingsOfThese(field, values.map(String));
  // A value that receivers always convert never occurs.
  return pattern === undefined ? [] : [{ type, pattern }];
}

/** Any value except these: the others if they can be listed, else the numbers between them, or texts that differ. */
export function allBut(field: Field, values: readonly Scalar[], given: Schema, lowering: Lowering): readonly Schema[] {
  const others = valuesOf(field.type)?.filter((value) => !values.includes(value));
  if (others) return oneOfThese(field, others, lowering);
  if (isNumeric(field.type)) {
    const apart = numbersApart(field.type).filter((number) => !values.includes(number));
    const type = jsonType(field.type);
    return [...gaps(field.type, values.map(Number)), ...(apart.length === 0 ? [] : [{ type, enum: apart }])];
  }
  const [these] = oneOfThese(field, values, lowering);
  if (!these) return [given];
  const pattern = 'enum' in these ? noneOf(values.map(String)) : undefined;
  if (pattern === undefined) return [{ ...given, not: these }];
  // The pattern itself takes an empty text, which may mean that the element is not given.
  const { minLength } = given;
  return [{ type: 'string', ...(minLength === undefined || values.includes('') ? {} : { minLength }), pattern }];
}

/** The ranges between excluded numbers: for a Numeric without 1 and 2, up to 0 and from 3. */
function gaps(numbers: PlainType, without: readonly number[]): readonly Schema[] {
  const { bounded, schema } = scalars[numbers.kind];
  const { type } = schema;
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = boundsSchema(numbers);
  const between = [...without].sort((a, b) => a - b);
  return [undefined, ...between].flatMap((after, index): readonly Schema[] => {
    const before = between[index];
    if (!bounded?.isWhole) {
      const lowest = {
        ...(minimum === undefined ? {} : { minimum }),
        ...(exclusiveMinimum === undefined ? {} : { exclusiveMinimum }),
      };
      const highest = {
        ...(maximum === undefined ? {} : { maximum }),
        ...(exclusiveMaximum === undefined ? {} : { exclusiveMaximum }),
      };
      const above = after === undefined ? lowest : { exclusiveMinimum: after };
      const below = before === undefined ? highest : { exclusiveMaximum: before };
      return [{ type, ...above, ...below }];
    }
    const first = after === undefined ? leastOf(numbers) : after + 1;
    const last = before === undefined ? mostOf(numbers) : before - 1;
    return first > last ? [] : [{ type, minimum: first, maximum: last }];
  });
}

/** The least and the greatest of whole numbers. */
function leastOf({ minimum = Number.MIN_SAFE_INTEGER, above = -Infinity }: PlainType): number {
  return Math.max(minimum, above + 1);
}

function mostOf({ maximum = Number.MAX_SAFE_INTEGER, below = Infinity }: PlainType): number {
  return Math.min(maximum, below - 1);
}
