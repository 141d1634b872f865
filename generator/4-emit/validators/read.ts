/** The function that reads a shape from its wire form into its canonical form: `readContact`. */
import type { Field } from '../../model.js';
import { blockComment, literal, stringLiteral } from '../encode.js';
import { casesOf } from './cases.js';
import { presenceLines, startOf, type Subject } from './check.js';
import { code, type Code } from './code.js';
import { filledByBit, isFilledByBit, isLate, type Presence, presenceOf } from './presence.js';
import { decodeLines, takeLines } from './read-element.js';
import { runtime } from './runtime-references.js';
import { reading } from './value.js';

/** A shape that is read, and how its function keeps track of what is given. */
interface Reader extends Subject {
  readonly presence: Presence;
  /** Elements whose values are kept in variables: others depend on them, or they on others. */
  readonly kept: readonly Field[];
  /** Every blank is taken for 'not provided', so that one test before the switch does for all elements. */
  readonly blanksAreAbsent: boolean;
}

/** The copy of the object that is read, made when the first of its elements changes. */
const COPY = '(result ??= { ...value })';

/** The reader of a shape: collects violations and applied tolerances, returns the canonical object, defaults filled in. */
export function readFunction(subject: Subject): Code {
  const { shape, names } = subject;
  const presence = presenceOf(shape, names, subject.bits, filledByBit(shape));
  const reader: Reader = {
    ...subject,
    presence,
    kept: shape.fields.filter((field) => presence.asked.has(field.name) || isLate(field)),
    blanksAreAbsent: shape.fields.every((field) => !field.ignored && field.wire.blank === 'absent'),
  };
  return code`/** Table "${blockComment(shape.table)}", wire form. */
function ${names.read}(given: ${runtime.Elements}, to: ${runtime.Report}): ${runtime.Elements} {
${[
  code`// A copy, made at once of what may not be plain data, otherwise when the first element changes.`,
  code`let result: Record<string, unknown> | undefined = to.plain ? undefined : { ...given };`,
  code`const value = result ?? given;`,
  code`let isWhole = true;`,
  ...presence.variables,
  ...reader.kept.map((field) => code`let ${names.local(field)}: unknown${startOf(field, presence)};`),
  code`for (const key in value) {`,
  code`if (!${runtime.isOwn}(value, key)) continue;`,
  code`const was = value[key];`,
  code`let element = was;`,
  ...(reader.blanksAreAbsent
    ? [code`if (!element && ${runtime.isBlankOf}(to, ${names.rules}, key, element)) element = undefined;`]
    : []),
  code`if (element !== undefined) {`,
  code`switch (key) {`,
  ...casesOf(shape.fields.map((field) => ({ field, lines: caseLines(reader, field) }))),
  ...unknownLines(reader),
  code`}`,
  code`}`,
  code`if (element !== was) ${COPY}[key] = element;`,
  code`if (element === undefined) isWhole = false;`,
  code`}`,
  ...reader.kept.filter(isLate).flatMap((field) => lateLines(reader, field)),
  ...presenceLines(reader, presence, reading),
  ...shape.fields.flatMap((field) => fillLines(reader, field)),
  code`return isWhole ? (result ?? value) : ${runtime.compact}(result ?? value);`,
]}
}`;
}

function caseLines(reader: Reader, field: Field): readonly Code[] {
  const { presence, kept, names } = reader;
  const keep = kept.includes(field) ? [code`${names.local(field)} = element;`] : [];
  // Whether it is ignored is not known yet.
  if (field.ignored) return keep;
  const site = { field, key: 'key', rangeWhen: [] };
  // Siblings may ask for a number before it is held against its ranges.
  const take = isLate(field) ? decodeLines(reader, site, 'element') : takeLines(reader, site, 'element');
  return [...blankLines(reader, field), ...presence.note(field), ...take, ...keep];
}

/** What a blank means, where elements differ in that. */
function blankLines({ blanksAreAbsent, kept, names }: Reader, field: Field): readonly Code[] {
  if (blanksAreAbsent) return [];
  if (field.wire.blank === 'absent')
    return [code`if (${runtime.isBlank}(to, key, element)) {`, code`element = undefined;`, code`break;`, code`}`];
  if (!field.nullable) return [];
  return [
    code`if (element === null || (element === '' && ${runtime.isBlank}(to, key, element))) {`,
    code`element = null;`,
    ...(kept.includes(field) ? [code`${names.local(field)} = null;`] : []),
    code`break;`,
    code`}`,
  ];
}

function unknownLines({ message, names }: Reader): readonly Code[] {
  switch (message.unknown.wire) {
    case 'drop':
      return [code`default:`, code`${runtime.apply}(to, 'unknown', key);`, code`element = undefined;`];
    case 'error':
      return [
        code`default:`,
        code`${runtime.failUnknown}(to, ${names.rules}, key);`,
        code`if (${runtime.isFull}(to)) return value;`,
      ];
    case 'keep':
      return [];
  }
}

/** An element whose rules hang on its siblings, once all of them have been seen. */
function lateLines(reader: Reader, field: Field): readonly Code[] {
  const { presence, names } = reader;
  const local = names.local(field);
  const key = stringLiteral(field.name);
  const rangeWhen = field.ranges.map(({ when }) => presence.holds(when));
  const take = takeLines(reader, { field, rangeWhen }, local);
  const lines = field.ignored
    ? [
        code`if (${presence.holds(field.ignored).holds}) {`,
        code`${runtime.apply}(to, 'ignored', ${key});`,
        code`${local} = undefined;`,
        code`} else ${lateBlankCode(field, local, key)} {`,
        ...presence.note(field),
        ...take,
        code`}`,
      ]
    : field.nullable
      ? [code`if (${local} !== null) {`, ...take, code`}`]
      : take;
  return [
    code`// ${field.name} depends on its siblings`,
    code`if (${local} !== undefined) {`,
    code`const was = ${local};`,
    ...lines,
    code`if (${local} !== was) ${COPY}[${key}] = ${local};`,
    code`if (${local} === undefined) isWhole = false;`,
    code`}`,
    ...(field.fills && field.default !== undefined && field.ignored
      ? [
          code`if (${local} === undefined && (${presence.holds(field.ignored).fails})) ${COPY}[${key}] = ${literal(field.default)};`,
        ]
      : []),
  ];
}

/** What a blank means, of an element of which it was not known whether it is ignored; then what comes for a value. */
function lateBlankCode(field: Field, local: string, key: string): Code | string {
  if (field.wire.blank === 'absent')
    return code`if (${runtime.isBlank}(to, ${key}, ${local})) { ${local} = undefined; } else`;
  if (!field.nullable) return '';
  const isNull = code`${local} === null || (${local} === '' && ${runtime.isBlank}(to, ${key}, ${local}))`;
  return code`if (${isNull}) { ${local} = null; } else`;
}

function fillLines({ presence }: Reader, field: Field): readonly Code[] {
  if (!field.fills || field.default === undefined || field.ignored) return [];
  const key = stringLiteral(field.name);
  const isMissing = isFilledByBit(field)
    ? presence.isGiven(field.name).fails
    : code`(result ?? value)[${key}] === undefined`;
  return [code`if (${isMissing}) ${COPY}[${key}] = ${literal(field.default)};`];
}
