import { readFileSync } from 'node:fs';
import { Validator } from '@cfworker/json-schema';
import { ofSchemas } from './limits.js';

export const cfworker = {
  name: '@cfworker/json-schema',
  from: '@cfworker/json-schema',
  reads: 'json-schema',
  accepts: ofSchemas,
  make({ path }) {
    const validator = new Validator(JSON.parse(readFileSync(path, 'utf8')), '2020-12');
    return (_, values) => values.map((value) => validator.validate(value).valid);
  },
};
