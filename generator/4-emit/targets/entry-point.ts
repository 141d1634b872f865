/** `index.ts`: the entry point `<package>/create-customer`. */
import type { OperationTarget } from '../target.js';

/** Types that all operations share. A named export takes precedence over `export *` of the same name. */
const shared = `export type { StandardSchema, WireForm } from '../validation/standard-schema.js';
export type {
  Applied,
  EnvelopeResult,
  Findings,
  ParseOptions,
  ParseResult,
  ValidateOptions,
  Violation,
} from '../validation/violation.js';
`;

export const indexTarget: OperationTarget = {
  name: 'index',
  fidelity: 'carries no rules',
  emitOperation: ({ name }) => [
    {
      path: `${name}/index.ts`,
      content: `export type * from './types.js';\nexport * from './validators.js';\n${shared}`,
      verbatim: true,
    },
  ],
};
