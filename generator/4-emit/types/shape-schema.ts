/** A shape as a schema for json-schema-to-typescript, its conditional rules as unions. */
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Branch, BranchTerm, ConditionRule, Field, Shape } from '../../model.js';
import { comment } from './comments.js';
import { elementType } from './element-type.js';

export interface ShapeOptions {
  readonly nameOf: (shape: Shape) => string;
  /** True for what `parse` gives: defaults are there. */
  readonly isParsed: boolean;
}

/**
 * The full object, and for each conditional rule a union of objects that hold only the rule's elements:
 * `{ a?, b?, c } & ({ a } | { b })`. The full object documents each element once and keeps others out.
 */
export function shapeSchema(shape: Shape, options: ShapeOptions): JSONSchema {
  const title = options.nameOf(shape);
  const description = comment(shape, undefined, options.isParsed);
  const full = objectSchema(shape, options);
  const unions = shape.conditions.map((rule) => unionSchema(shape, rule, options));
  // An intersection is printed as a type alias, which an editor shows as the object that it is.
  return { title, description, allOf: [full, ...unions] };
}

function objectSchema(shape: Shape, { nameOf, isParsed }: ShapeOptions): JSONSchema {
  const properties = shape.fields.map((field): [string, JSONSchema] => [
    field.name,
    { description: comment(shape, field), ...elementType(field, nameOf) },
  ]);
  const required = shape.fields.filter((field) => field.presence === 'M' || (isParsed && field.fills));
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required: required.map(({ name }) => name),
    additionalProperties: false,
  };
}

function unionSchema(shape: Shape, { branches }: ConditionRule, options: ShapeOptions): JSONSchema {
  return { anyOf: branches.map((branch) => branchSchema(shape, branch, options)) };
}

function branchSchema(shape: Shape, branch: Branch, options: ShapeOptions): JSONSchema {
  const terms = branch.map((term) => ({ term, field: shape.fields.find(({ name }) => name === term.field) }));
  const properties = terms.flatMap(({ term, field }): [string, JSONSchema | false][] =>
    field ? [[field.name, termSchema(term, field, options)]] : [],
  );
  const required = terms.filter(({ term, field }) => !term.absent || (options.isParsed && field?.fills));
  return {
    type: 'object',
    properties: Object.fromEntries(properties) as Record<string, JSONSchema>,
    required: required.map(({ term }) => term.field),
    additionalProperties: false,
  };
}

function termSchema({ present }: BranchTerm, field: Field, { nameOf }: ShapeOptions): JSONSchema | false {
  if (present === 'none') return field.nullable ? { type: 'null' } : false;
  // 'Any but these' of an open type is more than TypeScript can say.
  if (present === 'any' || 'except' in present) return elementType({ ...field, nullable: false }, nameOf);
  return { enum: [...present.only] };
}
