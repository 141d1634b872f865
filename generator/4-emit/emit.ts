/** Phase 4: converts the model to formatted files. It only runs if there are no errors, and reports none itself. */
import type { Model, Operation } from '../model/model.js';
import { sharedFolders } from '../names.js';
import type { Vector } from '../vectors/vectors.js';
import { format } from './format.js';
import { checkDeclarationsOnly } from './declarations-only.js';
import { operationLedger } from './operation-ledger.js';
import type { Render } from './templates/render.js';
import type { EmitContext, EmittedFile, OperationTarget, PackageTarget } from './target.js';
import { operationTargets, packageTargets, templateViews } from './targets/index.js';
import { loadTemplates } from './templates/load-templates.js';

export interface EmitOptions {
  /** Renders the user's templates. Default: those of the package. */
  readonly render?: Render;
  /** Default: all targets. */
  readonly operationTargets?: readonly OperationTarget[];
  readonly packageTargets?: readonly PackageTarget[];
}

/** The files of all targets, formatted and sorted by path. Throws if a target breaks its contract, which is a bug. */
export async function emit(model: Model, options: EmitOptions = {}): Promise<readonly EmittedFile[]> {
  const render = options.render ?? (await packageTemplates());
  const files: EmittedFile[] = [];
  // Sequentially, because formatting a file takes many times its size in memory.
  const add = async (emitted: readonly EmittedFile[]): Promise<void> => {
    for (const file of emitted) {
      if (!safePath.test(file.path)) throw new Error(`${file.path} is no path for an emitted file`);
      files.push(await format(file));
    }
  };
  const targets = options.operationTargets ?? operationTargets;
  for (const operation of model.operations) {
    const context = await contextOf(operation, render, targets);
    for (const { name, emitOperation } of targets) {
      const emitted = await emitOperation(operation, context);
      for (const { path } of emitted) checkFolder(path, operation.name, name);
      await add(emitted);
    }
  }
  for (const { emitPackage } of options.packageTargets ?? packageTargets) await add(await emitPackage(model, render));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  checkRepeats(files);
  checkFolders(files, model);
  await checkDeclarationsOnly(files);
  return files;
}

/** What the targets of one operation share; the ledger is that of the targets of the run. */
export async function contextOf(
  operation: Operation,
  render: Render,
  targets: readonly OperationTarget[] = operationTargets,
): Promise<EmitContext> {
  const { ledger, vectors } = await operationLedger(operation, targets);
  let built: readonly Vector[] | undefined;
  return { render, ledger, vectors: () => (built ??= vectors()) };
}

async function packageTemplates(): Promise<Render> {
  const { render, diagnostics } = await loadTemplates(templateViews);
  if (!render) throw new Error(diagnostics.map(({ message, span }) => `${span?.source.path}: ${message}`).join('\n'));
  return render;
}

/** At most one folder, no hidden files, dots only before an ending, lower case: the same file on every system. */
const safePath = /^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;

function checkRepeats(files: readonly EmittedFile[]): void {
  for (const [index, { path }] of files.entries()) {
    if (files[index + 1]?.path === path) throw new Error(`${path} was emitted twice`);
  }
}

/** Checks that every folder belongs to an operation, or has a name that no operation can have. */
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
