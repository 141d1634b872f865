import { Ajv2020 } from 'ajv/dist/2020.js';
import { requestSchema } from '../rules.js';

export function compile(options) {
  const ajv = new Ajv2020({ strict: true, ...options });
  return ajv.compile(requestSchema);
}

export default function contestant() {
  const first = compile({});
  const all = compile({ allErrors: true });
  return {
    name: 'Ajv compiled',
    lacks: ['bytes'],
    is: (value) => first(value),
    first: (value) => (first(value) ? undefined : first.errors[0]),
    all: (value) => (all(value) ? [] : all.errors),
  };
}
