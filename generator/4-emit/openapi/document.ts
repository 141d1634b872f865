/** The OpenAPI document of one operation. */
import type { Field, Message, Operation } from '../../model.js';
import { elementSchema } from '../lower/element.js';
import { fieldNotes, inParagraphs } from '../lower/notes.js';
import { asExtension } from '../lower/provenance.js';
import { messageSchemas, type Schema } from '../lower/schema.js';
import { exampleObjects } from './examples.js';
import { responsesOf } from './responses.js';

export interface Document {
  readonly openapi: string;
  readonly info: Schema;
  readonly servers: readonly Schema[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Schema>>;
  readonly components: Readonly<Record<string, Schema>>;
}

/** How the components of a document are called; shared ones carry the operation's name only where two would clash. */
export interface Naming {
  readonly prefixShared: boolean;
}

/** A complete document with the one operation. */
export function documentOf(operation: Operation, naming: Naming = { prefixShared: false }): Document {
  const { api } = operation;
  const refTo = (typeName: string): string => `#/components/schemas/${componentName(operation, typeName, naming)}`;
  const method = operation.method.toLowerCase();
  return {
    openapi: '3.1.0',
    info: {
      title: api.title,
      version: api.version,
      ...(api.description === undefined ? {} : { description: api.description }),
      ...(api.contact ? { contact: api.contact } : {}),
      ...(api.license ? { license: api.license } : {}),
    },
    servers: api.servers.map((url) => ({ url })),
    tags: [{ name: operation.tag, description: `Operations on ${operation.tag.toLowerCase()}.` }],
    paths: { [operation.path]: { [method]: operationObject(operation, refTo) } },
    components: {
      schemas: schemasOf(operation, refTo, naming),
      ...(api.security === 'bearer' ? { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } } : {}),
    },
  };
}

function operationObject(operation: Operation, refTo: (typeName: string) => string): Schema {
  const { parameters, request, response, eligibility, api } = operation;
  return {
    operationId: operation.camelName,
    tags: [operation.tag],
    summary: operation.title,
    description: [operation.description, ...(eligibility ? [eligibility.rule] : [])].join('\n\n'),
    ...(parameters ? { parameters: parameters.root.fields.map((field) => parameterObject(parameters, field)) } : {}),
    ...(request
      ? {
          requestBody: {
            required: true,
            description: request.root.description,
            content: {
              'application/json': {
                schema: { $ref: refTo(request.typeName) },
                ...exampleObjects(operation, 'request'),
              },
            },
          },
        }
      : {}),
    responses: responsesOf(operation, response, refTo),
    security: api.security === 'bearer' ? [{ bearer: [] }] : [],
  };
}

function parameterObject({ root, unknown }: Message, field: Field): Schema {
  const schema = elementSchema(field, {
    form: 'canonical',
    unknown: unknown.canonical,
    refTo: (name) => name,
    provenance: asExtension,
  });
  return {
    name: field.name,
    in: field.location ?? 'query',
    required: field.presence === 'M',
    description: inParagraphs(field.description, fieldNotes(field)),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
    schema: { ...schema, ...(field.fills ? { default: field.default } : {}) },
    ...asExtension(root, field),
  };
}

/** Every schema of request and response, by component name; the parameters have theirs where they stand. */
function schemasOf(operation: Operation, refTo: (typeName: string) => string, naming: Naming): Schema {
  const messages = [operation.request, operation.response].filter((message) => message !== undefined);
  const entries = messages.flatMap((message) => {
    const { root, definitions } = messageSchemas(message, { form: 'canonical', refTo, provenance: asExtension });
    return [[message.typeName, root] as const, ...Object.entries(definitions)];
  });
  return Object.fromEntries(entries.map(([typeName, schema]) => [componentName(operation, typeName, naming), schema]));
}

/** `Contact` -> `CreateCustomerContact`; `Pageable`, which all operations share, stays. */
function componentName(operation: Operation, typeName: string, { prefixShared }: Naming): string {
  const shape = [operation.request, operation.response]
    .flatMap((message) => message?.shapes ?? [])
    .find((found) => found.typeName === typeName);
  const isShared = shape !== undefined && isSharedThroughout(shape);
  if (typeName.startsWith(operation.pascalName) || (isShared && !prefixShared)) return typeName;
  return `${operation.pascalName}${typeName}`;
}

type Shape = Message['root'];

/** Whether a shape of the common file refers to nothing that an operation defines for itself. */
function isSharedThroughout(shape: Shape): boolean {
  return shape.shared && shape.fields.every(({ type }) => type.kind !== 'object' || isSharedThroughout(type.shape));
}
