/** `vectors.json`: the conformance vectors of an operation, and the schema of the format for the package. */
import { defined } from '../../../defined.js';
import type { OperationTarget, PackageTarget } from '../../target.js';
import { vectorsSchema } from './vectors-schema.js';

const schemaPath = 'vectors.schema.json';

export const vectorsTarget: OperationTarget = {
  name: 'vectors',
  fidelity: 'carries no rules',
  emitOperation: (operation, { vectors }) => {
    const lines = defined(vectors, 'the vectors')().map((vector) => `    ${JSON.stringify(vector)}`);
    const head = `  "$schema": ${JSON.stringify(`../${schemaPath}`)},\n  "operation": ${JSON.stringify(operation.name)},\n`;
    // One vector per line, so that a diff has one line per changed vector; Prettier would spread it over several.
    const content = `{\n${head}  "vectors": [\n${lines.join(',\n')}\n  ]\n}\n`;
    return [{ path: `${operation.name}/vectors.json`, content, verbatim: true }];
  },
};

export const vectorsSchemaTarget: PackageTarget = {
  name: 'vectors-schema',
  emitPackage: () => [{ path: schemaPath, content: JSON.stringify(vectorsSchema, null, 2) }],
};
