/** The JSON Schemas that were generated, read from their files. */
import { parse } from 'yaml';
import { isHeaders, messagesOf } from '../../../generator/model/messages.js';
import type { Field, Form, Message, MessageRole, Operation } from '../../../generator/model/model.js';
import { sentNameOf } from '../../../generator/model/parameters.js';
import type { Outputs } from '../judge.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface MessageSchema {
  readonly file: string;
  readonly message: MessageRole;
  readonly form: Form;
  readonly schema: JsonSchema;
  /** Of the body of an answer, where the status tells which it is. */
  readonly status?: string;
}

/** Each JSON Schema of an operation with what it is about. */
export function jsonSchemas({ operation, read }: Outputs): readonly MessageSchema[] {
  const of = (file: string, message: MessageRole, form: Form): MessageSchema => ({
    file,
    message,
    form,
    schema: JSON.parse(read(file)) as JsonSchema,
  });
  return [
    ...(operation.parameters ? [of('parameters.schema.json', 'parameters', 'canonical')] : []),
    ...(operation.request
      ? [of('request.schema.json', 'request', 'canonical'), of('request.wire.schema.json', 'request', 'wire')]
      : []),
    ...(operation.response.isBodiless
      ? []
      : [of('response.schema.json', 'response', 'canonical'), of('response.wire.schema.json', 'response', 'wire')]),
    ...messagesOf(operation)
      .filter(({ role }) => isHeaders(role))
      .map(({ role }) => of(`${role}.schema.json`, role, 'canonical')),
  ];
}

interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface OpenapiOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

interface Body {
  readonly headers?: Readonly<Record<string, { readonly required?: boolean; readonly schema: JsonSchema }>>;
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}

/** The latest by their texts: the document of all operations is read for each of them. */
const documents = new Map<string, OpenapiDocument>();

/** The name of a parameter in the definition, by the place and the name under which it is sent. */
function nameOf(message: Message | undefined, parameter: Parameter): string {
  const isIt = (field: Field): boolean => field.location === parameter.in && sentNameOf(field) === parameter.name;
  return message?.root.fields.find(isIt)?.name ?? parameter.name;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/**
 * What an OpenAPI document says of an operation's messages as schemas of their own, as a reader finds them: from the
 * path and the method on. Components become `$defs`.
 */
export function openapiSchemas(
  { path, method, parameters: message, response, outcomes = [] }: Operation,
  text: string,
): readonly MessageSchema[] {
  const file = 'openapi.yaml';
  const document = documents.get(text) ?? (parse(text) as OpenapiDocument);
  if (documents.size > 20) documents.clear();
  documents.set(text, document);
  const found = document.paths[path]?.[method.toLowerCase()];
  if (!found) throw new Error(`No OpenAPI of ${method} ${path}`);
  const alone = (schema: JsonSchema): JsonSchema => {
    const whole = { ...schema, $defs: document.components.schemas };
    return JSON.parse(JSON.stringify(whole).replaceAll('"#/components/schemas/', '"#/$defs/')) as JsonSchema;
  };
  const body = (message: MessageRole, { content = {} }: Body): readonly MessageSchema[] =>
    Object.values(content).map(({ schema }) => ({ file, message, form: 'canonical', schema: alone(schema) }));
  // The bodies of each status; what a server rejects by itself has no component.
  const answers = (): readonly MessageSchema[] =>
    Object.entries(found.responses).flatMap(([status, one]) =>
      body('response', one)
        .filter(({ schema }) => JSON.stringify({ ...schema, $defs: undefined }).includes('$ref'))
        .map((schema) => ({ ...schema, status })),
    );
  const parameters = found.parameters && {
    type: 'object',
    properties: Object.fromEntries(found.parameters.map((parameter) => [nameOf(message, parameter), parameter.schema])),
    required: found.parameters.filter(({ required }) => required).map((parameter) => nameOf(message, parameter)),
  };
  const headers = outcomes.flatMap(({ headers: one, statuses }): readonly MessageSchema[] => {
    const described = found.responses[statuses[0] ?? 'default']?.headers ?? {};
    const names = Object.keys(described).filter((name) => described[name]?.required);
    const properties = Object.fromEntries(Object.entries(described).map(([name, { schema }]) => [name, schema]));
    return one
      ? [{ file, message: one.role, form: 'canonical', schema: { type: 'object', properties, required: names } }]
      : [];
  });
  return [
    ...headers,
    ...(found.requestBody ? body('request', found.requestBody) : []),
    ...(response.outcomes ? answers() : found.responses[200] ? body('response', found.responses[200]) : []),
    ...(parameters ? [{ file, message: 'parameters', form: 'canonical', schema: parameters } as const] : []),
  ];
}
