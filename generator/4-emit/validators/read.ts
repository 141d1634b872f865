/** The function that reads a shape from its wire form into its canonical form: `readContact`. */
import type { Field, Message, Shape } from '../../model.js';
import { blockComment, literal, stringLiteral } from '../encode.js';
import { demandLine, rowComment } from './check.js';
import { localName } from './locals.js';
import { not, variablesOf } from './presence.js';
import { readName, takeLines } from './read-element.js';
import { tableName } from './table.js';
import { call, reading } from './value.js';

/** The reader of a shape: collects violations and applied tolerances, returns the canonical object, defaults filled in. */
export function readFunction(shape: Shape, message: Message): string {
  // Blanks of unknown elements are unknown, so those of the known ones are told apart by name.
  const blanksAreAbsent = shape.fields.every((field) => !field.ignored && field.wire.blank === 'absent');
  const cases = [
    ...shape.fields.flatMap((field) => caseLines(shape, message, field, blanksAreAbsent)),
    ...unknownLines(shape, message),
  ];
  const isRespelt = cases.some((line) => /(^|\W)element = /.test(line));
  return [
    `/** Table "${blockComment(shape.table)}", wire form. */`,
    `function ${readName(shape)}(value: Elements, to: Reading): Elements {`,
    `const result: Record<string, unknown> = {};`,
    ...shape.fields.map((field) => `let ${localName(field)}: unknown${startOf(shape, field)};`),
    `for (const key in value) {`,
    `if (!isOwn(value, key)) continue;`,
    `${isRespelt ? 'let' : 'const'} element = value[key];`,
    `if (element === undefined${blanksAreAbsent ? ` || isBlankOf(to, ${tableName(shape)}, key, element)` : ''}) continue;`,
    `switch (key) {`,
    ...cases,
    `}`,
    `}`,
    ...shape.fields.flatMap((field) => ignoredLines(shape, field)),
    ...shape.fields.flatMap((field) => lateLines(shape, message, field)),
    ...presenceLines(shape),
    ...shape.fields.map((field) => resultLine(shape, field)),
    `return result;`,
    `}`,
  ].join('\n');
}

/** Elements whose rules hang on their siblings are judged once all of them have been seen. */
function isLate(field: Field): boolean {
  return field.ignored !== undefined || field.ranges.length > 0;
}

/** Whether the variable can start as the default: nothing asks whether the element was given. */
function startsFilled({ conditions }: Shape, field: Field): boolean {
  return (
    field.fills &&
    !isLate(field) &&
    !conditions.some(({ demands }) => demands.some((demand) => demand.field === field.name))
  );
}

function startOf(shape: Shape, field: Field): string {
  return startsFilled(shape, field) && field.default !== undefined ? ` = ${literal(field.default)}` : '';
}

function caseLines(shape: Shape, message: Message, field: Field, blanksAreAbsent: boolean): readonly string[] {
  const local = localName(field);
  const blank =
    field.ignored || blanksAreAbsent
      ? []
      : field.wire.blank === 'absent'
        ? [`if (isBlank(to, key, element)) break;`]
        : field.nullable
          ? [
              `if (element === null || (element === '' && isBlank(to, key, element))) {`,
              `${local} = null;`,
              `break;`,
              `}`,
            ]
          : [];
  const take = isLate(field)
    ? [`${local} = element;`]
    : takeLines({ shape, message, field, key: 'key', rangeWhen: [] }, 'element', local);
  return [rowComment(field), `case ${stringLiteral(field.name)}:`, ...blank, ...take, `break;`];
}

function unknownLines(shape: Shape, message: Message): readonly string[] {
  switch (message.unknown.wire) {
    case 'drop':
      return [`default:`, `apply(to, 'unknown', key);`];
    case 'error':
      return [`default:`, `failUnknown(to.violations, ${tableName(shape)}, key);`];
    case 'keep':
      return [`default:`, `setOwn(result, key, element);`];
  }
}

function ignoredLines(shape: Shape, field: Field): readonly string[] {
  if (!field.ignored) return [];
  const local = localName(field);
  const key = stringLiteral(field.name);
  const blank =
    field.wire.blank === 'absent'
      ? ` else if (isBlank(to, ${key}, ${local})) ${local} = undefined;`
      : field.nullable
        ? ` else if (${local} === '' && isBlank(to, ${key}, ${local})) ${local} = null;`
        : '';
  return [
    `if (${local} !== undefined) {`,
    `if (${variablesOf(shape).holds(field.ignored)}) {`,
    `apply(to, 'ignored', ${key});`,
    `${local} = undefined;`,
    `}${blank}`,
    `}`,
  ];
}

function lateLines(shape: Shape, message: Message, field: Field): readonly string[] {
  if (!isLate(field)) return [];
  const { isGiven, holds } = variablesOf(shape);
  const local = localName(field);
  const rangeWhen = field.ranges.map(({ when }) => holds(when));
  return [
    `// ${field.name} depends on its siblings`,
    `if (${isGiven(field.name)}) {`,
    ...takeLines({ shape, message, field, rangeWhen }, local, local),
    `}`,
  ];
}

/** What is asked of the elements that are not given. */
function presenceLines(shape: Shape): readonly string[] {
  const variables = variablesOf(shape);
  return shape.fields.flatMap((field) => [
    ...(field.presence === 'M'
      ? [`if (${not(variables.isGiven(field.name))}) ${call({ shape, field, reporting: reading }, 'fail', 'required')}`]
      : []),
    ...shape.conditions.flatMap((rule) =>
      rule.demands
        .filter((demand) => demand.field === field.name)
        .map((demand) => demandLine({ shape, rule, demand, reporting: reading }, variables)),
    ),
  ]);
}

function resultLine(shape: Shape, field: Field): string {
  const local = localName(field);
  const target = `result[${stringLiteral(field.name)}]`;
  // A mandatory element that is missing has been reported, and the result is not used.
  if (field.presence === 'M' || startsFilled(shape, field)) return `${target} = ${local};`;
  if (field.fills && field.default !== undefined)
    return `${target} = ${local} === undefined ? ${literal(field.default)} : ${local};`;
  return `if (${local} !== undefined) ${target} = ${local};`;
}
