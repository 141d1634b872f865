/** The type of a parsed table: the type of the table, and the elements that differ. */
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Field, Shape } from '../../../model/model.js';
import { stringLiteral } from '../../encode.js';
import { isFilled, parsedShapeType } from '../../lower/parsed-types.js';
import { comment } from './comments.js';
import { elementType } from './element-type.js';
import { objectsOnly } from './inherited.js';
import { objectSchema } from './object-schema.js';
import { placeholder } from './placeholder.js';
import { shapeSchema } from './shape-schema.js';

/**
 * `Contact & { type: 'OWNER' | 'MEMBER' }`: an element with a default is narrowed by what stands behind the `&`, and so is
 * one that holds such elements. Two types of array would both be there, so an array is left out of the table's own type
 * first. Where that would lose the union that says a condition, or where elements are ignored, the table is written out.
 */
export function parsedSchema(shape: Shape): JSONSchema {
  const changed = shape.fields.filter((field) => field.fills || holdsFilled(field));
  const replaced = changed.filter((field) => field.array && holdsFilled(field));
  const isPlain = shape.conditions.length === 0 && objectsOnly(shape).length === 0;
  if (shape.fields.some(({ ignored }) => ignored) || (replaced.length > 0 && !isPlain))
    return shapeSchema(shape, { nameOf: parsedShapeType, isParsed: true });
  const properties = changed.map((field) => ({
    name: field.name,
    isRequired: field.presence === 'M' || field.fills,
    schema: elementType(field, parsedShapeType),
    // What the table's own type says of an element is shown for both.
    ...(replaced.includes(field) ? { comment: comment(shape, field) } : {}),
  }));
  return {
    title: placeholder(parsedShapeType(shape)),
    description: comment(shape, undefined, true),
    allOf: [{ tsType: without(shape.typeName, replaced) }, objectSchema(properties)],
  };
}

function holdsFilled({ type }: Field): boolean {
  return type.kind === 'object' && isFilled(type.shape);
}

function without(type: string, fields: readonly Field[]): string {
  return fields.length === 0 ? type : `Omit<${type}, ${fields.map(({ name }) => stringLiteral(name)).join(' | ')}>`;
}
