import SwaggerParser from '@apidevtools/swagger-parser';
import { generateZodClientFromOpenAPI } from 'openapi-zod-client';
import { load } from '../load.js';
import { at } from '../paths.js';
import { ofOpenObjects } from './limits.js';

const unbounded = 'It leaves out the bounds of an element that may also be null.';

export const openapiZodClient = {
  name: 'openapi-zod-client',
  from: 'openapi-zod-client',
  reads: 'openapi',
  accepts: { ...ofOpenObjects, type: unbounded, maxLength: unbounded },
  async make({ path }, folder) {
    await generateZodClientFromOpenAPI({
      openApiDoc: await SwaggerParser.parse(path),
      templatePath: at('node_modules/openapi-zod-client/src/templates/schemas-only.hbs'),
      distPath: `${folder}/schemas.ts`,
      options: { shouldExportAllSchemas: true },
    });
    // Its output is for zod 3, which is included in zod 4.
    const { schemas } = await load(`${folder}/schemas.ts`, { zod: 'zod/v3' });
    return (schema, values) => values.map((value) => schemas[schema].safeParse(value).success);
  },
};
