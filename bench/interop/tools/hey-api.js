import { createClient } from '@hey-api/openapi-ts';
import * as v from 'valibot';
import { load } from '../load.js';
import { compile } from '../types.js';
import { countsUnits, lostByTypes, ofOpenObjects, ofSchemas, ofTypesWithArrays } from './limits.js';

const run = (input, folder, plugin) =>
  createClient({ input, output: { path: folder }, plugins: [plugin], logs: { level: 'silent' } });

const common = { from: '@hey-api/openapi-ts', reads: 'openapi' };

export const heyApi = [
  {
    ...common,
    name: 'Hey API, zod',
    accepts: ofOpenObjects,
    async make({ path }, folder) {
      await run(path, folder, 'zod');
      const module = await load(`${folder}/zod.gen.ts`);
      return (schema, values) => values.map((value) => module[`z${schema}`].safeParse(value).success);
    },
  },
  {
    ...common,
    name: 'Hey API, valibot',
    accepts: { ...ofSchemas, type: 'Its object schemas also accept arrays.' },
    refuses: countsUnits,
    async make({ path }, folder) {
      await run(path, folder, 'valibot');
      const module = await load(`${folder}/valibot.gen.ts`);
      return (schema, values) => values.map((value) => v.safeParse(module[`v${schema}`], value).success);
    },
  },
  {
    ...common,
    name: 'Hey API, types',
    isOfTypes: true,
    accepts: ofTypesWithArrays,
    loses: lostByTypes,
    async make({ path }, folder) {
      await run(path, folder, '@hey-api/typescript');
      return (schema, values) => compile(folder, './types.gen', schema, values);
    },
  },
];
