/** Phase 4: converts the model to formatted files. It only runs if there are no errors, and reports none itself. */
import type { Model, Operation } from '../model/model.js';
import { defined } from '../defined.js';
import { sharedFolders } from '../names.js';
import { defaultSettings, type ImportStyle, type SiteName } from '../settings.js';
import { format } from './format.js';
import { withImports } from './imports.js';
import { withLintHeader } from './lint-header.js';
import { checkDeclarationsOnly } from './declarations-only.js';
import { checkCollisions, checkOwnCode, formatted } from './own-files.js';
import { operationLedger } from './operation-ledger.js';
import type { Render } from './templates/render.js';
import type { EmitContext, EmittedFile, OperationTarget, PackageTarget, RunContext } from './target.js';
import { operationTargets, packageTargets, templateViews } from './targets/index.js';
import { loadTemplates } from './templates/load-templates.js';

export interface EmitOptions {
  /** Renders the user's templates. Default: those of the package. */
  readonly render?: Render;
  /** Default: all targets. */
  readonly operationTargets?: readonly OperationTarget[];
  readonly packageTargets?: readonly PackageTarget[];
  readonly imports?: ImportStyle;
  readonly idBase?: string;
  /** Default: GitHub. The templates are those of the same site. */
  readonly site?: SiteName;
  readonly base?: string;
}

/** What is emitted for an operation; it depends on nothing but the operation, the templates and the targets. */
export interface OperationOutput {
  /** Formatted. */
  readonly files: readonly EmittedFile[];
  /** What the package targets need of the operation, by their names. */
  readonly pieces: Readonly<Record<string, string>>;
}

/** The files of all targets, formatted and sorted by path. Throws if a target breaks its contract, which is a bug. */
export async function emit(model: Model, options: EmitOptions = {}): Promise<readonly EmittedFile[]> {
  const render = options.render ?? (await packageTemplates(options.site));
  const outputs: OperationOutput[] = [];
  for (const operation of model.operations) outputs.push(await emitOperation(operation, { ...options, render }));
  const shared = await emitPackage(
    outputs.map(({ pieces }) => pieces),
    { ...options, render },
  );
  const files = [...outputs.flatMap((output) => output.files), ...shared];
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files of one operation. */
export async function emitOperation(
  operation: Operation,
  { render, ...options }: EmitOptions & { readonly render: Render },
): Promise<OperationOutput> {
  const targets = options.operationTargets ?? operationTargets;
  const context = {
    ...contextOf(operation, render, targets),
    ...runContext({ render, ...options }),
    idBase: options.idBase,
  };
  const files: EmittedFile[] = [];
  for (const target of targets) {
    for (const file of await target.emitOperation(operation, context)) {
      if (!file.own && (!safePath.test(file.path) || !file.path.startsWith(`${operation.name}/`)))
        throw new Error(`${target.name} emitted ${file.path} outside of ${operation.name}/`);
      files.push(finished(await formatted(file), options.imports));
    }
  }
  checkCollisions(files);
  checkRepeats(files);
  await checkOwnCode(files);
  await checkDeclarationsOnly(files.filter(({ own }) => !own));
  const pieces = (options.packageTargets ?? packageTargets).flatMap(({ name, pieceOf }) =>
    pieceOf ? [[name, pieceOf(operation)] as const] : [],
  );
  return { files, pieces: Object.fromEntries(pieces) };
}

/**
 * The files of the package as a whole.
 *
 * @param pieces those of each operation, in the order of their names
 */
export async function emitPackage(
  pieces: readonly OperationOutput['pieces'][],
  { render, ...options }: EmitOptions & { readonly render: Render },
): Promise<readonly EmittedFile[]> {
  const context = runContext({ render, ...options });
  const files: EmittedFile[] = [];
  for (const { name, pieceOf, emitPackage: emitFiles } of options.packageTargets ?? packageTargets) {
    const those = pieceOf ? pieces.map((one) => defined(one[name], `a piece for ${name}`)) : [];
    for (const file of await emitFiles(those, context)) {
      if (file.own) {
        files.push(finished(await formatted(file), options.imports));
        continue;
      }
      if (!safePath.test(file.path)) throw new Error(`${file.path} is no path for an emitted file`);
      const [folder = '', inFolder] = file.path.split('/');
      if (inFolder !== undefined && !sharedFolders.includes(folder))
        throw new Error(`${file.path} is in a folder that an operation could be called: it has to be a shared one`);
      files.push(finished(await format(file), options.imports));
    }
  }
  checkCollisions(files);
  checkRepeats(files);
  await checkOwnCode(files);
  return files;
}

function finished(file: EmittedFile, imports: ImportStyle | undefined): EmittedFile {
  return withImports(withLintHeader(file), imports);
}

/** What the targets of one operation share; the ledger is that of the targets of the run. */
export function contextOf(
  operation: Operation,
  render: Render,
  targets: readonly OperationTarget[] = operationTargets,
): EmitContext {
  return { ...runContext({ render, operationTargets: targets }), ...operationLedger(operation, targets) };
}

function runContext({
  render,
  operationTargets: targets = operationTargets,
  site = defaultSettings.site,
  base = defaultSettings.base,
}: EmitOptions & { readonly render: Render }): RunContext {
  return { render, site, base, emits: new Set(targets.map(({ name }) => name)) };
}

async function packageTemplates(site?: SiteName): Promise<Render> {
  const { render, diagnostics } = await loadTemplates(templateViews, undefined, {}, site);
  if (!render) throw new Error(diagnostics.map(({ message, span }) => `${span?.source.path}: ${message}`).join('\n'));
  return render;
}

/** At most one folder, no hidden files, dots only before an ending, lower case: the same file on every system. */
const safePath = /^([a-z0-9]+(-[a-z0-9]+)*\/)?[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)+$/;

function checkRepeats(files: readonly EmittedFile[]): void {
  const paths = new Set<string>();
  for (const { path } of files) {
    if (paths.has(path)) throw new Error(`${path} was emitted twice`);
    paths.add(path);
  }
}
