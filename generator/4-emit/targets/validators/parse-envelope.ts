/** The function that reads a response with an envelope. */
import { blanks } from '../../../model/blanks.js';
import { defaultsOf } from '../../../model/defaults.js';
import type { Envelope, Field, Message, Shape, ValueType } from '../../../model/model.js';
import { shapesFrom } from '../../../model/shapes-from.js';
import { isFree, isNested, shapesIn } from '../../../model/value-types.js';
import { blockComment, propertyKey, stringLiteral } from '../../encode.js';
import type { Subject } from './check-table.js';
import { code, type Code } from './code.js';
import { fillLines } from './fill.js';
import { testsOf } from './presence.js';
import { takeLines } from './read-element.js';
import { runtime } from './runtime-references.js';
import { every } from './test-code.js';

/** The function that distinguishes success from failure. It returns the given value, except for the elements named here. */
export function envelopeReader(subject: Subject, envelope: Envelope): Code {
  const { shape, names } = subject;
  const { errorCode, errorMessage, payload } = envelope;
  const { value } = blanks[envelope.written];
  const written = typeof value === 'string' ? stringLiteral(value) : JSON.stringify(value);
  const others = shape.fields.filter((field) => ![errorCode, errorMessage, ...payload].includes(field));
  return code`/** Table "${blockComment(shape.table)}" as it is read; undefined if a rule is broken. */
function ${names.read}(
  given: ${runtime.Elements},
  to: ${runtime.Report},
): { readonly kind: 'success' | 'failure'; readonly value: ${runtime.Elements} } | undefined {
const result: Record<string, unknown> = to.plain ? { ...given } : ${copyCode(shape)};
${[
  ...checkLines(subject, envelope),
  ...[errorCode, errorMessage].map((field) => code`if (${targetOf(field)} === null) delete ${targetOf(field)};`),
  ...others.flatMap((field) => otherLines(subject, field)),
  code`if (!${valueAt(errorCode)}) {`,
  ...payload.flatMap((field) => rereadLines(subject, field)),
  code`return { kind: 'success', value: result };`,
  code`}`,
  ...payload.map((field) => code`${targetOf(field)} = ${written};`),
  code`return { kind: 'failure', value: result };`,
]}
}`;
}

/**
 * Without tolerances inside, the check says everything. Otherwise it leaves out the objects inside, which are read: they
 * report their violations where they are.
 */
function checkLines(subject: Subject, { errorCode, payload }: Envelope): readonly Code[] {
  const check = code`${subject.names.check}(result, to, true)`;
  const tolerant = subject.shape.fields.filter(isTolerant);
  if (tolerant.length === 0) return [code`if (${check} !== 0) return undefined;`];
  const readers = (fields: readonly Field[]): readonly Code[] => fields.flatMap((field) => readLines(subject, field));
  const inPayload = readers(tolerant.filter((field) => payload.includes(field)));
  return [
    code`// Without a readable code, nothing else is judged.`,
    code`if (${check} !== 0 && typeof (${valueAt(errorCode)} ?? '') !== 'string') return undefined;`,
    ...(inPayload.length > 0 ? [code`if (!${valueAt(errorCode)}) {`, ...inPayload, code`}`] : []),
    ...readers(tolerant.filter((field) => !payload.includes(field))),
    code`if (to.violations > 0) return undefined;`,
  ];
}

/** Reads the objects of an element, wherever there are any; of arrays in arrays and of maps, the whole element. */
function readLines(subject: Subject, field: Field): readonly Code[] {
  const { type, ignored } = field;
  if (type.kind !== 'object') {
    const { isGiven, holds } = testsOf(subject.shape, valueAt);
    const isJudged = every([isGiven(field.name).holds, ...(ignored ? [holds(ignored).fails] : [])]);
    return [code`if (${isJudged}) {`, ...retakeLines(subject, field), code`}`];
  }
  const { read } = subject.all(type.shape);
  const key = stringLiteral(field.name);
  return [code`${runtime.readInside}(result, to, ${key}, ${String(field.array !== undefined)}, ${read});`];
}

/** Whether something inside of an element has tolerances, so that it is not checked but read. */
export function isTolerant({ type }: Pick<Field, 'type'>): boolean {
  return shapesIn(type).some(isRespelt);
}

function isRespelt(shape: Shape): boolean {
  return shapesFrom(shape).some(({ fields }) =>
    fields.some(
      ({ wire }) => wire.blank !== 'error' || wire.foldCase || wire.aliases.length > 0 || wire.wrapper !== undefined,
    ),
  );
}

/** A copy of what is given: of the elements that hold objects or arrays, and of everything where an element may be anything. */
function copyCode(shape: Shape): Code {
  return shapesFrom(shape).some(({ fields }) =>
    fields.some(
      ({ type, depth }) => depth !== undefined || isFree(type) || isNested(type) || type.kind === 'alternatives',
    ),
  )
    ? code`${runtime.deepCopyOf}(given)`
    : code`${runtime.copyOf}(given, ${partsOf(shape)}, to)`;
}

/** `{ content: { page: {} } }`: the elements that hold objects or arrays. */
function partsOf({ fields }: Shape): string {
  const parts = fields.flatMap((field) => {
    if (!field.array && field.type.kind !== 'object') return [];
    return [`${propertyKey(field.name)}: ${field.type.kind === 'object' ? partsOf(field.type.shape) : '{}'}`];
  });
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

/** The element of the result as a target of an assignment. */
function targetOf({ name }: Field): string {
  return `result[${stringLiteral(name)}]`;
}

/** The own value of an element of the result. */
function valueAt({ name }: Field): Code {
  return code`${runtime.elementOf}(result, ${stringLiteral(name)})`;
}

/** Statements for an element beside those of the envelope: it is removed if it is ignored, and gets its default. */
function otherLines(subject: Subject, field: Field): readonly Code[] {
  const tests = testsOf(subject.shape, valueAt);
  return [
    ...(field.ignored ? [code`if (${tests.holds(field.ignored).holds}) delete ${targetOf(field)};`] : []),
    ...fillLines(field, {
      isMissing: [...(field.ignored ? [tests.holds(field.ignored).fails] : []), code`${valueAt(field)} === undefined`],
      tests,
      put: (filled) => code`${targetOf(field)} = ${filled};`,
    }),
    ...(isChanged(field.type) && !isTolerant(field)
      ? [code`if (${valueAt(field)} !== undefined) {`, ...rereadLines(subject, field), code`}`]
      : []),
  ];
}

/** Nested objects with elements that are ignored or filled in are read again; the others stay as they are. */
function rereadLines(subject: Subject, field: Field): readonly Code[] {
  const { type } = field;
  if (!isChanged(type) || isTolerant(field)) return [];
  const target = targetOf(field);
  if (type.kind !== 'object') return [code`{`, ...retakeLines(subject, field), code`}`];
  const read = (value: string): Code => code`${subject.all(type.shape).read}(${value} as ${runtime.Elements}, to)`;
  return [
    field.array
      ? code`${target} = (${target} as unknown[]).map((entry) => ${read('entry')});`
      : code`${target} = ${read(target)};`,
  ];
}

function retakeLines(subject: Subject, field: Field): readonly Code[] {
  const put = (read: Code | string): Code => code`${targetOf(field)} = ${read};`;
  return [
    code`const element = ${targetOf(field)};`,
    ...takeLines(subject, { field, rangeWhen: [], value: 'element', isKept: false, put }),
  ];
}

/** Whether reading a value of the type again can change it. */
export function isChanged(type: ValueType): boolean {
  return shapesIn(type).some(isReread);
}

/** Whether reading an object of the shape can change it. */
function isReread(shape: Shape): boolean {
  return shapesFrom(shape).some(({ fields }) =>
    fields.some((field) => field.ignored !== undefined || defaultsOf(field).length > 0),
  );
}

/** The shapes that `parse` needs a function for: those that it can change, and the shapes inside of them. */
export function rereadShapes(message: Message): ReadonlySet<Shape> {
  const isRead = (shape: Shape): boolean => isReread(shape) || isRespelt(shape);
  return new Set(message.shapes.filter((shape) => shape !== message.root && isRead(shape)).flatMap(shapesFrom));
}
