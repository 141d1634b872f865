/** The schema of a value under a condition. */
import { formatOf } from '../../formats/index.js';
import type { Field, FieldRuleKind, Range } from '../../model/model.js';
import { jsonType } from './json-type.js';
import { narrowedKinds } from './notes.js';
import type { Lowering, Schema } from './schema.js';
import { formatPattern } from './spelling.js';
import { allBut, oneOfThese } from './values.js';

/** What a condition adds to the rules of an element, as alternatives; none if it allows no value that the form has. */
export function narrowedSchemas(field: Field, range: Range, lowering: Lowering): readonly Schema[] {
  if (!field.array) return valueSchemas(field, range, lowering);
  const { minItems, maxItems } = range;
  const values = narrowedKinds(range).some((kind) => !unsaidOfEntries.includes(kind))
    ? valueSchemas(field, range, lowering)
    : [{}];
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

/** What a condition says of an array as a whole, and what no keyword says. */
const unsaidOfEntries: readonly FieldRuleKind[] = ['minItems', 'maxItems', 'decimals'];

function valueSchemas(field: Field, range: Range, lowering: Lowering): readonly Schema[] {
  const type = jsonType(field.type);
  const { only, except, minimum, maximum, above, below, pattern, minLength, maxLength } = range;
  const plain: Schema = {
    type,
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(above === undefined ? {} : { exclusiveMinimum: above }),
    ...(below === undefined ? {} : { exclusiveMaximum: below }),
    ...(minLength === undefined ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  const form = formatOf(range);
  const all: readonly (readonly Schema[])[] = [
    ...(Object.keys(plain).length > 1 ? [[plain]] : []),
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
