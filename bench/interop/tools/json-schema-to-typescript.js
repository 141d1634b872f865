import { writeFileSync } from 'node:fs';
import { compileFromFile } from 'json-schema-to-typescript';
import { compile } from '../types.js';
import { lostByTypes, ofTypes } from './limits.js';

export const jsonSchemaToTypescript = {
  name: 'json-schema-to-typescript',
  from: 'json-schema-to-typescript',
  reads: 'json-schema',
  isOfTypes: true,
  accepts: { ...ofTypes, unknown: 'By default, its branches accept any further element.' },
  loses: lostByTypes,
  async make({ path }, folder) {
    writeFileSync(`${folder}/types.ts`, await compileFromFile(path, { format: false }));
    return (schema, values) => compile(folder, './types', schema, values);
  },
};
