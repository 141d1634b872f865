/**
 * The rules of a table as a whole as schemas, each of a size that grows with the number of its elements. Which elements
 * are given can be said in full, and how many entries meet a condition; of the others, only that whole entries differ.
 */
import { defined } from '../../defined.js';
import type { Branch, Field, GivenKind, NamePath, Shape, TableRule } from '../../model/model.js';
import { dotted, elementAt } from '../../model/name-path.js';
import { entryShape, isAboutGiven, tableRulesOf } from '../../model/table-rules.js';
import { anyOf, branchSchemas, type Context, whenever } from './condition-schemas.js';
import { withBlanks } from './element-schema.js';
import type { Lowering, Schema } from './schema.js';

/** One schema for each rule that schemas can express; under a condition, what it demands or that this is false. */
export function tableRuleSchemas(context: Context): readonly Schema[] {
  return tableRulesOf(context.shape).flatMap((rule) => {
    const { when } = rule;
    const own = schemasOf(context, rule);
    return when ? own.map((schema) => anyOf([...whenever(context, when, false), schema])) : own;
  });
}

function schemasOf(context: Context, rule: TableRule): readonly Schema[] {
  if (isAboutGiven(rule))
    return [
      givenSchema(
        context,
        rule.check,
        rule.fields.map((name) => fieldOf(context.shape, name)),
      ),
    ];
  if (rule.check === 'unique' && comparesWhole(rule, context.shape))
    return [arrayWith(context, rule.array, { uniqueItems: true })];
  if (rule.check === 'inside' || rule.check === 'givenInside') return [anyOf(branchSchemas(context, rule.branches))];
  if (rule.check === 'count') return [arrayWith(context, rule.array, countSchema(context, rule))];
  return [];
}

/** What the rules of a body say of how many of its entries meet a condition. */
export function countsOfEntries(whole: Shape, lowering: Lowering): readonly Schema[] {
  const context: Context = { shape: whole, lowering, table: { required: [], special: new Map() } };
  return tableRulesOf(whole).flatMap((rule) =>
    rule.check === 'count' ? [{ type: 'array', items: {}, ...countSchema(context, rule) }] : [],
  );
}

/** Whether entries are compared as schemas do: as a whole, each a single value, and null only once. */
export function comparesWhole({ array, by }: Extract<TableRule, { check: 'unique' }>, shape: Shape): boolean {
  const field = elementAt(shape, array);
  return by.length === 0 && entryShape(field) === undefined && !field.array?.nullEntries;
}

function countSchema(context: Context, { array, where, min = 0, max }: Extract<TableRule, { check: 'count' }>): Schema {
  const shape = defined(entryShape(elementAt(context.shape, array)), dotted(array));
  return {
    contains: anyOf(whenever(within(context, shape), where, true)),
    minContains: min,
    ...(max === undefined ? {} : { maxContains: max }),
  };
}

/** What the conditions of a table inside need. */
function within({ lowering }: Context, shape: Shape): Context {
  const required = shape.fields.filter(({ presence }) => presence === 'M');
  return { shape, lowering, table: { required, special: new Map() } };
}

/** A restriction of an array, while neither it nor an object around it is ignored; blanks pass. */
function arrayWith(context: Context, [name, ...rest]: NamePath, restriction: Schema): Schema {
  const field = fieldOf(context.shape, name);
  const [next, ...others] = rest;
  const { type } = field;
  const own =
    next !== undefined && type.kind === 'object'
      ? arrayWith(within(context, type.shape), [next, ...others], restriction)
      : { type: 'array', items: {}, ...restriction };
  const schema: Schema = { type: 'object', properties: { [name]: withBlanks(field, context.lowering, own) } };
  return field.ignored ? { anyOf: [...whenever(context, field.ignored, true), schema] } : schema;
}

function fieldOf(shape: Shape, name: string): Field {
  const field = shape.fields.find((candidate) => candidate.name === name);
  if (!field) throw new Error(`${shape.name} has no ${name}`);
  return field;
}

function givenSchema(context: Context, check: GivenKind, fields: readonly Field[]): Schema {
  const given = fields.map((field) => isGiven(context, field));
  switch (check) {
    case 'exactlyOne':
      return { oneOf: given };
    case 'atLeastOne':
      return { anyOf: given };
    case 'atMostOne':
      return { oneOf: [...given, noneGiven(context, fields)] };
    case 'together':
      return { anyOf: [allGiven(context, fields), noneGiven(context, fields)] };
  }
}

/** An element that may be ignored counts only while it is not. */
function isGiven(context: Context, field: Field): Schema {
  const plain = one(context, [{ field: field.name, absent: false, present: 'any' }]);
  return field.ignored ? { allOf: [plain, anyOf(whenever(context, field.ignored, false))] } : plain;
}

function allGiven(context: Context, fields: readonly Field[]): Schema {
  if (fields.some(({ ignored }) => ignored)) return { allOf: fields.map((field) => isGiven(context, field)) };
  return one(
    context,
    fields.map(({ name }) => ({ field: name, absent: false, present: 'any' })),
  );
}

function noneGiven(context: Context, fields: readonly Field[]): Schema {
  const absent = (some: readonly Field[]): Schema =>
    one(
      context,
      some.map(({ name }) => ({ field: name, absent: true, present: 'none' })),
    );
  const ignorable = fields.filter(({ ignored }) => ignored);
  if (ignorable.length === 0) return absent(fields);
  const others = fields.filter((field) => !ignorable.includes(field));
  return {
    allOf: [
      ...(others.length > 0 ? [absent(others)] : []),
      ...ignorable.map((field) => ({
        anyOf: [absent([field]), ...(field.ignored ? whenever(context, field.ignored, true) : [])],
      })),
    ],
  };
}

/** A branch with one alternative for each of its elements. */
function one(context: Context, branch: Branch): Schema {
  const [schema] = branchSchemas(context, [branch]);
  if (!schema) throw new Error('A branch has no schema');
  return schema;
}
