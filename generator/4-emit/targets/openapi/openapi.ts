/** OpenAPI 3.1: a complete document for each operation, and one for each API with all its operations. */
import { printYaml } from '../../print-yaml.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { bundlePiece, bundlesOf } from './bundle.js';
import { packed, unpacked } from './bundle-piece.js';
import { documentOf } from './document.js';
import { openapiFidelity } from './openapi-fidelity.js';

export const openapiTarget: OperationTarget = {
  name: 'openapi',
  fidelity: openapiFidelity,
  emitOperation: (operation) => {
    const document = documentOf(operation);
    const data = JSON.stringify(document);
    return [{ path: `${operation.name}/openapi.yaml`, content: printYaml(document), data, verbatim: true }];
  },
};

export const openapiBundleTarget: PackageTarget = {
  name: 'openapi-bundle',
  pieceOf: (operation) => packed(bundlePiece(operation)),
  emitPackage: (pieces) => bundlesOf(pieces.map(unpacked)).map((bundle) => ({ ...bundle, verbatim: true })),
};
