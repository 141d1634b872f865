/** The function that converts a shape from its wire form to its canonical form: `readContact`. */
import { emptiesOf, emptyOf } from '../../../model/blanks.js';
import { fieldsOf } from '../../../model/conditions.js';
import { defaultsOf } from '../../../model/defaults.js';
import type { Field } from '../../../model/model.js';
import { seenShape } from '../../../model/value-types.js';
import { blockComment, stringLiteral } from '../../encode.js';
import { casesOf } from './cases.js';
import { presenceLines, startOf, type Subject } from './check-table.js';
import { code, type Code } from './code.js';
import { fillLines } from './fill.js';
import { filledWhenMissing, isFilledWhenMissing, isLate, type Presence, presenceOf } from './presence.js';
import { assigns, putCode, earlyLines, takeLines } from './read-element.js';
import { runtime } from './runtime-references.js';
import { askedElements, tableRuleLines } from './table-rules.js';
import { reading } from './value.js';

/** A shape, and the variables of the function that reads it. */
interface Reader extends Subject {
  readonly presence: Presence;
  /** Elements whose values are kept in variables, because they depend on other elements or others on them. */
  readonly kept: readonly Field[];
  /** Every blank means absent for every element, so that one test before the switch is enough. */
  readonly blanksAreAbsent: boolean;
}

/** The function that reads a shape: it reports violations and tolerances, and returns the canonical object with defaults. */
export function readFunction(subject: Subject): Code {
  const { shape, names } = subject;
  const presence = presenceOf(
    shape,
    names,
    [...filledWhenMissing(shape), ...askedElements(shape)],
    shape.fields.flatMap((field) => defaultsOf(field).flatMap(({ when }) => when ?? [])),
  );
  const reader: Reader = {
    ...subject,
    presence,
    kept: shape.fields.filter((field) => presence.compared.has(field.name) || isLate(field)),
    blanksAreAbsent: shape.fields.every((field) => !field.ignored && field.wire.blank === 'absent'),
  };
  const isAssigned = shape.fields.some(
    (field) =>
      !field.ignored && assigns(subject, field, reader.kept.includes(field), isLate(field) || isSeen(reader, field)),
  );
  const isMissing = reader.blanksAreAbsent
    ? code`!element && (element === undefined || ${runtime.isBlankOf}(to, ${names.rules}, key, element))`
    : 'element === undefined';
  return code`/** Table "${blockComment(shape.table)}", wire form. */
function ${names.read}(given: ${runtime.Elements}, to: ${runtime.Report}): ${runtime.Elements} {
${[
  code`// Copied immediately unless the value is known to be plain data; otherwise when the first element changes.`,
  code`let result: Record<string, unknown> | undefined = to.plain ? undefined : { ...given };`,
  code`const value = result ?? given;`,
  code`let isWhole = true;`,
  ...presence.variables,
  ...reader.kept.map((field) => code`let ${names.local(field)}: unknown${startOf(field, presence)};`),
  code`for (const key in value) {`,
  code`if (!${runtime.isOwn}(value, key)) continue;`,
  code`${isAssigned ? 'let' : 'const'} element = value[key];`,
  code`if (${isMissing}) {`,
  ...dropLines('key'),
  code`continue;`,
  code`}`,
  code`switch (key) {`,
  ...casesOf(shape.fields.map((field) => ({ field, lines: caseLines(reader, field) }))),
  ...unknownLines(reader),
  code`}`,
  code`}`,
  ...lateOnes(reader.kept).flatMap((field) => lateLines(reader, field)),
  ...presenceLines(reader, presence, reading, 'result ?? value'),
  ...shape.fields.flatMap((field) => defaultLines(reader, field)),
  ...tableRuleLines({ shape, names, tests: presence, valueOf: valueRead }, reading),
  code`return isWhole ? (result ?? value) : ${runtime.compact}(result ?? value);`,
]}
}`;
}

/**
 * The elements that are judged after their siblings. One that may be ignored is only read then, so it stands before those
 * whose conditions may be about its value.
 */
function lateOnes(kept: readonly Field[]): readonly Field[] {
  const late = kept.filter(isLate);
  const ignorable = late.filter(({ ignored }) => ignored);
  const inOrder = new Set<Field>();
  const begun = new Set<Field>();
  const put = (field: Field): void => {
    if (begun.has(field)) return;
    begun.add(field);
    const asked = [field.ignored, ...field.ranges.map(({ when }) => when)].flatMap((when) =>
      when ? fieldsOf(when) : [],
    );
    for (const other of ignorable) if (asked.includes(other.name)) put(other);
    inOrder.add(field);
  };
  ignorable.forEach(put);
  return [...inOrder, ...late.filter(({ ignored }) => !ignored)];
}

/** Whether conditions look into an object or an array. */
function isSeen({ presence }: Pick<Reader, 'presence'>, { name, type, array }: Field): boolean {
  return (seenShape(type) !== undefined || array !== undefined) && presence.compared.has(name);
}

/** After everything is read, the value of an element is canonical, and its default is filled in. */
function valueRead({ name }: Field): Code {
  return code`${runtime.elementOf}(result ?? value, ${stringLiteral(name)})`;
}

/** Removes an element: it is undefined in the copy until the end of the function. */
function dropLines(key: string): readonly Code[] {
  return [putCode(key, 'undefined'), code`isWhole = false;`];
}

function caseLines(reader: Reader, field: Field): readonly Code[] {
  const { presence, kept, names } = reader;
  const keep = kept.includes(field) ? [code`${names.local(field)} = element;`] : [];
  // Only the end of the function knows whether the element is ignored.
  if (field.ignored) return keep;
  const isKept = kept.includes(field);
  const taken = { field, key: 'key', rangeWhen: [], value: 'element', isKept, isSeen: isSeen(reader, field) };
  const take = isLate(field) ? earlyLines(reader, taken) : takeLines(reader, taken);
  return [...blankLines(reader, field), ...presence.record(field), ...take, ...keep];
}

/** What a blank means for the element, unless it means the same for all. */
function blankLines({ blanksAreAbsent, kept, names }: Reader, field: Field): readonly Code[] {
  if (blanksAreAbsent) return [];
  if (field.wire.blank === 'absent')
    return [code`if (${runtime.isBlank}(to, key, element)) {`, ...dropLines('key'), code`break;`, code`}`];
  const empty = emptyOf(field)?.type;
  if (empty === undefined) return [];
  const isAlways = emptiesOf(field, 'wire').length === 1;
  return [
    code`if (${isEmpty(field, empty, 'element', 'key')}) {`,
    ...(kept.includes(field) ? [code`${names.local(field)} = ${empty};`] : []),
    ...(isAlways ? [] : [code`if (element !== ${empty}) ${putCode('key', empty)}`]),
    code`break;`,
    code`}`,
  ];
}

/** The test whether a value is read as empty; it reports a blank that is not the written one. */
function isEmpty(field: Field, empty: string, value: string, key: string): Code {
  const [, other] = emptiesOf(field, 'wire');
  if (!other) return code`${value} === ${empty}`;
  return code`${value} === ${empty} || (${value} === ${other.type} && ${runtime.isBlank}(to, ${key}, ${value}))`;
}

function unknownLines({ message, names }: Reader): readonly Code[] {
  switch (message.unknown.wire) {
    case 'drop':
      return [code`default:`, code`${runtime.apply}(to, 'unknown', key);`, ...dropLines('key')];
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

/** An element whose rules depend on its siblings, after all of them. */
function lateLines(reader: Reader, field: Field): readonly Code[] {
  const { presence, names } = reader;
  const local = names.local(field);
  const key = stringLiteral(field.name);
  const rangeWhen = field.ranges.map(({ when }) => presence.holds(when));
  const taken = { field, rangeWhen, value: local, isKept: true, isSeen: isSeen(reader, field) };
  // An element that may be ignored is only read here.
  const take = takeLines(reader, { ...taken, isSpelled: !field.ignored });
  const comment = code`// ${field.name} depends on its siblings`;
  if (!field.ignored) {
    const empty = emptyOf(field);
    const isPresent = `${local} !== undefined${empty ? ` && ${local} !== ${empty.type}` : ''}`;
    return [comment, code`if (${isPresent}) {`, ...take, code`}`];
  }
  return [
    comment,
    code`if (${presence.holds(field.ignored).holds}) {`,
    code`if (${local} !== undefined) {`,
    code`${runtime.apply}(to, 'ignored', ${key});`,
    ...dropLines(key),
    code`}`,
    code`} else if (${local} !== undefined) {`,
    ...lateBlankLines(field, local, key),
    ...presence.record(field),
    ...take,
    code`}`,
    code`}`,
    ...fillLines(field, {
      isMissing: [presence.holds(field.ignored).fails, isLeftOut(key)],
      tests: presence,
      put: (filled) => putCode(key, filled),
    }),
  ];
}

/** What a blank means for an element that may be ignored. The statements open a block for any other value. */
function lateBlankLines(field: Field, local: string, key: string): readonly Code[] {
  if (field.wire.blank === 'absent')
    return [code`if (${runtime.isBlank}(to, ${key}, ${local})) {`, ...dropLines(key), code`} else {`];
  const empty = emptyOf(field)?.type;
  if (empty === undefined) return [code`{`];
  return [code`if (${isEmpty(field, empty, local, key)}) ${putCode(key, empty)}`, code`else {`];
}

function defaultLines({ presence }: Reader, field: Field): readonly Code[] {
  if (field.ignored) return [];
  const key = stringLiteral(field.name);
  const isMissing = isFilledWhenMissing(field) ? presence.isGiven(field.name).fails : isLeftOut(key);
  return fillLines(field, { isMissing: [isMissing], tests: presence, put: (filled) => putCode(key, filled) });
}

function isLeftOut(key: string): Code {
  return code`${runtime.elementOf}(result ?? value, ${key}) === undefined`;
}
