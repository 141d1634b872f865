import first from '../build/ajv-first.js';
import all from '../build/ajv-all.js';

export default function contestant() {
  return {
    name: 'Ajv standalone',
    lacks: ['bytes'],
    is: (value) => first(value),
    first: (value) => (first(value) ? undefined : first.errors[0]),
    all: (value) => (all(value) ? [] : all.errors),
  };
}
