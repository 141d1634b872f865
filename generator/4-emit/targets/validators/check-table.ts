/** The function that checks a shape in canonical form: `checkContact`. */
import { emptyOf } from '../../../model/blanks.js';
import type { ConditionRule, Demand, Field, Message, Shape } from '../../../model/model.js';
import { blockComment, lineComment, literal, stringLiteral } from '../../encode.js';
import { casesOf } from './cases.js';
import { code, type Code } from './code.js';
import type { Names, ShapeNames } from './emitted-names.js';
import { choiceLines } from './choice.js';
import { mapCall } from './entries.js';
import { isLate, type Presence, presenceOf, type Tests, testsOf } from './presence.js';
import { runtime } from './runtime-references.js';
import { conditionKey } from './table.js';
import { askedElements, seenValue, type Sight, tableRuleLines, valuedElements } from './table-rules.js';
import { allOf, every, not, type Test } from './test-code.js';
import {
  aloneLines,
  checking,
  failCall,
  keyOf,
  plainValueLines,
  type Reporting,
  type Site,
  sizeLines,
} from './value.js';

/** A shape whose functions are emitted. */
export interface Subject {
  readonly shape: Shape;
  readonly message: Message;
  /** Names of everything, and those of this shape. */
  readonly all: Names;
  readonly names: ShapeNames;
  /** An expression: while it is true, the objects inside are not checked, because they are read. */
  readonly readsInside?: string;
}

/** The check of a shape: returns the number of violations, all of them when `out` collects them. */
export function checkFunction(subject: Subject): Code {
  const { shape, message, names } = subject;
  const presence = presenceOf(shape, names, askedElements(shape));
  const valued = valuedElements(shape);
  const kept = shape.fields.filter(
    (field) => presence.compared.has(field.name) || isLate(field) || valued.has(field.name),
  );
  const cases = shape.fields.map((field) => ({ field, lines: caseLines(subject, field, presence, kept) }));
  return code`/** Table "${blockComment(shape.table)}". */
function ${names.check}(value: ${runtime.Elements}, out: ${runtime.Report} | undefined): number {
${[
  code`let bad = 0;`,
  ...presence.variables,
  ...kept.map((field) => code`let ${names.local(field)}: unknown${startOf(field, presence)};`),
  code`for (const key in value) {`,
  code`if (!${runtime.isOwn}(value, key)) continue;`,
  code`const element = value[key];`,
  code`if (element === undefined) continue;`,
  code`switch (key) {`,
  ...casesOf(cases),
  ...(message.unknown.canonical === 'error'
    ? [code`default:`, code`bad += ${runtime.failUnknown}(out, ${names.rules}, key);`]
    : []),
  code`}`,
  stopLine,
  code`}`,
  ...presenceLines(subject, presence, checking, 'value'),
  ...shape.fields.filter(isLate).flatMap((field) => lateLines(subject, field, presence)),
  ...tableRuleLines(variables(subject, presence), checking),
  code`return bad;`,
]}
}`;
}

/** The check of the rules of a body that hold of its entries together. */
export function entriesFunction(whole: Shape, names: ShapeNames): Code {
  const valueOf = (): Code => code`list`;
  const sight: Sight = { shape: whole, names, tests: testsOf(whole, valueOf), valueOf, isBody: true };
  return code`/** The entries of the body together. */
function ${names.check}(list: readonly unknown[], out: ${runtime.Report} | undefined): number {
${[code`let bad = 0;`, ...tableRuleLines(sight, checking), code`return bad;`]}
}`;
}

/** Every element that a rule of the table compares is in a variable. */
export function variables({ shape, names }: Subject, tests: Tests): Sight {
  return { shape, names, tests, valueOf: (field) => seenValue(field, code`${names.local(field)}`, tests) };
}

/** Returns from the function when further violations make no difference. */
const stopLine = code`if (bad !== 0 && ${runtime.isFull}(out)) return bad;`;

/** The initial value of a variable that conditions use: the default. */
export function startOf(field: Field, presence: Presence): string {
  const seesDefault = presence.compared.has(field.name) && field.fills && field.default !== undefined;
  return seesDefault && !isLate(field) ? ` = ${literal(field.default)}` : '';
}

function caseLines(subject: Subject, field: Field, presence: Presence, kept: readonly Field[]): readonly Code[] {
  const empty = emptyOf(field);
  return [
    ...(kept.includes(field) ? [code`${subject.names.local(field)} = element;`] : []),
    ...(empty ? [code`if (element === ${empty.type}) break;`] : []),
    ...presence.record(field),
    ...(isLate(field) ? [] : elementLines(subject, { field, key: 'key', rangeWhen: [] }, 'element')),
  ];
}

/** The element that statements are for; `key` is the variable with its name, where there is one. */
export interface Element {
  readonly field: Field;
  readonly key?: string;
  /** Conditions of the element's ranges, in their order. */
  readonly rangeWhen: readonly Test[];
}

/** Statements for the value of an element, its array and nested object included. */
export function elementLines(subject: Subject, element: Element, value: string): readonly Code[] {
  const lines = contentLines(subject, element, value);
  return limitedLines({ ...subject, ...element, reporting: checking }, lines);
}

/** The statements for an element that may be nested in itself, to its depth. */
export function limitedLines(site: Site, lines: readonly Code[]): readonly Code[] {
  const { field, reporting } = site;
  if (field.depth === undefined) return lines;
  return [
    code`if (${runtime.enter}(${reporting.out}, ${field.depth})) {`,
    ...lines,
    code`${runtime.leave}(${reporting.out});`,
    code`} else {`,
    failCall(site, 'depth'),
    code`}`,
  ];
}

function contentLines(subject: Subject, element: Element, value: string): readonly Code[] {
  const site = { ...subject, ...element, reporting: checking };
  if (!element.field.array) return valueLines(subject, element, value);
  return [
    code`if (!Array.isArray(${value})) ${failCall(site, 'type')}`,
    code`else {`,
    code`const length = ${runtime.lengthOf}(${value});`,
    ...sizeLines(site, 'length'),
    ...aloneLines(site, value, 'length'),
    code`for (let index = 0; index < length; index++) {`,
    code`const entry = ${runtime.entryOf}(${value}, index);`,
    ...(element.field.array.nullEntries ? [code`if (entry === null) continue;`] : []),
    ...valueLines(subject, element, 'entry', 'index'),
    stopLine,
    code`}`,
    code`}`,
  ];
}

function valueLines(subject: Subject, element: Element, value: string, index?: string): readonly Code[] {
  const { type } = element.field;
  if (type.kind === 'list') return listLines(subject, element, type.of, value);
  const site = { ...subject, ...element, reporting: checking, value, ...(index === undefined ? {} : { index }) };
  if (type.kind === 'map') return [code`bad += ${mapCall(subject, element, type, value, checking)};`];
  if (type.kind === 'alternatives') return choiceLines(site, value);
  if (type.kind !== 'object') return plainValueLines(site);
  const place = [keyOf(element), ...(index === undefined ? [] : [index])];
  return [
    code`if (!${runtime.isObject}(${value})) ${failCall(site, 'type')}`,
    code`else {`,
    code`const found = ${subject.readsInside ? `${subject.readsInside} ? 0 : ` : ''}${subject.all(type.shape).check}(${value}, out);`,
    code`if (found !== 0) bad += ${runtime.inside}(out, found, ${place.join(', ')});`,
    code`}`,
  ];
}

/** An entry that is an array itself. */
function listLines({ names }: Subject, element: Element, of: Field, value: string): readonly Code[] {
  return [
    code`const before = ${runtime.foundIn}(out);`,
    code`bad += ${names.entry(of).check}(${value}, out);`,
    code`${runtime.stepInto}(out, before, ${keyOf(element)}, index);`,
  ];
}

/**
 * The checks for missing mandatory elements, and the conditional rules.
 *
 * @param object the expression of the object that the elements are in
 */
export function presenceLines(subject: Subject, tests: Tests, reporting: Reporting, object: string): readonly Code[] {
  const { shape } = subject;
  // One that is empty is there, though it counts as not given.
  const isMissing = (field: Field): Code =>
    emptyOf(field)
      ? code`${runtime.elementOf}(${object}, ${stringLiteral(field.name)}) === undefined`
      : code`${tests.isGiven(field.name).fails}`;
  const required = shape.fields
    .filter((field) => field.presence === 'M')
    .map((field) => code`if (${isMissing(field)}) ${failCall({ ...subject, field, reporting }, 'required')}`);
  return [...required, ...shape.conditions.flatMap((rule) => conditionLines(subject, rule, tests, reporting))];
}

/** A comment with a conditional rule, and the statements that report its unmet demands. */
export function conditionLines(
  { names }: Pick<Subject, 'names'>,
  rule: ConditionRule,
  tests: Tests,
  reporting: Reporting,
): readonly Code[] {
  const { isGiven, holds } = tests;
  const isMissed = ({ field, effect, when }: Demand): Test =>
    allOf([effect === 'mandatory' ? not(isGiven(field)) : isGiven(field), holds(when)]);
  return [
    code`// ${rule.source.rows.length === 1 ? 'Row' : 'Rows'} ${rule.source.rows.join(', ')}: ${lineComment(rule.message)}.`,
    ...rule.demands.map((demand) => {
      const args = [reporting.out, names.rules, stringLiteral(conditionKey(rule.id)), stringLiteral(demand.field)];
      return code`if (${isMissed(demand).holds}) ${reporting.prefix}${runtime.failCondition}(${args.join(', ')});`;
    }),
  ];
}

function lateLines(subject: Subject, field: Field, presence: Presence): readonly Code[] {
  const name = subject.names.local(field);
  const empty = emptyOf(field);
  const rangeWhen = field.ranges.map((range) => presence.holds(range.when));
  const isJudged = [
    code`${name} !== undefined`,
    ...(empty ? [code`${name} !== ${empty.type}`] : []),
    ...(field.ignored ? [presence.holds(field.ignored).fails] : []),
  ];
  return [
    code`// ${field.name} depends on its siblings`,
    code`if (${every(isJudged)}) {`,
    ...elementLines(subject, { field, rangeWhen }, name),
    code`}`,
  ];
}
