/**
 * Conditional rules as alternatives: `{ anyOf: [branches] }`, where a branch is an object with the elements that it
 * restricts. Other generators read this form; many of them know nothing of `dependentRequired`, `if`, and schemas that
 * are `true` or `false`.
 */
import { branchesWhere } from '../../2-model/branches.js';
import type { Branch, BranchTerm, Condition, Field, Shape } from '../../model.js';
import { absentSchema, elementSchema, givenSchema, withArray, withBlanks } from './element.js';
import { jsonType } from './json-type.js';
import type { Lowering, Schema } from './schema.js';
import { allBut, oneOfThese } from './spelling.js';

/** What the closed table, which the conditions stand beside, asks of its elements. */
export interface Table {
  /** Elements that are always there. */
  readonly required: readonly Field[];
  /** Elements with values other than their rows say. */
  readonly special: ReadonlyMap<Field, Schema>;
}

interface Context {
  readonly shape: Shape;
  readonly lowering: Lowering;
  readonly table: Table;
}

/** The conditional rules of a shape, a schema each. */
export function conditionSchemas(shape: Shape, lowering: Lowering, table: Table): readonly Schema[] {
  const context: Context = { shape, lowering, table };
  const fields = shape.fields.filter((field) => !table.special.has(field));
  return [
    ...shape.conditions.map(({ branches }) => anyOf(branchSchemas(context, branches))),
    ...fields.flatMap((field) => [...ignoredSchemas(context, field), ...rangeSchemas(context, field)]),
  ];
}

/** While an element is ignored nothing is asked of it. */
function ignoredSchemas(context: Context, field: Field): readonly Schema[] {
  if (!field.ignored) return [];
  return [anyOf([...whenever(context, field.ignored, true), holding(field, elementSchema(field, context.lowering))])];
}

function rangeSchemas(context: Context, field: Field): readonly Schema[] {
  return field.ranges.map(({ when, ...bounds }) => {
    const bounded = withArray(field, { type: jsonType(field.type), ...bounds });
    return anyOf([...whenever(context, when, false), holding(field, withBlanks(field, context.lowering, bounded))]);
  });
}

/** Without a branch there is nothing that keeps the rule. */
function anyOf(branches: readonly Schema[]): Schema {
  return branches.length > 0 ? { anyOf: branches } : { not: {} };
}

function holding({ name }: Field, schema: Schema): Schema {
  return { type: 'object', properties: { [name]: schema } };
}

function whenever(context: Context, condition: Condition, outcome: boolean): readonly Schema[] {
  return branchSchemas(context, branchesWhere(condition, outcome, context.shape.fields));
}

/** Branches that no value of the form can take are left out. */
function branchSchemas(context: Context, branches: readonly Branch[]): readonly Schema[] {
  return branches.flatMap((branch): readonly Schema[] => {
    const terms = branch.map((term) => termOf(context, term));
    const properties = terms.flatMap(({ field, schema }) => (schema ? [[field.name, schema] as const] : []));
    if (properties.length < terms.length) return [];
    const required = terms.filter(({ isRequired }) => isRequired).map(({ field }) => field.name);
    return [
      {
        type: 'object',
        properties: Object.fromEntries(properties),
        ...(required.length > 0 ? { required } : {}),
      },
    ];
  });
}

interface Term {
  readonly field: Field;
  readonly isRequired: boolean;
  /** Undefined when no value of the form does. */
  readonly schema: Schema | undefined;
}

function termOf(context: Context, { field: name, absent, null: mayBeNull = absent, present }: BranchTerm): Term {
  const { shape, lowering, table } = context;
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  const value = valueSchema(context, field, present);
  if (table.required.includes(field)) return { field, isRequired: true, schema: value };
  const orAbsent = value ? withBlanks(field, lowering, value) : absentSchema(field, lowering);
  const neither = absent ? { not: {} } : undefined;
  return { field, isRequired: !absent, schema: mayBeNull ? orAbsent : (value ?? neither) };
}

/** What an element can be, when it is given. */
function valueSchema({ lowering, table }: Context, field: Field, present: BranchTerm['present']): Schema | undefined {
  const given = table.special.get(field) ?? givenSchema(field, lowering);
  if (present === 'none') return undefined;
  if (present === 'any') return given;
  return 'only' in present ? oneOfThese(field, present.only, lowering) : allBut(field, present.except, given, lowering);
}
