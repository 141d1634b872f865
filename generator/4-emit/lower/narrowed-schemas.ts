/** The schema of a value under a condition. */
import { formatOf } from '../../formats/index.js';
import type { Field, FieldRuleKind, Range } from '../../model/model.js';
import { isNumeric } from '../../model/value-types.js';
import { apartSchemas, nullEntry } from './element-schema.js';
import { jsonType } from './json-type.js';
import { multiplesSchema } from './multiples.js';
import { narrowedKinds } from './notes.js';
import type { Lowering, Schema } from './schema.js';
import { formatPattern } from './spelling.js';
import { allBut, oneOfThese } from './values.js';

/** What a condition adds to the rules of an element, as alternatives; none if it allows no value that the form has. */
export function narrowedSchemas(field: Field, range: Range, lowering: Lowering): readonly Schema[] {
  if (!field.array) return valueSchemas(field, range, lowering);
  const { minItems, maxItems } = range;
  const says = saysSomething(field, range, sizes);
  const values = says ? [...valueSchemas(field, range, lowering), ...nullEntry(field)] : [{}];
  const [entry, ...others] = values;
  // Where no entry is left, the array is empty.
  const most = entry ? maxItems : 0;
  if (!entry && minItems !== undefined) return [];
  return [
    {
      type: 'array',
      items: !entry ? {} : others.length === 0 ? entry : { anyOf: values },
      ...(minItems === undefined ? {} : { minItems }),
      ...(most === undefined ? {} : { maxItems: most }),
    },
  ];
}

/** What a condition says of an array as a whole. */
const sizes: readonly FieldRuleKind[] = ['minItems', 'maxItems'];

/** Whether keywords say some of what a condition adds, besides these: none says how many decimals a number has. */
export function saysSomething({ type }: Field, range: Range, besides: readonly FieldRuleKind[] = []): boolean {
  const { multipleOf } = range;
  const isTold = multipleOf !== undefined && isNumeric(type) && 'multipleOf' in multiplesSchema(type, multipleOf);
  const unsaid: readonly FieldRuleKind[] = [...besides, 'decimals', ...(isTold ? [] : ['multipleOf' as const])];
  return narrowedKinds(range).some((kind) => !unsaid.includes(kind));
}

function valueSchemas(field: Field, range: Range, lowering: Lowering): readonly Schema[] {
  const type = jsonType(field.type);
  const { only, except, minimum, maximum, above, below, pattern, minLength, maxLength, multipleOf } = range;
  const plain: Schema = {
    type,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
    ...(multipleOf === undefined || !isNumeric(field.type) ? {} : multiplesSchema(field.type, multipleOf)),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  const form = formatOf(range);
  const all: readonly (readonly Schema[])[] = [
    ...(Object.keys(plain).length > 1
      ? [[plain, ...(isNumeric(field.type) ? apartSchemas(field.type, plain) : [])]]
      : []),
    ...(form
      ? [[{ type, pattern: formatPattern(form, [], false), ...(form.maxLength ? { maxLength: form.maxLength } : {}) }]]
      : []),
    ...(only ? [oneOfThese(field, only, lowering)] : []),
    ...(except ? [allBut(field, except, { type }, lowering)] : []),
  ];
  return all
    .reduce<readonly (readonly Schema[])[]>(
      (rows, choices) => rows.flatMap((row) => choices.map((choice) => [...row, choice])),
      [[]],
    )
    .map((parts) => {
      const [first, ...others] = parts;
      return first && others.length === 0 ? first : { allOf: parts };
    });
}
