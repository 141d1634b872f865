/** The JSON Schemas that were generated, read from their files. */
import { parse } from 'yaml';
import type { Form, MessageRole } from '../../../generator/model.js';
import type { Outputs } from '../judge.js';

export type JsonSchema = Readonly<Record<string, unknown>>;

export interface MessageSchema {
  readonly file: string;
  readonly message: MessageRole;
  readonly form: Form;
  readonly schema: JsonSchema;
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
    of('response.schema.json', 'response', 'canonical'),
  ];
}

interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly parameters?: readonly Parameter[] }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

interface Parameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** Components and parameters of the OpenAPI document as schemas of their own; other components become `$defs`. */
export function openapiSchemas({ operation, read }: Outputs): readonly MessageSchema[] {
  const file = 'openapi.yaml';
  const document = parse(read(file)) as OpenapiDocument;
  const components = JSON.stringify(document.components.schemas).replaceAll('"#/components/schemas/', '"#/$defs/');
  const definitions = JSON.parse(components) as JsonSchema;
  const bodies = [operation.request, operation.response].flatMap((message) =>
    message
      ? [
          {
            file,
            message: message.role,
            form: 'canonical' as const,
            schema: { $ref: `#/$defs/${message.typeName}`, $defs: definitions },
          },
        ]
      : [],
  );
  const parameters = document.paths[operation.path]?.[operation.method.toLowerCase()]?.parameters;
  if (!operation.parameters || !parameters) return bodies;
  const schema = {
    type: 'object',
    properties: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
  return [...bodies, { file, message: 'parameters', form: 'canonical', schema }];
}
