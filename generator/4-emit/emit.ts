/** Phase 4: the model to formatted files. Runs when nothing was diagnosed as an error, and reports none itself. */
import type { Model, Operation } from '../model.js';
import { sharedFolders } from '../names.js';
import type { Vector } from '../vectors.js';
import { format } from './emit-format.js';
import { checkInert } from './inert.js';
import { ledgerOf } from './ledger.js';
import type { Render } from './render.js';
import type { EmitContext, EmittedFile, OperationTarget, PackageTarget } from './target.js';
import { operationTargets, packageTargets, templateViews } from './targets.js';
import { loadTemplates } from './template.js';

export interface EmitOptions {
  /** The user's templates; left out, those of the package. */
  readonly render?: Render;
  /** Left out: every target there is. */
  readonly operationTargets?: readonly OperationTarget[];
  readonly packageTargets?: readonly PackageTarget[];
}

/** Every file of every target, formatted, sorted by path. Throws when a target breaks its contract, which is a bug. */
export async function emit(model: Model, options: EmitOptions = {}): Promise<readonly EmittedFile[]> {
  const render = options.render ?? (await packageTemplates());
  const emitted = await Promise.all([
    ...model.operations.flatMap((operation) => {
      const context = contextOf(operation, render);
      return (options.operationTargets ?? operationTargets).map(async ({ name, emitOperation }) => {
        const files = await emitOperation(operation, context);
        for (const { path } of files) checkFolder(path, operation.name, name);
        return files;
      });
    }),
    ...(options.packageTargets ?? packageTargets).map(({ emitPackage }) => emitPackage(model, render)),
  ]);
  const files = emitted.flat().sort((a, b) => (a.path < b.path ? -1 : 1));
  checkPaths(files);
  checkFolders(files, model);
  const formatted = await Promise.all(files.map(format));
  await checkInert(formatted);
  return formatted;
}

/** What the targets of one operation share. */
export function contextOf(operation: Operation, render: Render): EmitContext {
  let built: Promise<readonly Vector[]> | undefined;
  const build = async (): Promise<readonly Vector[]> => {
    const { vectorsOf } = await import('../vectors.js');
    return vectorsOf(operation);
  };
  return { render, ledger: ledgerOf(operation, operationTargets), vectors: () => (built ??= build()) };
}

async function packageTemplates(): Promise<Render> {
  const { render, diagnostics } = await loadTemplates(templateViews);
  if (!render) throw new Error(diagnostics.map(({ message, span }) => `${span?.source.path}: ${message}`).join('\n'));
  return render;
}

/** One folder at most, no hidden files, no dots but those before an ending, lower case: one file on every system. */
const safePath = /^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;

function checkPaths(files: readonly EmittedFile[]): void {
  for (const [index, { path }] of files.entries()) {
    if (!safePath.test(path)) throw new Error(`${path} is no path for an emitted file`);
    if (files[index + 1]?.path === path) throw new Error(`${path} was emitted twice`);
  }
}

/** Every folder is that of an operation, or one that no operation can be called. */
function checkFolders(files: readonly EmittedFile[], { operations }: Model): void {
  const known = new Set([...operations.map(({ name }) => name), ...sharedFolders]);
  for (const { path } of files) {
    const slash = path.indexOf('/');
    if (slash >= 0 && !known.has(path.slice(0, slash)))
      throw new Error(`${path} is in a folder that an operation could be called: it has to be a shared one`);
  }
}

function checkFolder(path: string, operation: string, target: string): void {
  if (!path.startsWith(`${operation}/`)) throw new Error(`${target} emitted ${path} outside of ${operation}/`);
}
