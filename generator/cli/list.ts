import { defined } from '../defined.js';
import { loadFolder } from '../1-load/load.js';
import { buildModel } from '../2-model/build.js';
import { OutputFailure } from '../5-write/failure.js';
import { readManifest } from '../5-write/manifest.js';
import { type Diagnostic, hasErrors } from '../diagnostics/diagnostic.js';
import { messagesOf } from '../model/messages.js';
import type { Message, Operation } from '../model/model.js';
import { ruleUses } from '../model/rule-uses.js';
import { Exit, type ExitCode } from './exit.js';
import { count, type Io, showDiagnostics, showJson } from './io.js';
import type { GlobalOptions } from './options.js';

interface Listed {
  readonly name: string;
  readonly title: string;
  readonly method: string;
  readonly path: string;
  /** Rows of the tables, by message. */
  readonly elements: Readonly<Record<string, number>>;
  /** Rules that a value can break, by message. */
  readonly rules: Readonly<Record<string, number>>;
  /** Generated files that the manifest lists, relative to the output folder. */
  readonly files: readonly string[];
}

/** `specwright list`: the operations in the definitions. */
export async function listCommand(
  { definitions, out, json = false, limit, extensions }: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const loaded = await loadFolder(definitions);
  const built = buildModel(loaded.files, loaded.rejected, extensions?.formats);
  const { paths, diagnostics: unread } = await generatedPaths(out);
  const diagnostics = [...loaded.diagnostics, ...built.diagnostics, ...unread];
  const ok = !hasErrors(diagnostics);
  const operations = built.model.operations.map((operation) => describe(operation, paths));
  if (json) await showJson(io, ok, diagnostics, { limit }, { operations });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    show(operations, io);
  }
  return ok ? Exit.ok : Exit.findings;
}

async function generatedPaths(out: string): Promise<{ paths: readonly string[]; diagnostics: readonly Diagnostic[] }> {
  try {
    const manifest = await readManifest(out);
    return { paths: [...(manifest?.hashes.keys() ?? [])], diagnostics: [] };
  } catch (error) {
    if (error instanceof OutputFailure) return { paths: [], diagnostics: [error.diagnostic] };
    throw error;
  }
}

function describe(operation: Operation, paths: readonly string[]): Listed {
  const { name, title, method, path } = operation;
  const uses = ruleUses(operation);
  const messages = messagesOf(operation);
  const byRole = (measure: (message: Message) => number): Readonly<Record<string, number>> =>
    Object.fromEntries(messages.map((message) => [message.role, measure(message)]));
  return {
    name,
    title,
    method,
    path,
    elements: byRole(({ shapes }) => shapes.reduce((sum, { fields }) => sum + fields.length, 0)),
    rules: byRole(({ role }) => uses.filter(({ message }) => message.role === role).length),
    files: paths.filter((file) => file.startsWith(`${name}/`)),
  };
}

function show(operations: readonly Listed[], { out: { write, colors } }: Io): void {
  for (const { name, title, method, path, elements, rules, files } of operations) {
    write(`${colors.bold(name)}  ${colors.cyan(method)} ${path}\n  ${title}\n`);
    for (const [role, rows] of Object.entries(elements)) {
      write(`  ${role}: ${count(rows, 'element')}, ${count(defined(rules[role], role), 'rule')}\n`);
    }
    const names = files.map((file) => file.slice(name.length + 1)).join(', ');
    write(`  files: ${names || 'none; run specwright generate to write them'}\n`);
  }
}
