/** The title of a branch, by which viewers of OpenAPI let their readers choose it. */
import { groupedBy } from '../../grouped.js';
import { inBounds } from '../../model/conditions.js';
import type { Field, Scalar } from '../../model/model.js';
import { isNumeric, valuesOf } from '../../model/value-types.js';
import { inWords, oneOf } from '../../model/words.js';
import { boundsSchema } from './element-schema.js';
import type { Schema } from './schema.js';

/** How a branch restricts an element. */
export interface Restriction {
  readonly field: Field;
  readonly schema: Schema;
  readonly isRequired: boolean;
  /** Whether the element must be left out. */
  readonly isAbsent?: boolean;
}

/** `with street and buildingNumber, without pobox`; empty where the branch has no words. */
export function branchTitle(restrictions: readonly Restriction[]): string {
  const byName = [...groupedBy(restrictions, ({ field }) => field.name).values()];
  const named = (of: readonly Restriction[]): string => of[0]?.field.name ?? '';
  const absent = byName.filter((of) => of.some(({ isAbsent }) => isAbsent)).map(named);
  const given = byName
    .filter((of) => of.some(({ isRequired }) => isRequired) && !absent.includes(named(of)))
    .map((of) => [named(of), ...of.flatMap(valueWords)].join(' '));
  return [
    ...(given.length > 0 ? [`with ${inWords(given, 'and')}`] : []),
    ...(absent.length > 0 ? [`without ${inWords(absent, 'and')}`] : []),
  ].join(', ');
}

const bounds = [
  ['minimum', 'minimum'],
  ['above', 'exclusiveMinimum'],
  ['maximum', 'maximum'],
  ['below', 'exclusiveMaximum'],
] as const;

/** The values that the branch leaves, if these are not all. */
function valueWords({ field, schema }: Restriction): readonly string[] {
  const { enum: values } = schema;
  if (Array.isArray(values))
    return values.length === valuesOf(field.type)?.length ? [] : [oneOf(values as readonly Scalar[])];
  const own = isNumeric(field.type) ? boundsSchema(field.type) : {};
  const words = inBounds(
    Object.fromEntries(
      bounds.flatMap(([name, keyword]) => {
        const bound = schema[keyword];
        return typeof bound === 'number' && bound !== own[keyword] ? [[name, bound]] : [];
      }),
    ),
  );
  return words === '' ? [] : [words];
}
