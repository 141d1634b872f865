import { build } from '@kubb/core';
import { pluginOas } from '@kubb/plugin-oas';
import { pluginTs } from '@kubb/plugin-ts';
import { pluginZod } from '@kubb/plugin-zod';
import { load } from '../load.js';
import { compile } from '../types.js';
import { lostByTypes, ofOpenObjects, ofTypesWithArrays } from './limits.js';

const run = (path, folder, plugin) =>
  build({
    config: {
      root: folder,
      input: { path },
      output: { path: '.', format: false, lint: false },
      plugins: [pluginOas({ generators: [] }), plugin],
    },
  });

/** `CreateCustomerRequest` -> `createCustomerRequestSchema` */
const exportName = (schema) => `${schema[0].toLowerCase()}${schema.slice(1)}Schema`;

export const kubb = [
  {
    name: 'Kubb, zod',
    accepts: ofOpenObjects,
    from: '@kubb/plugin-zod',
    reads: 'openapi',
    async make({ path }, folder) {
      await run(path, folder, pluginZod({ output: { path: 'zod' } }));
      const module = await load(`${folder}/zod/index.ts`);
      return (schema, values) => values.map((value) => module[exportName(schema)].safeParse(value).success);
    },
  },
  {
    name: 'Kubb, types',
    from: '@kubb/plugin-ts',
    reads: 'openapi',
    isOfTypes: true,
    accepts: ofTypesWithArrays,
    loses: lostByTypes,
    async make({ path }, folder) {
      await run(path, folder, pluginTs({ output: { path: 'types' } }));
      return (schema, values) => compile(folder, './types/index.ts', schema, values);
    },
  },
];
