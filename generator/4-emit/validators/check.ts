/** The function that holds a shape in canonical form: `checkContact`. */
import type { ConditionRule, Demand, Field, Message, Shape } from '../../model.js';
import { blockComment, lineComment, stringLiteral } from '../encode.js';
import { casesOf } from './cases.js';
import { localName } from './locals.js';
import { fieldOf, not, type Presence, presenceOf } from './presence.js';
import { conditionKey, tableName } from './table.js';
import { call, checking, plainValueLines, type Reporting, sizeLines } from './value.js';

export function checkName(shape: Shape): string {
  return `check${shape.typeName}`;
}

/** The check of a shape: returns the number of violations, all of them when `out` collects them. */
export function checkFunction(shape: Shape, unknown: Message['unknown']['canonical']): string {
  const presence = presenceOf(shape, (name) => localName(fieldOf(shape, name)));
  const late = shape.fields.filter((field) => field.ignored ?? field.ranges.length > 0);
  const kept = shape.fields.filter((field) => presence.asked.has(field.name) || late.includes(field));
  return [
    `/** Table "${blockComment(shape.table)}". */`,
    `function ${checkName(shape)}(value: Elements, out: Violation[] | undefined): number {`,
    `let bad = 0;`,
    ...presence.variables.map((name) => `let ${name} = 0;`),
    ...kept.map((field) => `let ${localName(field)}: unknown${startOf(field, presence)};`),
    `for (const key in value) {`,
    `if (!isOwn(value, key)) continue;`,
    `const element = value[key];`,
    `if (element === undefined) continue;`,
    `switch (key) {`,
    ...casesOf(shape.fields.map((field) => ({ field, lines: caseLines(shape, field, presence, kept, late) }))),
    ...(unknown === 'error' ? [`default:`, `bad += failUnknown(out, ${tableName(shape)}, key);`] : []),
    `}`,
    `if (bad !== 0 && out === undefined) return bad;`,
    `}`,
    ...presenceLines(shape, presence),
    ...late.flatMap((field) => lateLines(shape, field, presence)),
    `return bad;`,
    `}`,
  ].join('\n');
}

/** The default with which a variable begins that conditions ask for. */
export function startOf(field: Field, presence: Presence): string {
  const seesDefault = presence.asked.has(field.name) && field.fills && field.default !== undefined;
  return seesDefault
    ? ` = ${typeof field.default === 'string' ? stringLiteral(field.default) : String(field.default)}`
    : '';
}

function caseLines(
  shape: Shape,
  field: Field,
  presence: Presence,
  kept: readonly Field[],
  late: readonly Field[],
): readonly string[] {
  const note = presence.note(field);
  return [
    ...(kept.includes(field) ? [`${localName(field)} = element;`] : []),
    ...(field.nullable ? [`if (element === null) break;`] : []),
    ...(note ? [note] : []),
    ...(late.includes(field) ? [] : elementLines({ shape, field, key: 'key', rangeWhen: [] }, 'element')),
  ];
}

/** The element that statements are for; `key` is the variable with its name, where there is one. */
export interface ElementSite {
  readonly shape: Shape;
  readonly field: Field;
  readonly key?: string;
  /** Conditions of the element's ranges, in their order. */
  readonly rangeWhen: readonly string[];
}

/** Statements for the value of an element, its array and nested object included. */
export function elementLines(element: ElementSite, value: string): readonly string[] {
  const site = { ...element, reporting: checking };
  const { array } = element.field;
  if (!array) return valueLines(element, value);
  return [
    `if (!Array.isArray(${value})) ${call(site, 'fail', 'type')}`,
    `else {`,
    ...sizeLines(site, value),
    `for (let index = 0; index < ${value}.length; index++) {`,
    `const entry: unknown = ${value}[index];`,
    ...valueLines(element, 'entry', 'index'),
    `if (bad !== 0 && out === undefined) return bad;`,
    `}`,
    `}`,
  ];
}

function valueLines(element: ElementSite, value: string, index?: string): readonly string[] {
  const { field } = element;
  const site = { ...element, reporting: checking, value, ...(index === undefined ? {} : { index }) };
  if (field.type.kind !== 'object') return plainValueLines(site);
  const place = [element.key ?? stringLiteral(field.name), ...(index === undefined ? [] : [index])];
  return [
    `if (!isObject(${value})) ${call(site, 'fail', 'type')}`,
    `else {`,
    `const found = ${checkName(field.type.shape)}(${value}, out);`,
    `if (found !== 0) bad += inside(out, found, ${place.join(', ')});`,
    `}`,
  ];
}

/** What is asked of the elements that are not given: the mandatory ones and the conditional rules. */
function presenceLines(shape: Shape, presence: Presence): readonly string[] {
  const required = shape.fields
    .filter((field) => field.presence === 'M')
    .map(
      (field) =>
        `if (${not(presence.isGiven(field.name))}) ${call({ shape, field, reporting: checking }, 'fail', 'required')}`,
    );
  const conditions = shape.conditions.flatMap((rule) => [
    `// ${lineComment(rule.message)} (rows ${rule.source.rows.join(', ')})`,
    ...rule.demands.map((demand) => demandLine({ shape, rule, demand, reporting: checking }, presence)),
  ]);
  return [...required, ...conditions];
}

/** The statement that reports a demand which is not met. */
export function demandLine(
  { shape, rule, demand, reporting }: { shape: Shape; rule: ConditionRule; demand: Demand; reporting: Reporting },
  { isGiven, holds }: Pick<Presence, 'isGiven' | 'holds'>,
): string {
  const tests = [
    demand.effect === 'mandatory' ? not(isGiven(demand.field)) : isGiven(demand.field),
    parenthesised(holds(demand.when)),
  ];
  const args = [reporting.out, tableName(shape), stringLiteral(conditionKey(rule.id)), stringLiteral(demand.field)];
  return `if (${tests.join(' && ')}) ${reporting.prefix}failCondition(${args.join(', ')});`;
}

/** Elements whose rules hang on their siblings are judged once all of them have been seen. */
function lateLines(shape: Shape, field: Field, presence: Presence): readonly string[] {
  const name = localName(field);
  const when = field.ranges.map((range) => presence.holds(range.when));
  const guard = field.ignored ? ` && !(${presence.holds(field.ignored)})` : '';
  return [
    `// ${field.name} depends on its siblings`,
    `if (${name} !== undefined${field.nullable ? ` && ${name} !== null` : ''}${guard}) {`,
    ...elementLines({ shape, field, rangeWhen: when }, name),
    `}`,
  ];
}

function parenthesised(expression: string): string {
  return expression.includes('||') ? `(${expression})` : expression;
}
