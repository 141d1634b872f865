/** `validation/`: what the validators of all operations have in common; it holds no facts. */
import { runtimeTarget } from '../runtime.js';

const modules = [
  'violation',
  'values',
  'formats',
  'numbers',
  'nearest',
  'report',
  'read',
  'results',
  'standard-schema',
] as const;

export const validationTarget = runtimeTarget('validation', modules);
