/**
 * Conditional rules as alternatives: `{ anyOf: [branches] }`, where a branch is an object with the elements that it
 * restricts. Other generators support this form; many of them ignore `dependentRequired`, `if`, and schemas that are
 * `true` or `false`.
 */
import { alternatives } from './alternatives.js';
import type { Branch, BranchTerm, Condition, Field, Shape } from '../../model/model.js';
import { absentSchema, elementSchema, givenSchema, withArray } from './element-schema.js';
import { jsonType } from './json-type.js';
import type { Lowering, Schema } from './schema.js';
import { allBut, oneOfThese } from './values.js';

/** What the closed table beside the conditions requires of its elements. */
export interface Table {
  /** Elements that are always given. */
  readonly required: readonly Field[];
  /** Elements that accept values which their rows do not. */
  readonly special: ReadonlyMap<Field, Schema>;
}

interface Context {
  readonly shape: Shape;
  readonly lowering: Lowering;
  readonly table: Table;
}

/** The conditional rules of a shape, one schema for each. */
export function conditionSchemas(shape: Shape, lowering: Lowering, table: Table): readonly Schema[] {
  const context: Context = { shape, lowering, table };
  const fields = shape.fields.filter((field) => !table.special.has(field));
  return [
    ...shape.conditions.map(({ branches }) => anyOf(branchSchemas(context, branches))),
    ...fields.flatMap((field) => [...ignoredSchemas(context, field), ...rangeSchemas(context, field)]),
  ];
}

/** An element that is ignored may have any value. */
function ignoredSchemas(context: Context, field: Field): readonly Schema[] {
  if (!field.ignored) return [];
  const own = { field, schema: elementSchema(field, context.lowering), isRequired: false };
  return [anyOf([...whenever(context, field.ignored, true), branchSchema([own])])];
}

function rangeSchemas(context: Context, field: Field): readonly Schema[] {
  return field.ranges.map(({ when, ...bounds }) => {
    const bounded = withArray(field, { type: jsonType(field.type), ...bounds });
    return anyOf([
      ...whenever(context, when, false),
      ...(field.ignored ? whenever(context, field.ignored, true) : []),
      branchSchema([{ field, schema: bounded, isRequired: true }]),
      ...(isRequired(context, field) ? [] : [branchSchema([absence(context, field)])]),
    ]);
  });
}

/**
 * Without a branch, no value satisfies the rule. Branches that require an element come first, because generators of
 * examples use the first branch.
 */
function anyOf(branches: readonly Schema[]): Schema {
  const asking = branches.filter(({ required }) => required !== undefined);
  const others = branches.filter((branch) => !asking.includes(branch));
  return branches.length > 0 ? { anyOf: [...asking, ...others] } : { not: {} };
}

function whenever(context: Context, condition: Condition, outcome: boolean): readonly Schema[] {
  return branchSchemas(context, alternatives(context.shape, condition, outcome));
}

function branchSchemas(context: Context, branches: readonly Branch[]): readonly Schema[] {
  return branches.flatMap((branch) =>
    branch
      .map((term) => looksOf(context, term))
      // [a], [b, c] -> [a, b], [a, c]
      .reduce<readonly (readonly Look[])[]>(
        (rows, looks) => rows.flatMap((row) => looks.map((look) => [...row, look])),
        [[]],
      )
      .map(branchSchema),
  );
}

function branchSchema(looks: readonly Look[]): Schema {
  const required = looks.filter(({ isRequired }) => isRequired).map(({ field }) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(looks.map(({ field, schema }) => [field.name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** What a branch says about an element. */
interface Look {
  readonly field: Field;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/**
 * The looks that a branch lets an element have, none where no value of the form has any. Where it may be absent that is
 * a look of its own: tools that combine the rules of a table take two elements that cannot have a value in common for a
 * contradiction, although both may be left out.
 */
function looksOf(context: Context, term: BranchTerm): readonly Look[] {
  const { shape, lowering } = context;
  const { absent, null: mayBeNull = absent, present } = term;
  const field = shape.fields.find(({ name }) => name === term.field);
  if (!field) throw new Error(`${shape.name} has no ${term.field}`);
  const given = valueSchemas(context, field, present).map((schema) => ({ field, schema, isRequired: true }));
  if (isRequired(context, field) || (!absent && !mayBeNull)) return given;
  const schema = mayBeNull ? absentSchema(field, lowering) : never;
  return [...given, { field, schema, isRequired: !absent }];
}

/** What no element with a default can be, though it may be null: of one that has to be left out. */
const never: Schema = { type: 'array', items: {}, maxItems: 0 };

function absence({ lowering }: Context, field: Field): Look {
  return { field, schema: absentSchema(field, lowering), isRequired: false };
}

function isRequired({ table }: Context, field: Field): boolean {
  return table.required.includes(field);
}

/** The schema of an element that is given. */
function valueSchemas({ lowering, table }: Context, field: Field, present: BranchTerm['present']): readonly Schema[] {
  const given = table.special.get(field) ?? givenSchema(field, lowering);
  if (present === 'none') return [];
  if (present === 'any') return [given];
  return 'only' in present ? oneOfThese(field, present.only, lowering) : allBut(field, present.except, given, lowering);
}
