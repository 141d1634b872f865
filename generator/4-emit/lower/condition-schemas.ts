/**
 * Conditional rules as alternatives: `{ anyOf: [branches] }`, where a branch is an object with the elements that it
 * restricts. Other generators support this form; many of them ignore `dependentRequired`, `if`, and schemas that are
 * `true` or `false`.
 */
import { alternatives } from './alternatives.js';
import type { Branch, BranchTerm, Condition, Field, Shape } from '../../model/model.js';
import { absentSchema, elementSchema, givenSchema, withArray } from './element-schema.js';
import { narrowedSchemas } from './narrowed-schemas.js';
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
  return field.ranges.map((range) =>
    anyOf([
      ...whenever(context, range.when, false),
      ...(field.ignored ? whenever(context, field.ignored, true) : []),
      ...narrowedSchemas(field, range, context.lowering).map((schema) =>
        branchSchema([{ field, schema: withArray(field, schema), isRequired: true }]),
      ),
      ...(isRequired(context, field) ? [] : [branchSchema([absence(context, field)])]),
    ]),
  );
}

/**
 * Without a branch, no value satisfies the rule. Branches that require an element come first, because generators of
 * examples use the first branch.
 */
function anyOf(branches: readonly Schema[]): Schema {
  const requiring = branches.filter(({ required }) => required !== undefined);
  const others = branches.filter((branch) => !requiring.includes(branch));
  return branches.length > 0 ? { anyOf: [...requiring, ...others] } : { not: {} };
}

function whenever(context: Context, condition: Condition, outcome: boolean): readonly Schema[] {
  return branchSchemas(context, alternatives(context.shape, condition, outcome));
}

function branchSchemas(context: Context, branches: readonly Branch[]): readonly Schema[] {
  return branches.flatMap((branch) =>
    branch
      .map((term) => restrictionsOf(context, term))
      // [a], [b, c] -> [a, b], [a, c]
      .reduce<readonly (readonly Restriction[])[]>(
        (rows, choices) => rows.flatMap((row) => choices.map((choice) => [...row, choice])),
        [[]],
      )
      .map(branchSchema),
  );
}

function branchSchema(restrictions: readonly Restriction[]): Schema {
  const required = restrictions.filter(({ isRequired }) => isRequired).map(({ field }) => field.name);
  return {
    type: 'object',
    properties: Object.fromEntries(restrictions.map(({ field, schema }) => [field.name, schema])),
    ...(required.length > 0 ? { required } : {}),
  };
}

/** How a branch restricts an element. */
interface Restriction {
  readonly field: Field;
  readonly schema: Schema;
  readonly isRequired: boolean;
}

/**
 * The alternative restrictions of an element in a branch; none if no value meets them. Absence is an alternative of its
 * own: tools that merge the rules of a table see a contradiction in two schemas of an element without a common value,
 * even if the element may be absent.
 */
function restrictionsOf(context: Context, term: BranchTerm): readonly Restriction[] {
  const { shape, lowering } = context;
  const { absent, null: mayBeNull = absent, present } = term;
  const field = shape.fields.find(({ name }) => name === term.field);
  if (!field) throw new Error(`${shape.name} has no ${term.field}`);
  const given = valueSchemas(context, field, present).map((schema) => ({ field, schema, isRequired: true }));
  if (isRequired(context, field) || (!absent && !mayBeNull)) return given;
  const schema = mayBeNull ? absentSchema(field, lowering) : never;
  return [...given, { field, schema, isRequired: !absent }];
}

/** Excludes every value of an element that must be absent and not null. Such an element has a default, so it is not an array. */
const never: Schema = { type: 'array', items: {}, maxItems: 0 };

function absence({ lowering }: Context, field: Field): Restriction {
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
