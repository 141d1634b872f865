/** OpenAPI 3.1: a complete document for each operation, and one for each API with all its operations. */
import { printYaml } from '../../print-yaml.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { bundlesOf, documentOfBundle } from './bundle.js';
import { type Document, documentOf } from './document.js';
import { openapiFidelity } from './openapi-fidelity.js';

export const openapiTarget: OperationTarget = {
  name: 'openapi',
  fidelity: openapiFidelity,
  emitOperation: async (operation) => [
    { path: `${operation.name}/openapi.yaml`, content: await print(documentOf(operation)), verbatim: true },
  ],
};

export const openapiBundleTarget: PackageTarget = {
  name: 'openapi-bundle',
  emitPackage: ({ operations }) =>
    Promise.all(
      bundlesOf(operations).map(async (bundle) => ({
        path: bundle.path,
        content: await print(documentOfBundle(bundle)),
        verbatim: true,
      })),
    ),
};

/** Prints a document as YAML, after a check by swagger-parser: a document that it refuses is a bug of the target. */
async function print(document: Document): Promise<string> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // It may change its input, so it gets a copy. It reads nothing outside the document.
  const copy = structuredClone(document) as unknown as Parameters<typeof SwaggerParser.validate>[0];
  // Its search of references takes a step for each path to a schema, of which there can be 2^n.
  const dereference = { excludedPathMatcher: () => true };
  await SwaggerParser.validate(copy, { resolve: { external: false }, dereference });
  return printYaml(document);
}
