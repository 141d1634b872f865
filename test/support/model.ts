import { loadFolder } from '../../generator/1-load/load.js';
import { buildModel } from '../../generator/2-model/build.js';
import type { Operation } from '../../generator/model.js';

/** An operation of `definitions/`, or of another folder; any error in the definitions fails the test. */
export async function loadOperation(name = 'create-customer', folder = 'definitions'): Promise<Operation> {
  const loaded = await loadFolder(folder);
  const built = buildModel(loaded.files);
  const errors = [...loaded.diagnostics, ...built.diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  const operation = built.model.operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`${folder} has no operation ${name}`);
  return operation;
}
