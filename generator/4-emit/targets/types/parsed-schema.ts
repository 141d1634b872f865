/** The type of a parsed table: the type of the table with the elements that differ. */
import type { JSONSchema } from 'json-schema-to-typescript';
import { defaultsOf, isAlwaysFilled } from '../../../model/defaults.js';
import type { Field, Shape } from '../../../model/model.js';
import { isNested, shapesIn } from '../../../model/value-types.js';
import { stringLiteral } from '../../encode.js';
import { isFilled, parsedShapeType } from '../../lower/parsed-types.js';
import { comment } from './comments.js';
import { elementType } from './element-type.js';
import { objectsOnly } from './inherited.js';
import { objectSchema } from './object-schema.js';
import { placeholder } from './placeholder.js';
import { shapeSchema } from './shape-schema.js';
import { unionsOf } from './unions.js';

/**
 * `Contact & { type: 'OWNER' | 'MEMBER' }`: the right side narrows each element with a default, and each object that holds
 * one. Arrays do not narrow in an intersection, so they are first omitted from the type of the table. The type is written
 * in full where this would lose the union of a condition, and where elements are ignored.
 */
export function parsedSchema(shape: Shape): JSONSchema {
  const changed = shape.fields.filter((field) => defaultsOf(field).length > 0 || holdsFilled(field));
  const replaced = changed.filter((field) => (field.array ?? isNested(field.type)) && holdsFilled(field));
  const hasUnions =
    shape.conditions.length > 0 ||
    unionsOf(shape).tableRules.size > 0 ||
    shape.fields.some(({ ranges }) => ranges.length > 0);
  const isPlain = !hasUnions && objectsOnly(shape).length === 0;
  // An alternative in which an element is left out is none any more where its default is filled in there.
  const isOpened = hasUnions && shape.fields.some(({ defaults }) => defaults);
  if (shape.fields.some(({ ignored }) => ignored) || (replaced.length > 0 && !isPlain) || isOpened)
    return shapeSchema(shape, { nameOf: parsedShapeType, isParsed: true });
  const properties = changed.map((field) => ({
    name: field.name,
    isRequired: field.presence === 'M' || isAlwaysFilled(field),
    schema: elementType(field, parsedShapeType),
    // The other elements inherit the comment of the table's own type.
    ...(replaced.includes(field) ? { comment: comment(shape, field) } : {}),
  }));
  return {
    title: placeholder(parsedShapeType(shape)),
    description: comment(shape, undefined, true),
    allOf: [{ tsType: without(shape.typeName, replaced) }, objectSchema(properties)],
  };
}

function holdsFilled({ type }: Field): boolean {
  return shapesIn(type).some(isFilled);
}

function without(type: string, fields: readonly Field[]): string {
  return fields.length === 0 ? type : `Omit<${type}, ${fields.map(({ name }) => stringLiteral(name)).join(' | ')}>`;
}
