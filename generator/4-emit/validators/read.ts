/** The function that reads a shape from its wire form into its canonical form: `readContact`. */
import type { Field, Message, Shape } from '../../model.js';
import { blockComment, literal, stringLiteral } from '../encode.js';
import { casesOf } from './cases.js';
import { demandLine, startOf } from './check.js';
import { localName } from './locals.js';
import { fieldOf, not, type Presence, presenceOf } from './presence.js';
import { COPY, readName, takeLines } from './read-element.js';
import { tableName } from './table.js';
import { call, reading } from './value.js';

/** A shape that is read, and how its function keeps track of what is given. */
interface Reader {
  readonly shape: Shape;
  readonly message: Message;
  readonly presence: Presence;
  /** Elements whose values are kept in variables: others depend on them, or they on others. */
  readonly kept: readonly Field[];
  /** Every blank is taken for 'not provided', so that one test before the switch does for all elements. */
  readonly blanksAreAbsent: boolean;
}

/** The reader of a shape: collects violations and applied tolerances, returns the canonical object, defaults filled in. */
export function readFunction(shape: Shape, message: Message): string {
  const filled = shape.fields.filter((field) => isFilledByBit(field)).map(({ name }) => name);
  const presence = presenceOf(shape, (name) => localName(fieldOf(shape, name)), filled);
  const reader: Reader = {
    shape,
    message,
    presence,
    kept: shape.fields.filter((field) => presence.asked.has(field.name) || isLate(field)),
    blanksAreAbsent: shape.fields.every((field) => !field.ignored && field.wire.blank === 'absent'),
  };
  const cases = [
    ...casesOf(shape.fields.map((field) => ({ field, lines: caseLines(reader, field) }))),
    ...unknownLines(shape, message),
  ];
  const isRespelt = cases.some((line) => /(^|\W)element = /.test(line));
  const isMissing = reader.blanksAreAbsent
    ? `!element && (element === undefined || isBlankOf(to, ${tableName(shape)}, key, element))`
    : `element === undefined`;
  return [
    `/** Table "${blockComment(shape.table)}", wire form. */`,
    `function ${readName(shape)}(value: Elements, to: Found[]): Elements {`,
    `// A copy, made when something has to change; what is dropped is undefined in it until the end.`,
    `let result: Record<string, unknown> | undefined;`,
    `let isWhole = true;`,
    ...presence.variables.map((name) => `let ${name} = 0;`),
    ...reader.kept.map((field) => `let ${localName(field)}: unknown${isLate(field) ? '' : startOf(field, presence)};`),
    `for (const key in value) {`,
    `if (!isOwn(value, key)) continue;`,
    `${isRespelt ? 'let' : 'const'} element = value[key];`,
    `if (${isMissing}) {`,
    ...dropLines('key'),
    `continue;`,
    `}`,
    `switch (key) {`,
    ...cases,
    `}`,
    `}`,
    ...reader.kept.filter(isLate).flatMap((field) => lateLines(reader, field)),
    ...presenceLines(reader),
    ...shape.fields.flatMap((field) => fillLines(reader, field)),
    `if (!result) return value;`,
    `return isWhole ? result : compact(result);`,
    `}`,
  ].join('\n');
}

/** Takes an element out. */
function dropLines(key: string): readonly string[] {
  return [`${COPY}[${key}] = undefined;`, `isWhole = false;`];
}

/** Elements whose rules hang on their siblings are judged once all of them have been seen. */
function isLate(field: Field): boolean {
  return field.ignored !== undefined || field.ranges.length > 0;
}

function isFilledByBit({ fills, nullable, ignored }: Field): boolean {
  return fills && !nullable && !ignored;
}

function caseLines(reader: Reader, field: Field): readonly string[] {
  const { shape, message, presence, kept } = reader;
  const keep = kept.includes(field) ? [`${localName(field)} = element;`] : [];
  // Whether it is ignored is not known yet.
  return field.ignored
    ? keep
    : [
        ...blankLines(reader, field),
        ...noteLines(presence, field),
        ...(isLate(field)
          ? []
          : takeLines({ shape, message, field, key: 'key', rangeWhen: [], isAsked: kept.includes(field) }, 'element')),
        ...keep,
      ];
}

function noteLines({ note }: Presence, field: Field): readonly string[] {
  const line = note(field);
  return line === undefined ? [] : [line];
}

/** What a blank means, where elements differ in that. */
function blankLines({ blanksAreAbsent, kept }: Reader, field: Field): readonly string[] {
  if (blanksAreAbsent) return [];
  if (field.wire.blank === 'absent') return [`if (isBlank(to, key, element)) {`, ...dropLines('key'), `break;`, `}`];
  if (!field.nullable) return [];
  return [
    `if (element === null || (element === '' && isBlank(to, key, element))) {`,
    ...(kept.includes(field) ? [`${localName(field)} = null;`] : []),
    `if (element !== null) ${COPY}[${stringLiteral(field.name)}] = null;`,
    `break;`,
    `}`,
  ];
}

function unknownLines(shape: Shape, message: Message): readonly string[] {
  switch (message.unknown.wire) {
    case 'drop':
      return [`default:`, `apply(to, 'unknown', key);`, ...dropLines('key')];
    case 'error':
      return [`default:`, `failUnknown(to, ${tableName(shape)}, key);`];
    case 'keep':
      return [];
  }
}

function lateLines({ shape, message, presence }: Reader, field: Field): readonly string[] {
  const local = localName(field);
  const key = stringLiteral(field.name);
  const rangeWhen = field.ranges.map(({ when }) => presence.holds(when));
  const isAsked = presence.asked.has(field.name);
  const take = takeLines({ shape, message, field, rangeWhen, isAsked }, local);
  const comment = `// ${field.name} depends on its siblings`;
  if (!field.ignored) {
    const isThere = `${local} !== undefined${field.nullable ? ` && ${local} !== null` : ''}`;
    return [comment, `if (${isThere}) {`, ...take, `}`];
  }
  const blank =
    field.wire.blank === 'absent'
      ? [`if (isBlank(to, ${key}, ${local})) {`, ...dropLines(key), `} else {`]
      : field.nullable
        ? [
            `if (${local} === null || (${local} === '' && isBlank(to, ${key}, ${local}))) ${COPY}[${key}] = null;`,
            `else {`,
          ]
        : [`{`];
  return [
    comment,
    `if (${presence.holds(field.ignored)}) {`,
    `if (${local} !== undefined) {`,
    `apply(to, 'ignored', ${key});`,
    ...dropLines(key),
    `}`,
    `} else if (${local} !== undefined) {`,
    ...blank,
    ...noteLines(presence, field),
    ...take,
    `}`,
    `}`,
    ...(field.fills && field.default !== undefined
      ? [
          `if (!(${presence.holds(field.ignored)}) && (result ?? value)[${key}] === undefined) ${COPY}[${key}] = ${literal(field.default)};`,
        ]
      : []),
  ];
}

/** What is asked of the elements that are not given. */
function presenceLines({ shape, presence }: Reader): readonly string[] {
  const required = shape.fields
    .filter((field) => field.presence === 'M')
    .map(
      (field) =>
        `if (${not(presence.isGiven(field.name))}) ${call({ shape, field, reporting: reading }, 'fail', 'required')}`,
    );
  const conditions = shape.conditions.flatMap((rule) =>
    rule.demands.map((demand) => demandLine({ shape, rule, demand, reporting: reading }, presence)),
  );
  return [...required, ...conditions];
}

function fillLines({ presence }: Reader, field: Field): readonly string[] {
  if (!field.fills || field.default === undefined || field.ignored) return [];
  const key = stringLiteral(field.name);
  const isMissing = isFilledByBit(field)
    ? not(presence.isGiven(field.name))
    : `(result ?? value)[${key}] === undefined`;
  return [`if (${isMissing}) ${COPY}[${key}] = ${literal(field.default)};`];
}
