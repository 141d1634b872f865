/** `vectors.json`: the conformance vectors of an operation, and the schema of the format for the package. */
import { defined } from '../../../defined.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import type { Vector } from '../../../vectors/vectors.js';
import { vectorsSchema } from './vectors-schema.js';

const schemaPath = 'vectors.schema.json';

export const vectorsTarget: OperationTarget = {
  name: 'vectors',
  fidelity: 'carries no rules',
  emitOperation: async ({ name }, { vectors }) => {
    const content = emitVectors(name, await defined(vectors, 'the vectors')());
    return [{ path: `${name}/vectors.json`, content, verbatim: true }];
  },
};

/** The text of `vectors.json`: one vector a line, so that a difference is a line; Prettier would spread them out. */
export function emitVectors(operation: string, vectors: readonly Vector[]): string {
  const lines = vectors.map((vector) => `    ${JSON.stringify(vector)}`);
  const head = `  "$schema": ${JSON.stringify(`../${schemaPath}`)},\n  "operation": ${JSON.stringify(operation)},\n`;
  return `{\n${head}  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`;
}

export const vectorsSchemaTarget: PackageTarget = {
  name: 'vectors-schema',
  emitPackage: () => [{ path: schemaPath, content: JSON.stringify(vectorsSchema, null, 2) }],
};
