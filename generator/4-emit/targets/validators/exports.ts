/** The functions that users call: `is`, `validate` and `parse` of a message, and its Standard Schema. */
import type { Envelope, Form, Message, Operation } from '../../../model/model.js';
import { blockComment } from '../../encode.js';
import { parsedMessageType } from '../../lower/parsed-types.js';
import { isHeaders, isSent } from '../../../model/messages.js';
import { pascalCase } from '../../../names.js';
import { envelopeTypeNames } from '../../lower/schema.js';
import { code, type Code } from './code.js';
import type { Names, ShapeNames } from './emitted-names.js';
import { acceptsCall, parsedCall, violationsCall } from './body-calls.js';
import { bodyExports, hasOutcomes, outcomeExports, outcomesName, separateBodies, separateTypes } from './outcomes.js';
import { runtime } from './runtime-references.js';

/** The name of a message in sentences: `request`, `headers-201`. */
function called({ role, root }: Message): string {
  return isHeaders(role) ? lowerFirst(root.table) : role;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** The exports of the module of validators for a message. */
export function exportedNames(operation: Operation, message: Message): readonly string[] {
  const { typeName } = message;
  return [
    `is${typeName}`,
    `validate${typeName}`,
    `parse${typeName}`,
    standardName(operation, message),
    ...(hasOutcomes(message) ? [outcomesName(operation)] : []),
    ...separateTypes(message).flatMap((type) => [`validate${type}`, `parse${type}`]),
  ];
}

/** Names of the types in the signatures of the functions of a message, all from types.ts. */
export function typeNames(message: Message): readonly string[] {
  const { success, failure } = envelopeTypeNames(message);
  return [
    message.typeName,
    parsedMessageType(message),
    ...(message.envelope ? [success, failure] : []),
    ...separateTypes(message),
  ];
}

export function messageExports(operation: Operation, message: Message, all: Names): readonly Code[] {
  if (hasOutcomes(message))
    return [
      ...outcomeExports(operation, message, all),
      ...separateBodies(message).flatMap((body) => bodyExports(operation, message, body, all)),
    ];
  return [
    isFunction(operation, message, all),
    validateFunction(operation, message, all),
    message.envelope ? parseEnvelope(message, message.envelope, all(message.root)) : parseFunction(message, all),
  ];
}

/** The check of a message. The check of an envelope has a parameter that tells whether the value is read. */
function checkOf(message: Message, { check }: ShapeNames): string {
  return message.envelope ? `(given, out) => ${check}(given, out, false)` : check;
}

function isFunction(operation: Operation, message: Message, all: Names): Code {
  const form = formInWords(message);
  return code`/** Whether a value is the ${called(message)} of ${operation.name} ${form}. Never throws. */
export function is${message.typeName}(value: unknown): value is ${message.typeName} {
  return ${acceptsCall(message, checkOf(message, all(message.root)), all)};
}`;
}

function formInWords(message: Message): string {
  return isSent(message) ? 'in canonical form' : isHeaders(message.role) ? 'as they are written' : 'as it is written';
}

function validateFunction(operation: Operation, message: Message, all: Names): Code {
  const names = all(message.root);
  const form = formInWords(message);
  return code`/**
 * The violations of a value as the ${called(message)} of ${operation.name} ${form}; empty if it satisfies every rule.
 * Does not change the value, and only throws if an option is invalid. A value that cannot be read has one violation.
 */
export function validate${message.typeName}(value: unknown, options?: ${runtime.ValidateOptions}): ${runtime.Findings}<${runtime.Violation}> {
  return ${violationsCall(message, names.rules, checkOf(message, names), all)};
}`;
}

function parseFunction(message: Message, all: Names): Code {
  const names = all(message.root);
  const parsed = parsedMessageType(message);
  const what = isHeaders(message.role)
    ? 'Converts the texts of the headers, by their names, to their values'
    : message.role === 'parameters'
      ? `Converts the texts of path${hasHeaders(message) ? ', query and headers' : ' and query'} to the parameters`
      : message.role === 'request'
        ? 'Converts the wire form to the canonical form'
        : 'Reads a response';
  return code`/**
 * ${what}${isSent(message) ? ' and fills in defaults' : ''}, or returns the violations.
 * Does not change the value, and only throws if an option is invalid.
 */
export function parse${message.typeName}(value: unknown, options?: ${runtime.ParseOptions}): ${runtime.ParseResult}<${parsed}> {
  return ${parsedCall(message, names.rules, names.read, all)};
}`;
}

function hasHeaders({ root }: Message): boolean {
  return root.fields.some(({ location }) => location === 'header');
}

function parseEnvelope(message: Message, envelope: Envelope, names: ShapeNames): Code {
  const { success, failure } = envelopeTypeNames(message);
  return code`/**
 * Reads a response and distinguishes success from failure by \`${blockComment(envelope.errorCode.name)}\`, or returns the violations.
 * Elements that no table lists ${message.unknown.wire === 'keep' ? 'are kept' : 'break a rule'}.
 * Does not change the value, and only throws if an option is invalid.
 */
export function parse${message.typeName}(value: unknown, options?: ${runtime.ParseOptions}): ${runtime.EnvelopeResult}<${success}, ${failure}> {
  return ${runtime.parsedEnvelope}(value, ${names.rules}, ${names.read}, options);
}`;
}

/** `createCustomerRequestSchema` or `createCustomerRequestWireSchema`, in schemas.ts. */
export function schemaName(operation: Operation, message: Message, form: Form): string {
  return `${standardName(operation, message)}${form === 'wire' ? 'Wire' : ''}Schema`;
}

function standardName(operation: Operation, message: Message): string {
  return `${operation.camelName}${pascalCase(message.role)}`;
}

/** `createCustomerRequest['~standard']`: Standard Schema and Standard JSON Schema, version 1. */
export function standardSchema(operation: Operation, message: Message): Code {
  const output = parsedMessageType(message);
  const wire = schemaName(operation, message, 'wire');
  const canonical = schemaName(operation, message, 'canonical');
  // A reader of a response does not decide what it contains.
  const input = message.role === 'request' ? code`${runtime.WireForm}<${message.typeName}>` : 'unknown';
  return code`/** The ${called(message)} as a Standard Schema: wire form in, canonical form out. */
export const ${standardName(operation, message)}: ${runtime.StandardSchema}<${input}, ${output}> = {
  '~standard': {
    version: 1,
    vendor: 'specwright',
    validate: (value) => ${runtime.standardResult}<${output}>(parse${message.typeName}(value)),
    jsonSchema: {
      input: ({ target }) => ${runtime.schemaFor}(target, ${wire}),
      output: ({ target }) => ${runtime.schemaFor}(target, ${canonical}),
    },
  },
};`;
}
