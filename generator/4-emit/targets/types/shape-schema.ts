/** A shape as a schema for json-schema-to-typescript, its conditional rules as unions. */
import type { JSONSchema } from 'json-schema-to-typescript';
import type { Branch, ElementTerm, Field, Range, Shape } from '../../../model/model.js';
import { isAlwaysFilled } from '../../../model/defaults.js';
import { isElementTerm } from '../../../model/branches.js';
import { valuesOf } from '../../../model/value-types.js';
import { alternatives } from '../../lower/alternatives.js';
import { comment } from './comments.js';
import { elementType, restrictedType } from './element-type.js';
import { objectsOnly } from './inherited.js';
import { objectSchema, type Property } from './object-schema.js';
import { placeholder } from './placeholder.js';
import { unionsOf } from './unions.js';

export interface ShapeOptions {
  readonly nameOf: (shape: Shape) => string;
  /** True for the result of `parse`: defaults are present, and ignored elements are absent. */
  readonly isParsed: boolean;
}

/**
 * The full object, and for each conditional rule a union of objects that hold only the rule's elements:
 * `{ a?, b?, c } & ({ a } | { b })`. The full object documents each element once and keeps others out.
 */
export function shapeSchema(shape: Shape, options: ShapeOptions): JSONSchema {
  const full = shape.fields.map((field) => fullProperty(shape, field, options));
  const unions = unionsOf(shape);
  const saidThere = new Set(unions.folded.values());
  const conditions = [...unions.conditions].filter((rule) => !saidThere.has(rule));
  const rules = [...conditions.map(({ branches }) => branches), ...unions.tableRules.values()].flatMap((branches) =>
    union(branches.map((branch) => branchProperties(shape, branch, options))),
  );
  const ignored = [...unions.ignored].flatMap((field) => ignoredUnion(shape, field, unions.folded.has(field), options));
  const values = shape.fields.flatMap((field) =>
    field.ranges
      .filter((range) => unions.values.has(range))
      .flatMap((range) => valuesUnion(shape, field, range, options)),
  );
  return {
    title: placeholder(options.nameOf(shape)),
    description: comment(shape, undefined, options.isParsed),
    // An intersection, if only of one, is printed as a type alias, which an editor shows as the object that it is.
    allOf: [objectSchema(full), ...rules, ...ignored, ...values, ...objectsOnly(shape).map((tsType) => ({ tsType }))],
  };
}

/** Nothing where one of the branches is any object, so that the union would be as well. */
function union(branches: readonly (readonly Property[])[]): readonly JSONSchema[] {
  return branches.some((properties) => properties.length === 0) ? [] : [{ anyOf: branches.map(objectSchema) }];
}

function fullProperty(shape: Shape, field: Field, { nameOf, isParsed }: ShapeOptions): Property {
  return {
    name: field.name,
    isRequired: field.presence === 'M' || (isParsed && isAlwaysFilled(field) && !field.ignored),
    // The element may have any value while it is ignored; a union restricts the value otherwise.
    schema: field.ignored ? { tsType: 'unknown' } : elementType(field, nameOf),
    comment: comment(shape, field),
  };
}

function branchProperties(shape: Shape, branch: Branch, options: ShapeOptions): readonly Property[] {
  // No type can say what an atom says.
  return branch.filter(isElementTerm).map((term) => {
    const field = fieldOf(shape, term);
    // Where it is left out, what is filled in may be any of its values.
    if (options.isParsed && field.defaults && term.absent) return fullProperty(shape, field, options);
    return {
      name: field.name,
      isRequired: !term.absent || (options.isParsed && isAlwaysFilled(field) && !field.ignored),
      schema:
        field.ignored && term.present !== 'none' ? anything(field, term) : restrictedType(field, term, options.nameOf),
    };
  });
}

/** Any value of an element that may be ignored. Where it must be given, undefined is excluded, and null if it means absent. */
function anything({ nullable }: Field, { absent }: ElementTerm): JSONSchema {
  return { tsType: absent ? 'unknown' : nullable ? 'NonNullable<unknown>' : 'NonNullable<unknown> | null' };
}

/** `{ type: 'RATE', money?: unknown } | { type: 'MONEY', money?: Money }`, or `money: Money` where it is mandatory then. */
function ignoredUnion(shape: Shape, field: Field, isMandatory: boolean, options: ShapeOptions): readonly JSONSchema[] {
  if (!field.ignored) return [];
  const { ignored } = field;
  // The default is filled in only while the element is not ignored.
  const branches = (holds: boolean, schema: JSONSchema): (readonly Property[])[] =>
    alternatives(shape, ignored, holds).map((branch) => [
      ...branchProperties(shape, branch, options),
      { name: field.name, isRequired: !holds && (isMandatory || (options.isParsed && isAlwaysFilled(field))), schema },
    ]);
  const whileIgnored: JSONSchema = { tsType: options.isParsed ? 'undefined' : 'unknown' };
  const otherwise = isMandatory
    ? restrictedType(field, { absent: false, present: 'any' }, options.nameOf)
    : elementType(field, options.nameOf);
  return union([...branches(true, whileIgnored), ...branches(false, otherwise)]);
}

/** `{ type: 'POOL', renewal?: 'NONE' | 'DATE' } | { type?: 'USAGE' }` */
function valuesUnion(
  shape: Shape,
  field: Field,
  { when, only, except = [] }: Range,
  options: ShapeOptions,
): readonly JSONSchema[] {
  const left = (only ?? valuesOf(field.type) ?? []).filter((value) => !except.includes(value));
  const narrowed: Property = {
    name: field.name,
    isRequired: false,
    schema: restrictedType(field, { absent: true, present: { only: left } }, options.nameOf),
  };
  const without = (holds: boolean): readonly (readonly Property[])[] =>
    alternatives(shape, when, holds).map((branch) => branchProperties(shape, branch, options));
  const whileIgnored = field.ignored
    ? alternatives(shape, field.ignored, true).map((branch) => branchProperties(shape, branch, options))
    : [];
  return union([...without(false), ...whileIgnored, [narrowed]]);
}

function fieldOf(shape: Shape, term: ElementTerm): Field {
  const field = shape.fields.find(({ name }) => name === term.field);
  if (!field) throw new Error(`${shape.name} has no ${term.field}`);
  return field;
}
