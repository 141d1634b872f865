import { writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { compile } from '../types.js';
import { lostByTypes, ofTypesWithArrays } from './limits.js';

export const openapiTypescript = {
  name: 'openapi-typescript',
  from: 'openapi-typescript',
  reads: 'openapi',
  isOfTypes: true,
  accepts: ofTypesWithArrays,
  loses: lostByTypes,
  async make({ path }, folder) {
    // Like `--default-non-nullable=false`: otherwise, an element with a default is mandatory.
    const types = await openapiTS(pathToFileURL(path), { defaultNonNullable: false });
    writeFileSync(`${folder}/schema.ts`, astToString(types));
    return (schema, values) => compile(folder, './schema', `components['schemas']['${schema}']`, values);
  },
};
