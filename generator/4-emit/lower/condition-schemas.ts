/**
 * Conditional rules as alternatives: `{ anyOf: [branches] }`, where a branch is an object with the elements that it
 * restricts. Other generators support this form; many of them ignore `dependentRequired`, `if`, and schemas that are
 * `true` or `false`.
 */
import { isDeepStrictEqual } from 'node:util';
import { defined } from '../../defined.js';
import { groupedBy } from '../../grouped.js';
import { inAnyCase } from '../../model/any-case.js';
import { blanks, emptyOf } from '../../model/blanks.js';
import { nameOf } from '../../model/branches.js';
import type {
  Atom,
  AtomTerm,
  Branch,
  BranchTerm,
  Condition,
  ElementTerm,
  Field,
  Shape,
  ValueTest,
} from '../../model/model.js';
import { isTrueOf } from '../../model/truth.js';
import { formatOfTexts, seenShape } from '../../model/value-types.js';
import { alternatives } from './alternatives.js';
import { branchTitle, type Restriction } from './branch-title.js';
import { absentSchema, elementSchema, givenSchema, nullEntry, valueSchema } from './element-schema.js';
import { jsonType } from './json-type.js';
import { narrowedSchemas, saysSomething } from './narrowed-schemas.js';
import type { Lowering, Schema } from './schema.js';
import { tableRuleSchemas } from './table-rule-schemas.js';
import { allBut, oneOfThese } from './values.js';

/** What the closed table beside the conditions requires of its elements. */
export interface Table {
  /** Elements that are always given. */
  readonly required: readonly Field[];
  /** Elements that accept values which their rows do not. */
  readonly special: ReadonlyMap<Field, Schema>;
}

export interface Context {
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
    ...tableRuleSchemas(context),
    ...fields.flatMap((field) => [...ignoredSchemas(context, field), ...rangeSchemas(context, field)]),
  ];
}

/** An element that is ignored may have any value. */
function ignoredSchemas(context: Context, field: Field): readonly Schema[] {
  if (!field.ignored) return [];
  const own = { field, schema: elementSchema(field, context.lowering), isRequired: false };
  return [anyOf([...whenever(context, field.ignored, true), branchSchema(context, [own])])];
}

function rangeSchemas(context: Context, field: Field): readonly Schema[] {
  const sayable = field.ranges.filter((range) => saysSomething(field, range));
  return sayable.map((range) =>
    anyOf([
      ...whenever(context, range.when, false),
      ...(field.ignored ? whenever(context, field.ignored, true) : []),
      ...narrowedSchemas(field, range, context.lowering).map((schema) =>
        branchSchema(context, [{ field, schema, isRequired: true }]),
      ),
      ...(isRequired(context, field) ? [] : [branchSchema(context, [absence(context, field)])]),
    ]),
  );
}

/**
 * Without a branch, no value satisfies the rule. Branches that require an element come first, because generators of
 * examples use the first branch.
 */
export function anyOf(branches: readonly Schema[]): Schema {
  const requiring = branches.filter(({ required }) => required !== undefined);
  const others = branches.filter((branch) => !requiring.includes(branch));
  const [only, ...more] = [...requiring, ...others];
  if (!only) return { not: {} };
  // Linters ask for two alternatives.
  return more.length === 0 ? only : { anyOf: [only, ...more] };
}

export function whenever(context: Context, condition: Condition, outcome: boolean): readonly Schema[] {
  return branchSchemas(context, alternatives(context.shape, condition, outcome));
}

export function branchSchemas(context: Context, branches: readonly Branch[]): readonly Schema[] {
  return branches.flatMap((branch) =>
    branch
      .map((term) => restrictionsOf(context, term))
      // [a], [b, c] -> [a, b], [a, c]
      .reduce<readonly (readonly Restriction[])[]>(
        (rows, choices) => rows.flatMap((row) => choices.map((choice) => [...row, choice])),
        [[]],
      )
      .map((restrictions) => branchSchema(context, restrictions)),
  );
}

function branchSchema({ lowering }: Context, restrictions: readonly Restriction[]): Schema {
  const required = [...new Set(restrictions.filter(({ isRequired }) => isRequired).map(({ field }) => field.name))];
  const byName = groupedBy(restrictions, ({ field }) => field.name);
  const title = lowering.viewed ? branchTitle(restrictions) : '';
  return {
    ...(title === '' ? {} : { title }),
    type: 'object',
    properties: Object.fromEntries(
      [...byName].map(([name, of]) => [name, bothOf(of.map(({ schema }) => schema))] as const),
    ),
    ...(required.length > 0 ? { required } : {}),
  };
}

function bothOf(schemas: readonly Schema[]): Schema {
  // Several terms may say the same of an element, such as that it is absent.
  const different = schemas.filter(
    (one, index) => schemas.findIndex((other) => isDeepStrictEqual(other, one)) === index,
  );
  const [first, ...others] = different;
  return first && others.length === 0 ? first : { allOf: different };
}

/**
 * The alternative restrictions of an element in a branch; none if no value meets them. Absence is an alternative of its
 * own: tools that merge the rules of a table see a contradiction in two schemas of an element without a common value,
 * even if the element may be absent.
 */
function restrictionsOf(context: Context, term: BranchTerm): readonly Restriction[] {
  const { shape } = context;
  const field = shape.fields.find(({ name }) => name === nameOf(term));
  if (!field) throw new Error(`${shape.name} has no ${nameOf(term)}`);
  const { absent, mayBeNull, schemas } =
    'atom' in term ? ofAtom(context, field, term) : ofElement(context, field, term);
  const given = schemas.map((schema) => ({ field, schema, isRequired: true }));
  if (isRequired(context, field) || (!absent && !mayBeNull)) return given;
  return [...given, { ...absence(context, field, mayBeNull), isRequired: !absent }];
}

interface Choice {
  readonly absent: boolean;
  readonly mayBeNull: boolean;
  /** Those of the given element. */
  readonly schemas: readonly Schema[];
}

function ofElement(context: Context, field: Field, { absent, null: mayBeNull = absent, present }: ElementTerm): Choice {
  return { absent, mayBeNull, schemas: valueSchemas(context, field, present) };
}

/** An atom is false for an element that is not given, unless it is true of the default that stands for it. */
function ofAtom({ lowering }: Context, field: Field, { atom, holds }: AtomTerm): Choice {
  const stands = field.fills && isTrueOf(atom, field.default);
  const absent = stands === holds;
  return { absent, mayBeNull: emptyOf(field) ? !holds : absent, schemas: atomSchemas(field, atom, holds, lowering) };
}

/** The schemas of an element of which an atom is true, or false, one for each alternative. */
function atomSchemas(field: Field, atom: Atom, holds: boolean, lowering: Lowering): readonly Schema[] {
  switch (atom.kind) {
    case 'matches':
    case 'within':
      return testSchemas(field, atom, holds, lowering);
    case 'anyValue':
      return entrySchemas(field, testSchemas(field, atom.of, holds, lowering), holds);
    case 'child':
      return objectSchemas(field, atom.of, holds, lowering);
    case 'anyEntry':
      return entrySchemas(field, objectSchemas(field, atom.of, holds, lowering), holds);
  }
}

/** The schemas of an array with such an entry, or of one whose entries are all so; null is as nothing asks. */
function entrySchemas(field: Field, asked: readonly Schema[], holds: boolean): readonly Schema[] {
  const entries = holds ? asked : [...asked, ...nullEntry(field)];
  const [one, ...others] = entries;
  if (!one) return holds ? [] : [{ type: 'array', maxItems: 0, items: {} }];
  const entry = others.length === 0 ? one : { anyOf: entries };
  return [{ type: 'array', ...(holds ? { contains: entry, items: {} } : { items: entry }) }];
}

/** The schemas of a value that is as it is asked, or is not. */
function testSchemas(field: Field, test: ValueTest, holds: boolean, lowering: Lowering): readonly Schema[] {
  const type = jsonType(field.type);
  switch (test.kind) {
    case 'in': {
      if (holds) return oneOfThese(field, test.values, lowering);
      return allBut(field, test.values, valueSchema(field, lowering), lowering);
    }
    case 'matches': {
      const isFolded = lowering.form === 'wire' && field.wire.foldCase && formatOfTexts(field.type)?.folding;
      const pattern = isFolded ? defined(inAnyCase(test.pattern), 'a pattern in any case') : test.pattern;
      // An empty text is no value, even where the pattern matches it.
      const least = new RegExp(pattern, 'u').test('') ? { minLength: 1 } : {};
      return [holds ? { type, ...least, pattern } : { type, not: { pattern } }];
    }
    case 'within': {
      const { minimum, maximum, above, below } = test.bounds;
      const bounds = { minimum, maximum, exclusiveMinimum: above, exclusiveMaximum: below };
      const opposite = { exclusiveMaximum: minimum, exclusiveMinimum: maximum, maximum: above, minimum: below };
      const given = Object.entries(holds ? bounds : opposite).filter(([, bound]) => bound !== undefined);
      return holds ? [{ type, ...Object.fromEntries(given) }] : given.map(([key, bound]) => ({ type, [key]: bound }));
    }
  }
}

/** The objects of an element of which a condition is true, or false. */
function objectSchemas({ type }: Field, condition: Condition, holds: boolean, lowering: Lowering): readonly Schema[] {
  const shape = seenShape(type);
  if (!shape) return [];
  const required = shape.fields.filter(({ presence }) => presence === 'M');
  return whenever({ shape, lowering, table: { required, special: new Map() } }, condition, holds);
}

/** Excludes every value of an element that must be absent and not null. Such an element has a default, so it is not an array. */
const never: Schema = { type: 'array', items: {}, maxItems: 0 };

/**
 * Null, which the table refuses. Viewers merge a branch with its table, and some show neither where two types contradict
 * each other; they do not merge into `anyOf`. Linters ask for two alternatives.
 */
const apart: Schema = { anyOf: [{ description: 'Not given.', ...blanks.null.schema }, blanks.null.schema] };

function absence({ lowering }: Context, field: Field, mayBeNull = true): Restriction {
  const schema = mayBeNull ? absentSchema(field, lowering) : never;
  const isApart = lowering.viewed && schema === blanks.null.schema && !emptyOf(field);
  return { field, schema: isApart ? apart : schema, isRequired: false, isAbsent: true };
}

/** One that may be empty does not count as given. */
function isRequired({ table }: Context, field: Field): boolean {
  return table.required.includes(field) && !emptyOf(field);
}

/** The schema of an element that is given. */
function valueSchemas({ lowering, table }: Context, field: Field, present: ElementTerm['present']): readonly Schema[] {
  const given = table.special.get(field) ?? givenSchema(field, lowering);
  if (present === 'none') return [];
  if (present === 'any') return [given];
  return 'only' in present ? oneOfThese(field, present.only, lowering) : allBut(field, present.except, given, lowering);
}
