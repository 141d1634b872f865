/** What the validators of a response say about the outcomes that the definition lists. */
import type { Body, BodyOutcome, ElementPath, Message, Operation, Shape, Sign } from '../../../model/model.js';
import { bodiesOf, bodyTypeName, isToldByElement, isUnion, tellingNames } from '../../../model/outcomes.js';
import { blockComment, literal, regexLiteral, stringLiteral } from '../../encode.js';
import { acceptsCall, boundsOf, parsedCall, violationsCall } from './body-calls.js';
import { code, type Code } from './code.js';
import type { Names } from './emitted-names.js';
import { runtime } from './runtime-references.js';

/** Whether a body has to be looked at to know which outcome it is. */
export function hasOutcomes(message: Message): boolean {
  return isUnion(message) || isToldByElement(message);
}

/** `createTicketOutcomes`. */
export function outcomesName({ camelName }: Pick<Operation, 'camelName'>): string {
  return `${camelName}Outcomes`;
}

/** The bodies that get functions of their own, because a status alone may tell that an answer is one of them. */
export function separateBodies(message: Message): readonly Body[] {
  return isUnion(message) ? bodiesOf(message) : [];
}

/** The names of their types. */
export function separateTypes(message: Message): readonly string[] {
  return separateBodies(message).map((body) => bodyTypeName(message, body));
}

/** The constant with the outcomes that have a body. */
export function outcomesConstant(operation: Operation, message: Message, names: Names): Code {
  const { outcomes = [], each } = message;
  const own = ({ shape, array }: Body): readonly string[] =>
    !array && isUnion(message) ? tellingNames(message, shape) : [];
  return code`/** The outcomes of ${operation.name} that have a body: which one an answer is. */
export const ${outcomesName(operation)}: ${runtime.BodyOutcomes} = {
${[...(each ? [code`each: ${stringLiteral(each.name)},`] : []), code`all: [`, ...outcomes.flatMap((outcome) => outcomeCode(outcome, names, own(outcome))), code`],`]}
};`;
}

function outcomeCode({ kind, shape, array, when }: BodyOutcome, names: Names, own: readonly string[]): readonly Code[] {
  const { check, read } = names(shape);
  return [
    code`{`,
    code`kind: ${stringLiteral(kind)},`,
    code`check: ${check},`,
    code`read: ${read},`,
    ...(when ? [code`when: {`, ...signLines(when), code`},`] : []),
    ...(array ? [code`entries: { ${[...tableOf(shape), ...boundsOf(array, names)].join(', ')} },`] : []),
    ...(own.length > 0 ? [code`own: [${own.map(stringLiteral).join(', ')}],`] : []),
    code`},`,
  ];
}

function tableOf({ name, table }: Shape): readonly string[] {
  return [`shape: ${stringLiteral(name)}`, `table: ${stringLiteral(table)}`];
}

function signLines({ path, test }: Sign): readonly Code[] {
  const said =
    test.kind === 'given'
      ? code`isGiven: ${String(test.isGiven)},`
      : test.kind === 'matches'
        ? code`pattern: ${regexLiteral(test.pattern, 'u')},`
        : code`values: [${test.values.map(literal).join(', ')}],`;
  return [code`path: ${pathCode(path)},`, said];
}

function pathCode(path: ElementPath): string {
  return `[${path.map(({ name }) => stringLiteral(name)).join(', ')}]`;
}

/** The types of a success and of a failure: those of their tables. */
export function outcomeTypes(message: Message): { readonly success: string; readonly failure: string } {
  const union = (kind: BodyOutcome['kind']): string => {
    const own = (message.outcomes ?? []).filter((outcome) => outcome.kind === kind);
    const types = [...new Set(own.map((outcome) => bodyTypeName(message, outcome)))];
    return types.length === 0 ? 'never' : types.join(' | ');
  };
  return { success: union('success'), failure: union('failure') };
}

/** The functions that users call, for a response with several outcomes. */
export function outcomeExports(operation: Operation, message: Message, names: Names): readonly Code[] {
  const { typeName } = message;
  const { success, failure } = outcomeTypes(message);
  const rules = names(message.root).rules;
  const outcomes = outcomesName(operation);
  const { check } = names(message.root);
  const [accepts, violations] = isUnion(message)
    ? [
        code`${runtime.acceptsAnswer}(value, ${outcomes})`,
        code`${runtime.violationsInAnswer}(value, ${rules}, ${outcomes}, options)`,
      ]
    : [acceptsCall(message, check, names), violationsCall(message, rules, check, names)];
  const unknown = message.unknown.wire === 'keep' ? 'are kept' : 'break a rule';
  return [
    code`/** Whether a value is the response of ${operation.name} as it is written, however the call ended. Never throws. */
export function is${typeName}(value: unknown): value is ${typeName} {
  return ${accepts};
}`,
    code`/**
 * The violations of a value as the response of ${operation.name} as it is written; empty if it is an answer to the call,
 * however it ended. Does not change the value, and only throws if an option is invalid.
 */
export function validate${typeName}(value: unknown, options?: ${runtime.ValidateOptions}): ${runtime.Findings}<${runtime.Violation}> {
  return ${violations};
}`,
    code`/**
 * Reads a response and distinguishes success from failure by its content, or returns the violations.
 * Elements that no table lists ${unknown}. ${blockComment('Where only the status tells, a body that fits several outcomes is the first of them.')}
 * Does not change the value, and only throws if an option is invalid.
 */
export function parse${typeName}(value: unknown, options?: ${runtime.ParseOptions}): ${runtime.EnvelopeResult}<${success}, ${failure}> {
  return ${runtime.parsedAnswer}(value, ${rules}, ${outcomes}, options);
}`,
    outcomesConstant(operation, message, names),
  ];
}

/** The functions for the body of a single outcome. */
export function bodyExports({ name }: Operation, message: Message, body: Body, names: Names): readonly Code[] {
  const typeName = bodyTypeName(message, body);
  const { check, read, rules } = names(body.shape);
  return [
    code`/** The violations of a value as the body ${typeName} of an answer of ${name}, as it is written. */
export function validate${typeName}(value: unknown, options?: ${runtime.ValidateOptions}): ${runtime.Findings}<${runtime.Violation}> {
  return ${violationsCall(body, rules, check, names)};
}`,
    code`/** Reads the body ${typeName} of an answer of ${name}, or returns the violations. */
export function parse${typeName}(value: unknown, options?: ${runtime.ParseOptions}): ${runtime.ParseResult}<${typeName}> {
  return ${parsedCall(body, rules, read, names)};
}`,
  ];
}
