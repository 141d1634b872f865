/** `validation/`: the code that the validators of all operations share; it contains nothing of a definition. */
import { formats, notationCheck, notationKey, scalars } from '../../formats/index.js';
import { runtimeTarget } from '../runtime.js';

const checks = [...Object.values(formats), ...Object.values(scalars)].flatMap(({ check }) =>
  'module' in check ? check : [],
);

/** The keys by which values are compared. */
const orders = [...Object.values(formats), ...Object.values(scalars)].flatMap(({ order }) => order?.key ?? []);

const modules = [
  'violation',
  'values',
  'conditions',
  'numbers',
  'alternatives',
  'depth',
  'entries',
  'inside',
  'free',
  'nearest',
  'decimals',
  'distance',
  'lengths',
  'lists',
  'nested',
  'report',
  'read',
  'results',
  'outcomes',
  'standard-schema',
  'table-rules',
  ...[...checks, ...orders].map(({ module }) => module),
  notationCheck.module,
  notationKey.module,
];

export const validationTarget = runtimeTarget('validation', [...new Set(modules)]);
