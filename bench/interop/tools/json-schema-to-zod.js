import $RefParser from '@apidevtools/json-schema-ref-parser';
import { writeFileSync } from 'node:fs';
import { jsonSchemaToZod as convert } from 'json-schema-to-zod';
import { load } from '../load.js';
import { ofSchemas } from './limits.js';

export const jsonSchemaToZod = {
  name: 'json-schema-to-zod',
  from: 'json-schema-to-zod',
  reads: 'json-schema',
  accepts: { ...ofSchemas, unknown: 'In zod, the intersection of a closed and an open object is open.' },
  async make({ path }, folder) {
    // It does not resolve references itself.
    const schema = await $RefParser.dereference(path);
    writeFileSync(`${folder}/zod.ts`, convert(schema, { module: 'esm', name: 'schema' }));
    const module = await load(`${folder}/zod.ts`);
    return (_, values) => values.map((value) => module.schema.safeParse(value).success);
  },
};
