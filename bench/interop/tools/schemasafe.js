import { readFileSync } from 'node:fs';
import { validator } from '@exodus/schemasafe';
import { ofSchemas } from './limits.js';

export const schemasafe = {
  name: 'schemasafe',
  from: '@exodus/schemasafe',
  reads: 'json-schema',
  accepts: ofSchemas,
  make({ path }) {
    const validate = validator(JSON.parse(readFileSync(path, 'utf8')), { mode: 'default' });
    return (_, values) => values.map((value) => validate(value));
  },
};
