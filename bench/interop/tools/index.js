/**
 * The tools. Each reads OpenAPI documents or JSON Schemas and makes something that takes payloads or refuses them:
 *
 * - `name`, `from` (the package whose version is shown)
 * - `reads`: 'openapi' or 'json-schema'
 * - `isOfTypes`: what it makes are types
 * - `messages`: those that it can be asked about, if not all
 * - `accepts`: why it lets payloads pass that break rules of a kind, conditions aside
 * - `loses`: the conditions that it does not keep, and why; `refuses`: the right payloads that it refuses, and why
 * - `make(source, folder)`: what it makes of a file, as `(schema, payloads) => verdicts`
 *
 * A source is `{ path, operation? }`; `schema` names a component, and for readers of JSON Schema the whole file is meant.
 */
import { ajv } from './ajv.js';
import { cfworker } from './cfworker.js';
import { heyApi } from './hey-api.js';
import { hyperjump } from './hyperjump.js';
import { jsonSchemaToTypescript } from './json-schema-to-typescript.js';
import { jsonSchemaToZod } from './json-schema-to-zod.js';
import { kubb } from './kubb.js';
import { openapiTypescript } from './openapi-typescript.js';
import { openapiZodClient } from './openapi-zod-client.js';
import { orval } from './orval.js';
import { prism } from './prism.js';
import { schemasafe } from './schemasafe.js';

export const tools = [
  ...ajv,
  ...orval,
  ...heyApi,
  ...kubb,
  openapiZodClient,
  openapiTypescript,
  jsonSchemaToZod,
  jsonSchemaToTypescript,
  prism,
  hyperjump,
  cfworker,
  schemasafe,
];
