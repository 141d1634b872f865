import { emitVectors } from '../4-emit/targets/vectors/vectors.js';
import { analyze } from '../analyze.js';
import { hasErrors } from '../diagnostics/diagnostic.js';
import { planVectors } from '../vectors/vectors.js';
import { Exit, type ExitCode } from './exit.js';
import { type Io, showDiagnostics } from './io.js';
import { misnamed } from './misnamed.js';
import type { GlobalOptions } from './options.js';

/** `specwright vectors`: prints the conformance vectors of an operation, as `vectors.json` has them. */
export async function vectorsCommand(
  name: string | undefined,
  { definitions, limit, extensions }: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const { model, diagnostics } = await analyze(definitions, extensions);
  await showDiagnostics(io, diagnostics, { limit });
  if (hasErrors(diagnostics)) return Exit.findings;
  const names = model.operations.map((operation) => operation.name);
  if (name !== undefined && !names.includes(name)) return misnamed(io, 'operation', name, names);
  const [first, second] = model.operations.filter((operation) => name === undefined || operation.name === name);
  if (!first || second) {
    io.err.write(`error: there are several operations: ${names.join(', ')}. Name one of them.\n`);
    return Exit.usage;
  }
  const { vectors } = await planVectors(first);
  io.out.write(emitVectors(first.name, vectors()));
  return Exit.ok;
}
