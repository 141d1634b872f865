/** Checks where files may be written, so that a mistyped option does not write into unrelated folders. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import { placesOf, type Roots } from '../roots.js';
import { isSystemError } from '../diagnostics/system-error.js';
import { cannotWrite, shown } from '../diagnostics/failed-file.js';
import { unlessMissing } from './failure.js';
import { JOURNAL, keptByHand, MANIFEST } from './output-names.js';

export interface Places {
  readonly definitions: Roots;
  readonly out: string;
  /** False when no handlers are written. */
  readonly handlers?: string | false;
}

/**
 * Reports why a folder cannot be written to. It must not be a system folder, and must neither be nor contain a folder in
 * which somebody works. Outside the project it has to be new, empty or written by specwright.
 */
export async function checkFolders({ definitions, out, handlers = false }: Places): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const check = async (code: 'output-folder' | 'handlers-folder', folder: string, isOurs: IsOurs): Promise<void> => {
    try {
      const reason = await refusal(folder, placesOf(definitions), isOurs);
      if (reason !== undefined) found.push(diagnostic(code, { path: shown(folder) }, { reason }));
    } catch (error) {
      found.push(cannotWrite(folder, error));
    }
  };
  await check('output-folder', out, isOutput);
  if (handlers === false) return found;
  await check('handlers-folder', handlers, isHandlers);
  if (found.length > 0) return found;
  const [inner, outer] = await Promise.all([realPlace(resolve(handlers)), realPlace(resolve(out))]);
  const reason = inner === outer ? 'is the output folder' : 'is inside the output folder';
  return holds(outer, inner) ? [diagnostic('handlers-folder', { path: shown(handlers) }, { reason })] : [];
}

/** Whether a folder with these entries was written by specwright. */
type IsOurs = (folder: string, names: readonly string[]) => boolean | Promise<boolean>;

const isOutput: IsOurs = (_, names) =>
  names.includes(MANIFEST) || names.includes(JOURNAL) || names.every((name) => keptByHand.includes(name));

const isHandlers: IsOurs = async (folder, names) =>
  names.includes('index.ts') &&
  ((await readRegularFile(join(folder, 'index.ts'), 1024 * 1024))?.includes('routerOf') ?? false);

async function refusal(folder: string, definitions: readonly string[], isOurs: IsOurs): Promise<string | undefined> {
  const [place, current, home, ...sources] = await Promise.all(
    [folder, '.', homedir(), ...definitions].map((path) => realPlace(resolve(path))),
  );
  if (place === undefined || current === undefined) return undefined;
  if (place === parse(place).root) return 'is the root of the file system';
  if (/^\/(dev|proc|sys)(\/|$)/.test(place)) return 'is inside a system folder';
  if (place.split(sep).includes('.git')) return 'is inside the .git folder';
  if (place === home) return 'is your home folder';
  if (sources.includes(place)) return 'is the definitions folder';
  if (sources.some((source) => holds(place, source))) return 'contains the definitions folder';
  if (place === current) return 'is the current folder';
  if (holds(place, current)) return 'contains the current folder';
  if (holds(await projectOf(current), place)) return undefined;
  const names = await unlessMissing(() => readdir(place));
  if (names === undefined || names.length === 0 || (await isOurs(place, names))) return undefined;
  return 'is outside the project and contains other files';
}

/** Whether a folder is another one or contains it. */
function holds(outer: string, inner: string): boolean {
  const between = relative(outer, inner);
  return between.split(sep)[0] !== '..' && parse(between).root === '';
}

/** The root of the repository that contains a folder, or else of its package, or else the folder itself. */
async function projectOf(folder: string): Promise<string> {
  for (const mark of ['.git', 'package.json']) {
    for (let place = folder; ; place = dirname(place)) {
      if (await unlessMissing(() => stat(join(place, mark)))) return place;
      if (dirname(place) === place) break;
    }
  }
  return folder;
}

/** The path with symbolic links resolved, even if its last parts do not exist yet. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const isMissing = isSystemError(error) && error.code === 'ENOENT';
    if (!isMissing || dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), path.slice(dirname(path).length));
  }
}
