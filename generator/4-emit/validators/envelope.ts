/** The function that holds a response against its envelope: filled after a success, empty after a failure. */
import type { Blank, ConditionRule, Envelope, Field, Message, Shape } from '../../model.js';
import { blockComment, stringLiteral } from '../encode.js';
import { caseLabel } from './cases.js';
import { checkName, demandLine, elementLines } from './check.js';
import { localName } from './locals.js';
import { not, variablesOf } from './presence.js';
import { conditionKey, tableName } from './table.js';
import { call, checking } from './value.js';

/** The check of a response in both forms: as it is written, or with `isRead` as it is read. */
export function envelopeFunction(message: Message, envelope: Envelope): string {
  const { root: shape } = message;
  const payload = envelope.payload;
  const kept = [envelope.errorCode, envelope.errorMessage, ...payload];
  const code = localName(envelope.errorCode);
  const others = shape.fields.filter((field) => !kept.includes(field));
  return [
    `/** Table "${blockComment(shape.table)}": ${blockComment(envelope.rule.message)}. */`,
    `function ${checkName(shape)}(value: Elements, out: Violation[] | undefined, isRead: boolean): number {`,
    `let bad = 0;`,
    ...shape.fields.map((field) => `let ${localName(field)}: unknown;`),
    `for (const key in value) {`,
    `if (!isOwn(value, key)) continue;`,
    `const element = value[key];`,
    `if (element === undefined) continue;`,
    `switch (key) {`,
    ...shape.fields.flatMap((field) => [caseLabel(field), `${localName(field)} = element;`, `break;`]),
    ...(message.unknown.canonical === 'error'
      ? [`default:`, `bad += failUnknown(out, ${tableName(shape)}, key);`]
      : []),
    `}`,
    `}`,
    // Without a readable code nothing tells success from failure, so nothing but the two texts is judged.
    ...(message.unknown.canonical === 'error' ? [`if (${wrongText(envelope.errorCode)}) out?.splice(0);`] : []),
    textLine(shape, envelope.errorMessage),
    `if (${wrongText(envelope.errorCode)}) return bad + ${call({ shape, field: envelope.errorCode, reporting: { out: 'out', prefix: '' } }, 'fail', 'type')}`,
    ...others.flatMap((field) => otherLines(shape, field)),
    ...shape.conditions.flatMap((rule) => conditionLines(shape, rule)),
    `if (${code} !== undefined && ${code} !== null && ${code} !== '') {`,
    ...payload.map((field) => failureLine(shape, envelope, field)),
    `return bad;`,
    `}`,
    ...payload.flatMap((field) => successLines(shape, envelope, field)),
    `return bad;`,
    `}`,
  ].join('\n');
}

function wrongText(field: Field): string {
  const name = localName(field);
  return `${name} !== undefined && typeof ${name} !== 'string' && !(isRead && ${name} === null)`;
}

function textLine(shape: Shape, field: Field): string {
  return `if (${wrongText(field)}) ${call({ shape, field, reporting: checking }, 'fail', 'type')}`;
}

/** An element beside the envelope is held against its rules as in any other table. */
function otherLines(shape: Shape, field: Field): readonly string[] {
  const name = localName(field);
  const { holds } = variablesOf(shape);
  const ranges = field.ranges.map(({ when }) => holds(when));
  const guard = field.ignored ? ` && ${not(holds(field.ignored))}` : '';
  const required =
    field.presence === 'M' ? [`else ${call({ shape, field, reporting: checking }, 'fail', 'required')}`] : [];
  return [
    `if (${name} !== undefined${guard}) {`,
    ...elementLines({ shape, field, rangeWhen: ranges }, name),
    `}`,
    ...required,
  ];
}

function conditionLines(shape: Shape, rule: ConditionRule): readonly string[] {
  return rule.demands.map((demand) => demandLine({ shape, rule, demand, reporting: checking }, variablesOf(shape)));
}

function conditionCall(shape: Shape, envelope: Envelope, field: Field): string {
  return `bad += failCondition(out, ${tableName(shape)}, ${stringLiteral(conditionKey(envelope.rule.id))}, ${stringLiteral(field.name)});`;
}

function failureLine(shape: Shape, envelope: Envelope, field: Field): string {
  const name = localName(field);
  const read = [`${name} === undefined`, ...envelope.read.map((blank) => isBlank(name, blank))].join(' || ');
  return `if (!(${isBlank(name, envelope.written)} || (isRead && (${read})))) ${conditionCall(shape, envelope, field)}`;
}

function successLines(shape: Shape, envelope: Envelope, field: Field): readonly string[] {
  const name = localName(field);
  // An empty array or object of the right type is held against its own rules, which say what is missing.
  const fits = (blank: Blank): boolean =>
    field.array ? blank === 'array' : blank === 'object' && field.type.kind === 'object';
  const read = envelope.read
    .filter((blank) => blank !== envelope.written && !fits(blank))
    .map((blank) => isBlank(name, blank));
  const empty = [
    `${name} === undefined`,
    ...(fits(envelope.written) ? [] : [isBlank(name, envelope.written)]),
    ...(read.length > 0 ? [`(isRead && (${read.join(' || ')}))`] : []),
  ];
  return [
    `if (${empty.join(' || ')}) ${conditionCall(shape, envelope, field)}`,
    `else {`,
    ...elementLines({ shape, field, rangeWhen: [] }, name),
    `}`,
  ];
}

function isBlank(name: string, blank: Blank): string {
  if (blank === '') return `${name} === ''`;
  if (blank === 'null') return `${name} === null`;
  if (blank === 'array') return `(Array.isArray(${name}) && ${name}.length === 0)`;
  return `(isObject(${name}) && Object.keys(${name}).length === 0)`;
}
