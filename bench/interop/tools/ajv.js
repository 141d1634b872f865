import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { ofSchemas } from './limits.js';

const refuse = (...words) => {
  throw new Error(words.join(' '));
};

const ajvWith = (name, options) => ({
  name,
  from: 'ajv',
  reads: 'json-schema',
  accepts: ofSchemas,
  make({ path }) {
    // A warning means that the schema is at fault.
    const ajv = new Ajv2020({ ...options, logger: { log: refuse, warn: refuse, error: refuse } });
    const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')));
    return (_, values) => values.map((value) => validate(value));
  },
});

export const ajv = [ajvWith('Ajv, strict', { strict: true }), ajvWith('Ajv, default', {})];
