/**
 * The tools. Each reads OpenAPI documents or JSON Schemas, and its output accepts or refuses payloads:
 *
 * - `name`, `from` (the package whose version is shown)
 * - `reads`: 'openapi' or 'json-schema'
 * - `isOfTypes`: its output is types
 * - `messages`: the messages that it can check, if not all
 * - `accepts`: why it accepts payloads that break rules of a kind, except conditions
 * - `loses`: the conditions that it does not enforce, and why; `refuses`: the valid payloads that it refuses, and why
 * - `make(source, folder)`: runs the tool on a file; the result is a function `(schema, payloads) => verdicts`
 *
 * A source is `{ path, operation? }`; `schema` is the name of a component, which readers of JSON Schema ignore.
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
