/** `validation/`: what the validators of all operations have in common; it holds no facts. */
import { formats, scalars } from '../../formats/index.js';
import { runtimeTarget } from '../runtime.js';

const checks = [...Object.values(formats), ...Object.values(scalars)].flatMap(({ check }) =>
  'module' in check ? check : [],
);

const modules = [
  'violation',
  'values',
  'numbers',
  'nearest',
  'report',
  'read',
  'results',
  'standard-schema',
  ...checks.map(({ module }) => module),
];

export const validationTarget = runtimeTarget('validation', [...new Set(modules)]);
