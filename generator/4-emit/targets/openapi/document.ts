/** The OpenAPI document of one operation. */
import type {
  Field,
  ListStyle,
  Message,
  Operation,
  Security,
  SecurityScheme,
  TokenSource,
} from '../../../model/model.js';
import { jsonMediaType } from '../../../model/media-types.js';
import { sentNameOf } from '../../../model/parameters.js';
import { fieldNotes, rulesAbout, withNotes } from '../../lower/notes.js';
import { rulesInside } from '../../../model/table-rules.js';
import { asExtension } from '../../lower/provenance.js';
import { recordOf } from '../../../names.js';
import type { Schema } from '../../lower/schema.js';
import { schemaAlone } from './alone.js';
import { componentNames, partsOf, type RefTo, schemasOf, type Wording } from './components.js';
import { exampleObjects, examplesOf } from './examples.js';
import { responsesOf } from './responses.js';

export interface Document {
  readonly openapi: string;
  readonly info: Schema;
  readonly servers: readonly Schema[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What an operation contributes to a document, and how the document refers to its schemas. */
export interface Contribution {
  readonly head: Pick<Document, 'openapi' | 'info' | 'servers'>;
  readonly tag: Document['tags'][number];
  readonly path: string;
  readonly method: string;
  readonly operation: Schema;
  /** By the names of their types. */
  readonly schemas: readonly (readonly [typeName: string, Schema])[];
  readonly securitySchemes?: Readonly<Record<string, Schema>>;
}

/** A complete document with the one operation. */
export function documentOf(operation: Operation): Document {
  const nameOf = componentNames(
    partsOf(
      operation,
      schemasOf(operation, (typeName) => typeName),
    ),
  );
  const { head, tag, path, method, schemas, securitySchemes, ...own } = contributionOf(
    operation,
    (typeName) => `#/components/schemas/${nameOf(operation, typeName)}`,
  );
  return {
    ...head,
    tags: [tag],
    paths: { [path]: { [method]: own.operation } },
    components: {
      schemas: recordOf(schemas.map(([typeName, schema]) => [nameOf(operation, typeName), schema] as const)),
      ...(securitySchemes ? { securitySchemes } : {}),
    },
  };
}

export function contributionOf(operation: Operation, refTo: RefTo, wording?: Wording): Contribution {
  const { api } = operation;
  return {
    head: {
      openapi: '3.1.0',
      info: {
        title: api.title,
        version: api.version,
        ...(api.description === undefined ? {} : { description: api.description }),
        ...(api.contact ? { contact: api.contact } : {}),
        ...(api.license ? { license: api.license } : {}),
      },
      servers: api.servers.map((url) => ({ url })),
    },
    tag: { name: operation.tag, description: `Operations on ${operation.tag.toLowerCase()}.` },
    path: operation.path,
    method: operation.method.toLowerCase(),
    operation: operationObject(operation, refTo),
    schemas: schemasOf(operation, refTo, wording),
    ...securitySchemes(operation.security),
  };
}

function securitySchemes({ alternatives }: Security): Pick<Contribution, 'securitySchemes'> {
  const schemes = new Map(alternatives.flat().map((scheme) => [scheme.name, schemeObject(scheme)]));
  return schemes.size === 0 ? {} : { securitySchemes: Object.fromEntries(schemes) };
}

function schemeObject(scheme: SecurityScheme): Schema {
  const words = scheme.description === undefined ? {} : { description: scheme.description };
  switch (scheme.kind) {
    case 'apiKey':
      return { type: 'apiKey', in: scheme.in, name: scheme.sentAs, ...words };
    case 'mutualTLS':
      return { type: 'mutualTLS', ...words };
    case 'bearer':
      return { ...(scheme.token ? tokenObject(scheme.token) : { type: 'http', scheme: 'bearer' }), ...words };
    default:
      return { type: 'http', scheme: scheme.kind, ...words };
  }
}

function tokenObject(token: TokenSource): Schema {
  return token.kind === 'oauth2'
    ? { type: 'oauth2', flows: token.flows }
    : { type: 'openIdConnect', openIdConnectUrl: token.url };
}

function operationObject(operation: Operation, refTo: RefTo): Schema {
  const { parameters, request, eligibility } = operation;
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
            content: Object.fromEntries(
              (request.mediaTypes ?? [jsonMediaType]).map((mediaType) => [
                mediaType,
                { schema: { $ref: refTo(request.typeName) }, ...examplesOf(exampleObjects(operation, 'request')) },
              ]),
            ),
          },
        }
      : {}),
    responses: responsesOf(operation, refTo),
    security: operation.security.alternatives.map((all) => Object.fromEntries(all.map(requirement))),
  };
}

/** A scheme with the scopes that its token needs. */
function requirement(scheme: SecurityScheme): readonly [name: string, scopes: readonly string[]] {
  return [scheme.name, (scheme.kind === 'bearer' ? scheme.scopes : undefined) ?? []];
}

/** The serialization of an array in the words of OpenAPI. */
function listStyle(location: Field['location'], list: ListStyle): Schema {
  if (location !== 'query') return { style: 'simple', explode: false };
  const styles = { repeated: 'form', commas: 'form', spaces: 'spaceDelimited', pipes: 'pipeDelimited' } as const;
  return { style: styles[list], explode: list === 'repeated' };
}

function parameterObject({ root, shapes, unknown }: Message, field: Field): Schema {
  return {
    name: sentNameOf(field),
    in: field.location ?? 'query',
    required: field.presence === 'M',
    ...(field.list === undefined ? {} : listStyle(field.location, field.list)),
    description: withNotes(field.description, fieldNotes(field, rulesAbout(field, root, rulesInside(shapes)))),
    ...(field.deprecated === undefined ? {} : { deprecated: true }),
    schema: { ...schemaAlone(field, unknown.canonical), ...(field.fills ? { default: field.default } : {}) },
    ...asExtension(root, field),
  };
}
