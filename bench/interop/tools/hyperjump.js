import { readFileSync } from 'node:fs';
import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { ofSchemas } from './limits.js';

export const hyperjump = {
  name: 'Hyperjump',
  from: '@hyperjump/json-schema',
  reads: 'json-schema',
  accepts: ofSchemas,
  async make({ path, operation }) {
    const schema = JSON.parse(readFileSync(path, 'utf8'));
    const id = `https://example.com/${operation}/${schema.$id}`;
    registerSchema({ ...schema, $id: id }, id, schema.$schema);
    const judge = await validate(id);
    return (_, values) => values.map((value) => judge(value).valid);
  },
};
