/** The function that checks a response in an envelope: filled after a success, empty after a failure. */
import { blanks, emptyOf } from '../../../model/blanks.js';
import type { Blank, Envelope, Field } from '../../../model/model.js';
import { isObjectType } from '../../../model/value-types.js';
import { blockComment, stringLiteral } from '../../encode.js';
import { casesOf } from './cases.js';
import { conditionLines, elementLines, type Subject, variables } from './check-table.js';
import { code, type Code } from './code.js';
import { isTolerant } from './parse-envelope.js';
import { testsOfVariables } from './presence.js';
import { runtime } from './runtime-references.js';
import { conditionKey } from './table.js';
import { tableRuleLines } from './table-rules.js';
import { every, negated, some } from './test-code.js';
import { checking, failCall } from './value.js';

/** The check of a response in both forms: as it is written, or with `isRead` as it is read. */
export function envelopeFunction(subject: Subject, envelope: Envelope): Code {
  const { shape, message, names } = subject;
  const { errorCode, errorMessage, payload } = envelope;
  const given = names.local(errorCode);
  const others = shape.fields.filter((field) => ![errorCode, errorMessage, ...payload].includes(field));
  const cases = shape.fields.map((field) => ({ field, lines: [code`${names.local(field)} = element;`] }));
  const codeIsWrong = wrongText(subject, errorCode);
  const failType = (field: Field): Code => failCall({ ...subject, field, reporting: checking }, 'type');
  return code`/** Table "${blockComment(shape.table)}": ${blockComment(envelope.rule.message)}. */
function ${names.check}(value: ${runtime.Elements}, out: ${runtime.Report} | undefined, isRead: boolean): number {
${[
  code`let bad = 0;`,
  ...shape.fields.map((field) => code`let ${names.local(field)}: unknown;`),
  code`for (const key in value) {`,
  code`if (!${runtime.isOwn}(value, key)) continue;`,
  code`const element = value[key];`,
  code`switch (key) {`,
  ...casesOf(cases),
  code`}`,
  code`}`,
  code`if (${wrongText(subject, errorMessage)}) ${failType(errorMessage)}`,
  code`if (${codeIsWrong}) {`,
  code`// Without a readable code, success and failure cannot be distinguished.`,
  failType(errorCode),
  code`return bad;`,
  code`}`,
  ...(message.unknown.canonical === 'error' ? [code`bad += ${runtime.failUnknowns}(out, ${names.rules}, value);`] : []),
  ...others.flatMap((field) => otherLines(subject, field)),
  ...shape.conditions.flatMap((rule) => conditionLines(subject, rule, testsOfVariables(shape, names), checking)),
  ...tableRuleLines(variables(subject, testsOfVariables(shape, names)), checking),
  code`if (${given} !== undefined && ${given} !== null && ${given} !== '') {`,
  ...payload.map((field) => failureLine(subject, envelope, field)),
  code`return bad;`,
  code`}`,
  ...payload.flatMap((field) => successLines(subject, envelope, field)),
  code`return bad;`,
]}
}`;
}

function wrongText({ names }: Subject, field: Field): string {
  const name = names.local(field);
  return `${name} !== undefined && typeof ${name} !== 'string' && !(isRead && ${name} === null)`;
}

/** An element beside the envelope is checked as in any other table. */
function otherLines(subject: Subject, field: Field): readonly Code[] {
  const { shape, names } = subject;
  const name = names.local(field);
  const { holds } = testsOfVariables(shape, names);
  const rangeWhen = field.ranges.map(({ when }) => holds(when));
  const empty = emptyOf(field);
  const isGiven = [code`${name} !== undefined`, ...(empty ? [code`${name} !== ${empty.type}`] : [])];
  const isMissing = empty ? code`if (${name} === undefined) ` : '';
  const isJudged = every([...isGiven, ...(field.ignored ? [holds(field.ignored).fails] : [])]);
  const otherwise =
    field.presence === 'M'
      ? code` else ${isMissing}${failCall({ ...subject, field, reporting: checking }, 'required')}`
      : '';
  const isReadWhole = isTolerant(field) && field.type.kind !== 'object';
  return [
    code`if (${isJudged}) {`,
    ...(isReadWhole ? [code`if (!isRead) {`] : []),
    ...elementLines(insideOf(subject, field), { field, rangeWhen }, name),
    ...(isReadWhole ? [code`}`] : []),
    code`}${otherwise}`,
  ];
}

function conditionCall({ names }: Subject, envelope: Envelope, field: Field): Code {
  const condition = stringLiteral(conditionKey(envelope.rule.id));
  return code`bad += ${runtime.failCondition}(out, ${names.rules}, ${condition}, ${stringLiteral(field.name)});`;
}

function failureLine(subject: Subject, envelope: Envelope, field: Field): Code {
  const name = subject.names.local(field);
  const read = some([code`${name} === undefined`, ...envelope.read.map((blank) => isBlank(name, blank))]);
  const isEmpty = some([isBlank(name, envelope.written), every([code`isRead`, read])]);
  return code`if (${negated(isEmpty)}) ${conditionCall(subject, envelope, field)}`;
}

function successLines(subject: Subject, envelope: Envelope, field: Field): readonly Code[] {
  const name = subject.names.local(field);
  // An empty array or object of the right type is checked against its own rules, which report what is missing.
  const fits = (blank: Blank): boolean =>
    field.array ? blank === 'array' : blank === 'object' && isObjectType(field.type);
  const read = envelope.read
    .filter((blank) => blank !== envelope.written && !fits(blank))
    .map((blank) => isBlank(name, blank));
  const empty = [
    code`${name} === undefined`,
    ...(fits(envelope.written) ? [] : [isBlank(name, envelope.written)]),
    ...(read.length > 0 ? [every([code`isRead`, some(read)])] : []),
  ];
  return [
    code`if (${some(empty)}) ${conditionCall(subject, envelope, field)}`,
    code`else {`,
    ...elementLines(insideOf(subject, field), { field, rangeWhen: [] }, name),
    code`}`,
  ];
}

function insideOf(subject: Subject, field: Field): Subject {
  return isTolerant(field) ? { ...subject, readsInside: 'isRead' } : subject;
}

function isBlank(name: string, blank: Blank): Code {
  const { value } = blanks[blank];
  if (typeof value === 'string') return code`${name} === ${stringLiteral(value)}`;
  if (value === null) return code`${name} === null`;
  if (Array.isArray(value)) return every([code`Array.isArray(${name})`, code`${name}.length === 0`]);
  return every([code`${runtime.isObject}(${name})`, code`Object.keys(${name}).length === 0`]);
}
