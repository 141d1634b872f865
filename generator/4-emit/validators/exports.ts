/** The functions that users call: `is`, `validate` and `parse` of a message, and its Standard Schema. */
import type { Form, Message, Operation } from '../../model.js';
import { checkName } from './check.js';
import { parseEnvelope } from './parse-envelope.js';
import { readName } from './read-element.js';
import { tableName } from './table.js';

/** What a message is called in sentences. */
const called = { parameters: 'parameters', request: 'request', response: 'response' } as const;

export function messageExports(operation: Operation, message: Message): string {
  const { envelope } = message;
  return [
    isFunction(operation, message),
    validateFunction(operation, message),
    envelope ? parseEnvelope(message, envelope) : parseFunction(message),
  ].join('\n\n');
}

function checkCall(message: Message, out: string, isRead = 'false'): string {
  return `${checkName(message.root)}(value, ${out}${message.envelope ? `, ${isRead}` : ''})`;
}

function isFunction(operation: Operation, message: Message): string {
  const form = message.role === 'response' ? 'as it is written' : 'in canonical form';
  return `/** Whether a value is the ${called[message.role]} of ${operation.name} ${form}. Never throws. */
export function is${message.typeName}(value: unknown): value is ${message.typeName} {
  try {
    return isObject(value) && ${checkCall(message, 'undefined')} === 0;
  } catch {
    return false;
  }
}`;
}

function validateFunction(operation: Operation, message: Message): string {
  const form = message.role === 'response' ? 'as it is written' : 'in canonical form';
  return `/**
 * Everything that keeps a value from being the ${called[message.role]} of ${operation.name} ${form}; empty when nothing does.
 * Never throws and never changes the value; one that cannot be read is one violation.
 */
export function validate${message.typeName}(value: unknown): Violation[] {
  const violations: Violation[] = [];
  try {
    if (!isObject(value)) return notAnObject(${tableName(message.root)});
    ${checkCall(message, 'violations')};
    return violations;
  } catch {
    return notAnObject(${tableName(message.root)});
  }
}`;
}

function parseFunction(message: Message): string {
  const parsed = parsedName(message);
  const what =
    message.role === 'parameters'
      ? 'Turns the texts of path and query into the parameters'
      : message.role === 'request'
        ? 'Turns the wire form into the canonical form'
        : 'Reads a response';
  return `/**
 * ${what}${message.role === 'response' ? '' : ', defaults filled in'}, or says what is wrong with it.
 * Never throws and never changes the value.
 */
export function parse${message.typeName}(value: unknown): ParseResult<${parsed}> {
  const found: Found[] = [];
  try {
    if (!isObject(value)) return { ok: false, violations: notAnObject(${tableName(message.root)}) };
    const result = ${readName(message.root)}(value, found);
    const violations = found.filter(isViolation);
    if (violations.length > 0) return { ok: false, violations };
    // Every rule was held just now.
    return { ok: true, value: result as unknown as ${parsed}, applied: found as Applied[] };
  } catch {
    return { ok: false, violations: notAnObject(${tableName(message.root)}) };
  }
}`;
}

/** The type that `parse` gives: `ParsedCreateCustomerRequest` where defaults are filled in. */
export function parsedName(message: Message): string {
  return message.shapes.some((shape) => shape.fields.some(({ fills }) => fills)) && message.role !== 'response'
    ? `Parsed${message.typeName}`
    : message.typeName;
}

/** `createCustomerRequestSchema` or `createCustomerRequestWireSchema`, in schemas.ts. */
export function schemaName(operation: Operation, message: Message, form: Form): string {
  const role = message.role === 'request' ? 'Request' : 'Response';
  return `${operation.camelName}${role}${form === 'wire' ? 'Wire' : ''}Schema`;
}

/** `createCustomerRequest['~standard']`: Standard Schema and Standard JSON Schema, version 1. */
export function standardSchema(operation: Operation, message: Message): string {
  const name = `${operation.camelName}${message.role === 'request' ? 'Request' : 'Response'}`;
  const output = parsedName(message);
  // Of a response there is one schema, that of the written form.
  const input = schemaName(operation, message, message.role === 'request' ? 'wire' : 'canonical');
  return `/** The ${called[message.role]} as a Standard Schema: wire form in, canonical form out. */
export const ${name}: StandardSchema<${message.typeName}, ${output}> = {
  '~standard': {
    version: 1,
    vendor: 'specwright',
    validate: (value) => {
      const result = parse${message.typeName}(value);
      if (result.ok) return { value: result.value };
      return { issues: result.violations.map(({ message, pointer }) => ({ message, path: pathOf(pointer) })) };
    },
    jsonSchema: {
      input: ({ target }) => schemaFor(target, ${input}),
      output: ({ target }) => schemaFor(target, ${schemaName(operation, message, 'canonical')}),
    },
  },
};`;
}

/** The types that stand at the head of every file of validators. */
export const publicTypes = `/** One broken rule. */
export interface Violation {
  /** JSON Pointer (RFC 6901) into the value as it was given. */
  pointer: string;
  /** Stable id of the rule: \`Contact.role.enum\`. */
  readonly rule: string;
  /** The rule in words; never holds a value of the payload. */
  readonly message: string;
  /** Where the rule stands on the page: the table's heading and its rows, from 1. */
  readonly source: { readonly table: string; readonly rows: readonly number[] };
}

/** A tolerance of the wire form that \`parse\` applied. */
export interface Applied {
  /** JSON Pointer (RFC 6901) into the value as it was given. */
  pointer: string;
  readonly kind: 'blank' | 'case' | 'alias' | 'wrapper' | 'unknown' | 'ignored';
}

/** What \`parse\` gives: the value in canonical form, or everything that is wrong. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T; readonly applied: readonly Applied[] }
  | { readonly ok: false; readonly violations: readonly Violation[] };`;

/** The structural types of https://standardschema.dev, so that the package depends on nothing. */
export const standardTypes = `/** Standard Schema and Standard JSON Schema, version 1 (standardschema.dev). */
export interface StandardSchema<Input, Output> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
    readonly validate: (
      value: unknown,
    ) =>
      | { readonly value: Output; readonly issues?: undefined }
      | { readonly issues: readonly { readonly message: string; readonly path: readonly string[] }[] };
    readonly jsonSchema: {
      readonly input: (options: { readonly target: string }) => Record<string, unknown>;
      readonly output: (options: { readonly target: string }) => Record<string, unknown>;
    };
  };
}

/** The only dialect in which every rule can be said. */
function schemaFor(target: string, schema: Record<string, unknown>): Record<string, unknown> {
  if (target !== 'draft-2020-12') throw new TypeError(\`There is no JSON Schema for \${target}, only for draft-2020-12\`);
  return schema;
}`;
