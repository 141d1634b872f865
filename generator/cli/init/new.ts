/** `specwright new`: adds a definition that generates as it is. */
import { stat } from 'node:fs/promises';
import { basename, isAbsolute, join, relative, sep } from 'node:path';
import { operationName } from '../../1-load/definition-format/name-formats.js';
import { loadFolder } from '../../1-load/load.js';
import type { LoadedCommon } from '../../1-load/definition.js';
import { cannotWrite, shown } from '../../diagnostics/failed-file.js';
import { unlessRefused } from '../../diagnostics/system-error.js';
import { firstFolder, isPattern, placesOf, rootsOf, splitRoot } from '../../roots.js';
import { Exit, type ExitCode, UsageError } from '../exit.js';
import { type Io, showDiagnostics, showJson } from '../io.js';
import type { GlobalOptions } from '../options.js';
import { analyze } from '../../analyze.js';
import { hasErrors } from '../../diagnostics/diagnostic.js';
import { create } from './init.js';
import { schemaLineFor } from './schema-line.js';
import { commonText, operationText } from './texts.js';

export interface NewOptions extends GlobalOptions {
  /** The folder of the new file; by default the first one of the definitions. */
  readonly in?: string;
  /** The common file of the new operation, if there are several. */
  readonly uses?: string;
}

export async function newCommand(
  kind: 'operation' | 'common',
  name: string,
  options: NewOptions,
  io: Io,
): Promise<ExitCode> {
  const { definitions, json = false, limit } = options;
  checkName(name);
  const folder = options.in ?? folderOf(definitions);
  if (!isRead(folder, definitions))
    throw new UsageError(
      `a definition in ${shown(folder)}/ would not be read; the definitions are those of ${placesOf(definitions).join(', ')}`,
    );
  const path = shown(join(folder, `${name}.spec.yaml`));
  if (await unlessRefused(() => stat(path))) throw new UsageError(`${path} is there already; choose another name`);
  const text = kind === 'common' ? commonText(name) : await textOfOperation(name, folder, options);
  const done: { created: string[]; kept: string[] } = { created: [], kept: [] };
  const failure = await create(path, schemaLineFor(folder) + text, done).then(
    () => undefined,
    (error: unknown) => cannotWrite(path, error),
  );
  const diagnostics = failure ? [failure] : (await analyze(definitions)).diagnostics;
  const ok = !hasErrors(diagnostics);
  const { created } = done;
  if (json) await showJson(io, ok, diagnostics, { limit }, { created });
  else {
    await showDiagnostics(io, diagnostics, { limit });
    if (created.length === 0) return Exit.findings;
    io.out.write(`${io.out.colors.green('created')} ${path}\n`);
    io.err.write(
      kind === 'common'
        ? `Operations name it: uses: ${name}.spec.yaml\n`
        : 'Fill it in, then run specwright generate.\n',
    );
  }
  return ok ? Exit.ok : Exit.findings;
}

function checkName(name: string): void {
  if (operationName.pattern.test(name) && !operationName.refused?.includes(name)) return;
  const meant = name
    .replace(/\.spec\.ya?ml$/, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .replace(/-$/, '');
  const isBetter = operationName.pattern.test(meant) && !operationName.refused?.includes(meant);
  const hint = isBetter && meant !== name ? `\n(Did you mean ${meant}?)` : '';
  throw new UsageError(`the name ${JSON.stringify(name)} cannot be used: ${operationName.rule}${hint}`);
}

/** The first folder of definitions. */
function folderOf(definitions: GlobalOptions['definitions']): string {
  const first = firstFolder(definitions);
  if (first !== undefined) return first;
  throw new UsageError(
    `name the folder of the new file with --in: the definitions are those of ${placesOf(definitions).join(', ')}`,
  );
}

/** Whether definitions in a folder are found; what a pattern finds is known only once the file is there. */
function isRead(folder: string, definitions: GlobalOptions['definitions']): boolean {
  const roots = rootsOf(definitions).filter((root) => !splitRoot(root).isExcluded);
  const inside = (root: string): boolean => {
    const between = relative(root, folder);
    return between !== '..' && !between.startsWith(`..${sep}`) && !isAbsolute(between);
  };
  return roots.some((root) => isPattern(root) || inside(root));
}

async function textOfOperation(name: string, folder: string, { definitions, uses }: NewOptions): Promise<string> {
  const { files } = await loadFolder(definitions);
  const isTaken = files.some((file) => file.kind === 'operation' && file.data.operation === name);
  if (isTaken) throw new UsageError(`the operation ${name} is there already; choose another name`);
  const commons = files.filter((file) => file.kind === 'common').filter(({ source }) => isAbove(source.path, folder));
  const names = commons.map(({ source }) => basename(source.path));
  const found =
    uses === undefined ? commons.slice(0, 1) : commons.filter(({ source }) => basename(source.path) === uses);
  const [common] = found;
  const known = names.join(', ') || 'none; add one with specwright new common NAME';
  if (!common)
    throw new UsageError(
      `there is no common file ${uses === undefined ? '' : `${uses} `}for ${folder}/; existing: ${known}`,
    );
  if (uses === undefined && commons.length > 1)
    throw new UsageError(`name the common file of the operation with --uses: ${known}`);
  return operationText(name, basename(common.source.path), common.data.response === undefined, missingShapes(common));
}

/** Whether definitions in a folder may use a common file: one in the folder or above. */
function isAbove(path: string, folder: string): boolean {
  const parent = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '.';
  return parent === '.' || folder === parent || folder.startsWith(`${parent}/`);
}

/** The shapes that the shapes of a common file refer to and that each operation has to define. */
function missingShapes({ data }: LoadedCommon): readonly string[] {
  const shapes = data.shapes ?? {};
  const wanted = Object.values(shapes)
    .flatMap(({ fields }) => Object.values(fields))
    .flatMap(({ shape }) => shape ?? []);
  return [...new Set([data.response?.shape ?? [], data.response?.array?.shape ?? [], wanted].flat())].filter(
    (shape) => !Object.hasOwn(shapes, shape),
  );
}
