/** `parse` of a response that comes in an envelope. */
import type { Envelope, Field, Message, Shape } from '../../model.js';
import { shapesFrom } from '../../shapes-from.js';
import { blockComment, literal, stringLiteral } from '../encode.js';
import { envelopeTypeNames } from '../lower/schema.js';
import { checkName } from './check.js';
import { readAs } from './presence.js';
import { readName } from './read-element.js';
import { tableName } from './table.js';

/** The function that tells success from failure. What is read is what was given, but for the elements named here. */
export function parseEnvelope(message: Message, envelope: Envelope): string {
  const { root } = message;
  const { success, failure } = envelopeTypeNames(message);
  const { errorCode, errorMessage, payload } = envelope;
  const others = root.fields.filter((field) => ![errorCode, errorMessage, ...payload].includes(field));
  const written = { '': `''`, array: '[]', object: '{}', null: 'null' }[envelope.written];
  return `/**
 * Reads a response: tells success from failure by \`${blockComment(errorCode.name)}\`, or says what is wrong with it.
 * Elements that no table lists are ${message.unknown.wire === 'keep' ? 'kept' : 'wrong'}. Never throws and never changes the value.
 */
export function parse${message.typeName}(
  value: unknown,
):
  | { readonly ok: true; readonly kind: 'success'; readonly value: ${success} }
  | { readonly ok: true; readonly kind: 'failure'; readonly value: ${failure} }
  | { readonly ok: false; readonly violations: readonly Violation[] } {
  const violations: Violation[] = [];
  try {
    if (!isObject(value)) return { ok: false, violations: notAnObject(${tableName(root)}) };
    ${checkName(root)}(value, violations, true);
    if (violations.length > 0) return { ok: false, violations };
    // Every rule was held just now.
    const result: Record<string, unknown> = { ...value };
    ${[errorCode, errorMessage].map((field) => `if (${at(field)} === null) delete ${at(field)};`).join('\n')}
    ${others.flatMap((field) => besideLines(root, field)).join('\n')}
    if (!${at(errorCode)}) {
      ${payload.flatMap(rereadLines).join('\n')}
      return { ok: true, kind: 'success', value: result as unknown as ${success} };
    }
    ${payload.map((field) => `${at(field)} = ${written};`).join('\n')}
    return { ok: true, kind: 'failure', value: result as unknown as ${failure} };
  } catch {
    return { ok: false, violations: notAnObject(${tableName(root)}) };
  }
}`;
}

function at({ name }: Field): string {
  return `result[${stringLiteral(name)}]`;
}

/** An element beside the envelope is removed while it is ignored, and filled in when it has a default. */
function besideLines(root: Shape, field: Field): readonly string[] {
  const { holds } = readAs(root, at);
  return [
    ...(field.ignored ? [`if (${holds(field.ignored)}) delete ${at(field)};`] : []),
    ...(field.fills && field.default !== undefined
      ? [`if (${at(field)} === undefined) ${at(field)} = ${literal(field.default)};`]
      : []),
    ...(changes(field) ? [`if (${at(field)} !== undefined) {`, ...rereadLines(field), `}`] : []),
  ];
}

/** Nested objects that hold what is ignored or filled in are read once more; the others are given on as they are. */
function rereadLines(field: Field): readonly string[] {
  const { type } = field;
  if (type.kind !== 'object' || !isReread(type.shape)) return [];
  const read = (value: string): string => `${readName(type.shape)}(${value} as Elements, [])`;
  return [
    field.array
      ? `${at(field)} = (${at(field)} as unknown[]).map((entry) => ${read('entry')});`
      : `${at(field)} = ${read(at(field))};`,
  ];
}

function changes({ type }: Field): boolean {
  return type.kind === 'object' && isReread(type.shape);
}

/** Whether reading an object of the shape gives anything else than the object. */
function isReread(shape: Shape): boolean {
  return shapesFrom(shape).some(({ fields }) => fields.some(({ ignored, fills }) => ignored !== undefined || fills));
}

/** The shapes of which `parse` needs a reader: those that change, and those in them. */
export function rereadShapes(message: Message): ReadonlySet<Shape> {
  return new Set(message.shapes.filter((shape) => shape !== message.root && isReread(shape)).flatMap(shapesFrom));
}
