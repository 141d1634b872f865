/** OpenAPI 3.1: a document of each operation, one of each API with all its operations, and one of it for viewers. */
import { printYaml } from '../../print-yaml.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { bundlePiece, bundlesOf } from './bundle.js';
import { packed, piecePartsOf, unpacked } from './bundle-piece.js';
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
  partsOf: (piece) => piecePartsOf(unpacked(piece)),
  emitPackage: (pieces) => bundlesOf(pieces.map(unpacked)).map((bundle) => ({ ...bundle, verbatim: true })),
};

/** The same with conditions in words alone: viewers try all combinations of alternatives, and stop at a table with many rules. */
export const openapiViewersTarget: PackageTarget = {
  name: 'openapi-viewers',
  pieceOf: (operation) => packed(bundlePiece(operation, { inWords: true })),
  partsOf: (piece) => piecePartsOf(unpacked(piece)),
  emitPackage: (pieces) =>
    bundlesOf(pieces.map(unpacked)).map(({ path, ...bundle }) => ({
      ...bundle,
      path: path.replace(/\.yaml$/, '.viewers.yaml'),
      verbatim: true,
    })),
};
