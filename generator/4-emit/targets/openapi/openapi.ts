/** OpenAPI 3.1: a complete document for each operation, and one for each API with all its operations. */
import { printYaml } from '../../print-yaml.js';
import { type OperationTarget, packageTarget } from '../../target.js';
import { bundlePiece, bundlesOf } from './bundle.js';
import { documentOf } from './document.js';
import { openapiFidelity } from './openapi-fidelity.js';

export const openapiTarget: OperationTarget = {
  name: 'openapi',
  fidelity: openapiFidelity,
  emitOperation: (operation) => [
    { path: `${operation.name}/openapi.yaml`, content: printYaml(documentOf(operation)), verbatim: true },
  ],
};

export const openapiBundleTarget = packageTarget({
  name: 'openapi-bundle',
  pieceOf: bundlePiece,
  emitPackage: (pieces) => bundlesOf(pieces).map((bundle) => ({ ...bundle, verbatim: true })),
});
