import { generate } from 'orval';
import { load } from '../load.js';
import { compile } from '../types.js';
import { lostByTypes, ofOpenObjects, ofTypesWithArrays } from './limits.js';

const run = (input, output) => generate({ input: { target: input }, output: { mode: 'single', ...output } });

/** `CreateCustomerRequest` -> `CreateCustomerBody`: it names schemas after the operation. */
const exportName = (schema) => schema.replace(/Request$/, 'Body');

export const orval = [
  {
    name: 'Orval, zod',
    from: 'orval',
    reads: 'openapi',
    accepts: ofOpenObjects,
    async make({ path }, folder) {
      await run(path, { target: `${folder}/zod.ts`, client: 'zod' });
      const module = await load(`${folder}/zod.ts`);
      return (schema, values) => values.map((value) => module[exportName(schema)].safeParse(value).success);
    },
  },
  {
    name: 'Orval, types',
    from: 'orval',
    reads: 'openapi',
    isOfTypes: true,
    accepts: ofTypesWithArrays,
    loses: lostByTypes,
    async make({ path }, folder) {
      await run(path, { target: `${folder}/api.ts`, schemas: `${folder}/model`, client: 'fetch' });
      return (schema, values) => compile(folder, './model', schema, values);
    },
  },
];
