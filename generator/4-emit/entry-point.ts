/** `index.ts`: what `import ... from '<package>/create-customer'` gives. */
import type { OperationTarget } from './target.js';

export const indexTarget: OperationTarget = {
  name: 'index',
  fidelity: 'carries no rules',
  emitOperation: ({ name }) => [
    { path: `${name}/index.ts`, content: `export type * from './types.js';\nexport * from './validators.js';\n` },
  ],
};
