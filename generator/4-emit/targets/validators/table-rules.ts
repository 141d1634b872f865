/** Statements that check the rules of a table as a whole. */
import type { Field, NamePath, Shape, TableRule } from '../../../model/model.js';
import { dotted, elementAt } from '../../../model/name-path.js';
import { comparedBy, entryShape, isAboutGiven, orderOf, tableRulesOf } from '../../../model/table-rules.js';
import { decimal } from '../../../formats/decimal.js';
import { isNumeric, numbersApart, scalarTypeOf } from '../../../model/value-types.js';
import { defined } from '../../../defined.js';
import { literal, lineComment, stringLiteral } from '../../encode.js';
import { code, type Code, joined } from './code.js';
import type { ShapeNames } from './emitted-names.js';
import { fieldOf, type Tests, testsOf, withDefault } from './presence.js';
import { runtime, runtimeFunction } from './runtime-references.js';
import { tableRuleKey } from './table.js';
import { allOf, every, not, some, type Test } from './test-code.js';
import type { Reporting } from './value.js';

/** Where the rules of a table find its elements. */
export interface Sight {
  readonly shape: Shape;
  readonly names: ShapeNames;
  readonly tests: Tests;
  /** The value of an element that is not ignored. */
  readonly valueOf: (field: Field) => Code;
  /** Whether it is a body, whose name stands in no pointer. */
  readonly isBody?: true;
}

/** Names of the elements of which a rule asks whether they are given. */
export function askedElements(shape: Shape): readonly string[] {
  return tableRulesOf(shape).flatMap((rule) => (isAboutGiven(rule) ? rule.fields : []));
}

/** Names of the elements whose value a rule compares. */
export function valuedElements(shape: Shape): ReadonlySet<string> {
  return new Set(tableRulesOf(shape).flatMap(comparedBy));
}

/** A comment with each rule, and the statement that reports it. */
export function tableRuleLines(sight: Sight, reporting: Reporting): readonly Code[] {
  return tableRulesOf(sight.shape).flatMap((rule) => [
    code`// ${rowsOf(rule)}${lineComment(rule.message)}.`,
    statement(sight, rule, reporting),
  ]);
}

function rowsOf({ source: { rows } }: TableRule): string {
  return rows.length === 0 ? '' : `${rows.length === 1 ? 'Row' : 'Rows'} ${rows.join(', ')}: `;
}

function statement(sight: Sight, rule: TableRule, { out, prefix }: Reporting): Code {
  const { shape, names } = sight;
  const placeOf = (path: NamePath): string => (sight.isBody ? '[]' : pathLiteral(path));
  const place = [out, names.rules, stringLiteral(tableRuleKey(shape, rule.id))].join(', ');
  const asked = rule.when ? [sight.tests.holds(rule.when).holds] : [];
  const when = (isBroken: Code, ...at: readonly NamePath[]): Code =>
    code`if (${every([...asked, isBroken])}) ${prefix}${runtime.failRule}(${[place, ...at.map(placeOf)].join(', ')});`;
  const adding = (count: Code): Code =>
    asked.length > 0 ? code`if (${every(asked)}) ${prefix}${count};` : code`${prefix}${count};`;
  const value = (path: NamePath): Code => valueAt(sight, path);
  const listOf = (texts: readonly Code[]): Code => code`[${joined(texts, ', ')}]`;
  switch (rule.check) {
    case 'exactlyOne':
      return when(code`${countOf(sight, rule.fields)} !== 1`);
    case 'atMostOne':
      return when(code`${countOf(sight, rule.fields)} > 1`);
    case 'atLeastOne':
      return when(every(rule.fields.map((name) => givenTest(sight, name).fails)));
    case 'together': {
      const tests = rule.fields.map((name) => givenTest(sight, name));
      return when(every([some(tests.map(({ holds }) => holds)), some(tests.map(({ fails }) => fails))]));
    }
    case 'order':
    case 'before': {
      const strict = rule.check === 'before' ? ', true' : '';
      const elements = `[${rule.paths.map(placeOf).join(', ')}]`;
      const keys = rule.paths.map((path) => keyOf(elementAt(shape, path), value(path)));
      const at = code`${runtime.descentIn}(${listOf(keys)}${strict})`;
      return adding(code`${runtime.failElement}(${place}, ${elements}, ${at})`);
    }
    case 'distance': {
      const { min, max, paths } = rule;
      const bounds = [min ? literal(min.by) : 'undefined', ...(max ? [literal(max.by)] : [])].join(', ');
      const keys = paths.map((path) => keyOf(elementAt(shape, path), value(path)));
      const isKept = (min?.isDuration ?? max?.isDuration) ? runtime.isAfter : runtime.isMore;
      return when(code`!${isKept}(${joined(keys, ', ')}, ${bounds})`, rule.paths[1]);
    }
    case 'different': {
      const elements = `[${rule.paths.map(placeOf).join(', ')}]`;
      const at = code`${runtime.repeatIn}(${listOf(rule.paths.map(value))})`;
      return adding(code`${runtime.failElement}(${place}, ${elements}, ${at})`);
    }
    case 'same': {
      const elements = `[${rule.paths.map(placeOf).join(', ')}]`;
      const types = rule.paths.map((path) => elementAt(shape, path).type);
      const type = types.some(isNumeric)
        ? 'number'
        : types.some(({ kind }) => kind === 'boolean')
          ? 'boolean'
          : 'string';
      const at = code`${runtime.changeIn}(${listOf(rule.paths.map(value))}, ${stringLiteral(type)})`;
      return adding(code`${runtime.failElement}(${place}, ${elements}, ${at})`);
    }
    case 'ascending': {
      const keys = keysIn(elementAt(shape, rule.array), value(rule.array), rule.by);
      return adding(code`${runtime.failEntry}(${place}, ${placeOf(rule.array)}, ${runtime.descentIn}(${keys}))`);
    }
    case 'unique': {
      const entries = entriesOf(elementAt(shape, rule.array), value(rule.array), rule.by);
      const at = code`${runtime.repeatIn}(${entries})`;
      return adding(code`${runtime.failEntry}(${place}, ${placeOf(rule.array)}, ${at})`);
    }
    case 'count': {
      const entries = defined(entryShape(elementAt(shape, rule.array)), dotted(rule.array));
      const holds = testsOf(entries, entryElement).holds(rule.where).holds;
      const most = rule.max === undefined ? '' : `, ${literal(rule.max)}`;
      const bounds = `${literal(rule.min ?? 0)}${most}`;
      return when(code`!${runtime.countsIn}(${value(rule.array)}, (entry) => ${holds}, ${bounds})`, rule.array);
    }
    case 'sum': {
      const array = elementAt(shape, rule.array);
      const list = value(rule.array);
      const values = entriesOf(array, list, rule.of === undefined ? [] : [rule.of]);
      const addend = rule.of === undefined ? array : elementAt(defined(entryShape(array), array.name), rule.of);
      const [total, isTotal] = totalOf(sight, rule.is);
      return when(
        code`!${runtime.addUp}(${list}, ${values}, ${predicateOf(addend)}, ${total}, ${isTotal})`,
        typeof rule.is === 'number' ? rule.array : rule.is,
      );
    }
    case 'addition': {
      const addends = rule.of.map((path) => code`[${value(path)}, ${predicateOf(elementAt(shape, path))}]`);
      const [total, isTotal] = totalOf(sight, rule.is);
      const isKept = code`${runtime.addUpBeside}(${listOf(addends)}, ${total}, ${isTotal})`;
      return when(code`!${isKept}`, ...(typeof rule.is === 'number' ? [] : [rule.is]));
    }
    case 'concatenation':
      return when(code`!${runtime.joinUp}(${listOf(rule.of.map(value))}, ${value(rule.is)})`, rule.is);
    case 'givenInside': {
      const { holds } = sight.tests;
      // The condition of the model names each pair.
      const given = rule.given.map((one) => holds(one).holds);
      const count = code`${runtime.howMany}(${joined(given, ', ')})`;
      if (rule.of === 'exactlyOne') return when(code`${count} !== 1`);
      return when(rule.of === 'atMostOne' ? code`${count} > 1` : holds(rule.broken).holds);
    }
    case 'inside': {
      const [outer] = rule.path;
      const path = rule.path.map(({ name, isArray }) => `[${stringLiteral(name)}, ${isArray}]`).join(', ');
      const isBroken = insideTest(sight, rule);
      const list = value([defined(outer, 'a step').name]);
      return adding(
        code`${runtime.failInside}(${place}, ${list}, [${path}], ${stringLiteral(rule.element)}, ${isBroken})`,
      );
    }
  }
}

/** What a sum has to be, and the function that says whether that is a number of its type. */
function totalOf(sight: Sight, is: NamePath | number): readonly [total: Code, isTotal: Code] {
  return typeof is === 'number'
    ? [code`${literal(is)}`, code`${runtimeFunction(decimal.check)}`]
    : [valueAt(sight, is), predicateOf(elementAt(sight.shape, is))];
}

/** A function of the objects that a path leads through: whether all conditions of a case are true. */
function insideTest({ shape, tests }: Sight, { path, cases }: Extract<TableRule, { check: 'inside' }>): Code {
  const isAsked = (level: number): boolean => cases.some(({ [level]: own }) => own !== undefined);
  let inner = shape;
  const levels = [
    { tests, name: '' },
    ...path.map((step, index) => {
      const { type } = fieldOf(inner, step.name);
      if (type.kind !== 'object') throw new Error(`${step.name} is not an object`);
      inner = type.shape;
      // The compiler may be told to refuse parameters that nothing uses.
      const name = `${isAsked(index + 1) ? '' : '_'}object${index + 1}`;
      const element = (field: Field): Code => code`${runtime.elementOf}(${name}, ${stringLiteral(field.name)})`;
      return { tests: testsOf(inner, element), name };
    }),
  ];
  const holds = cases.map((one) =>
    every(one.flatMap((own, level) => (own ? [defined(levels[level], 'a level').tests.holds(own).holds] : []))),
  );
  const parameters = levels.slice(1).map(({ name }) => name);
  return code`(${parameters.join(', ')}) => ${some(holds)}`;
}

/** The name of an element, or a list of the names that lead to it. */
function pathLiteral(path: NamePath): string {
  const [only, ...more] = path.map(stringLiteral);
  return more.length === 0 && only !== undefined ? only : `[${[only, ...more].join(', ')}]`;
}

/** The value of an element of the table or of an object in it, if it is not ignored, or its default. */
function valueAt({ shape, valueOf }: Pick<Sight, 'shape' | 'valueOf'>, [name, ...rest]: NamePath): Code {
  const field = fieldOf(shape, name);
  return valueInside(field, valueOf(field), rest);
}

/** @param value the object in which the path goes on */
function valueInside({ name, type }: Field, value: Code, [next, ...rest]: readonly string[]): Code {
  if (next === undefined) return value;
  if (type.kind !== 'object') throw new Error(`${name} is not an object`);
  const field = fieldOf(type.shape, next);
  const element = (one: Field): Code => code`${runtime.elementOf}(inner, ${stringLiteral(one.name)})`;
  const own = seenValue(field, element(field), testsOf(type.shape, element));
  return valueInside(field, code`${runtime.valueIn}(${value}, (inner) => ${own})`, rest);
}

function countOf(sight: Sight, fields: readonly string[]): Code {
  return code`${runtime.howMany}(${joined(
    fields.map((name) => givenTest(sight, name).holds),
    ', ',
  )})`;
}

/** An element that is ignored is not given. */
function givenTest({ shape, tests }: Sight, name: string): Test {
  const { ignored } = fieldOf(shape, name);
  const isGiven = tests.isGiven(name);
  return ignored ? allOf([isGiven, not(tests.holds(ignored))]) : isGiven;
}

/** The value of an element, if it is not ignored, or its default. */
export function seenValue(field: Field, value: Code, { holds }: Tests): Code {
  const own = withDefault(field, value);
  return field.ignored ? code`${holds(field.ignored).holds} ? undefined : ${own}` : own;
}

/** The entries of an array, or some of their elements. */
function entriesOf(array: Field, value: Code, by: readonly NamePath[]): Code {
  if (by.length === 0) return code`${runtime.entriesIn}(${value})`;
  const shape = defined(entryShape(array), array.name);
  const valueOf = valueInEntry(shape);
  const values = by.map((path) => valueAt({ shape, valueOf }, path));
  const [only] = values;
  const one = only && values.length === 1 ? only : code`${runtime.tuple}([${joined(values, ', ')}])`;
  return code`${runtime.valuesIn}(${value}, (entry) => ${one})`;
}

/** The value of an element of `entry`, if it is not ignored, or its default. */
function valueInEntry(shape: Shape): Sight['valueOf'] {
  const tests = testsOf(shape, entryElement);
  return (field) => seenValue(field, entryElement(field), tests);
}

function entryElement({ name }: Field): Code {
  return code`${runtime.elementOf}(entry, ${stringLiteral(name)})`;
}

/** The keys of the entries of an array, or of an element of each. */
function keysIn(array: Field, value: Code, by: NamePath | undefined): Code {
  if (by === undefined) return code`${runtime.entriesIn}(${value}).map((entry) => ${keyOf(array, code`entry`)})`;
  const shape = defined(entryShape(array), array.name);
  const key = keyOf(elementAt(shape, by), valueAt({ shape, valueOf: valueInEntry(shape) }, by));
  return code`${runtime.valuesIn}(${value}, (entry) => ${key})`;
}

/** The call that gives the key by which a value is compared. */
function keyOf({ name, type }: Field, value: Code): Code {
  const { key } = defined(orderOf(type), `the order of ${name}`);
  const more = key.argument === undefined ? '' : `, ${stringLiteral(key.argument)}`;
  const apart = numbersApart(type);
  const own = apart.length === 0 ? value : code`${runtime.otherThan}(${value}, [${apart.map(literal).join(', ')}])`;
  return code`${runtimeFunction(key)}(${own}${more})`;
}

/** The function that says whether a value is a number of the type, and stands for no other thing. */
function predicateOf({ name, type }: Field): Code {
  const check = scalarTypeOf(type)?.check;
  if (!check || !('name' in check)) throw new Error(`${name} is not a number`);
  const isOfType = code`${runtimeFunction(check)}`;
  const apart = numbersApart(type);
  return apart.length === 0 ? isOfType : code`${runtime.besides}(${isOfType}, [${apart.map(literal).join(', ')}])`;
}
