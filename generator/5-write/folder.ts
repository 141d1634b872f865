/** Where files may be written: a mistyped option never spills files over what somebody else keeps somewhere. */
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { readRegularFile } from '../regular-file.js';
import { explain, isSystemError } from '../diagnostics/system-error.js';
import { shown, unlessMissing } from './failure.js';
import { JOURNAL, keptByHand, MANIFEST } from './output-names.js';

export interface Places {
  readonly definitions: string;
  readonly out: string;
  /** False when no handlers are written. */
  readonly handlers?: string | false;
}

/**
 * Why a folder cannot be written to. It has to be a folder of its own: below no device, and neither holding nor being
 * what somebody works in. Outside of the project it has to be new, empty or ours.
 */
export async function checkFolders({ definitions, out, handlers = false }: Places): Promise<readonly Diagnostic[]> {
  const found: Diagnostic[] = [];
  const check = async (code: 'output-folder' | 'handlers-folder', folder: string, isOurs: IsOurs): Promise<void> => {
    try {
      const reason = await refusal(folder, definitions, isOurs);
      if (reason !== undefined) found.push(diagnostic(code, { path: shown(folder) }, { reason }));
    } catch (error) {
      if (!isSystemError(error)) throw error;
      found.push(diagnostic('cannot-write', { path: shown(folder) }, explain(error)));
    }
  };
  await check('output-folder', out, isOutput);
  if (handlers === false) return found;
  await check('handlers-folder', handlers, isHandlers);
  if (found.length > 0) return found;
  const [inner, outer] = await Promise.all([realPlace(resolve(handlers)), realPlace(resolve(out))]);
  const reason = inner === outer ? 'is the output folder' : 'lies in the output folder';
  return holds(outer, inner) ? [diagnostic('handlers-folder', { path: shown(handlers) }, { reason })] : [];
}

/** Whether a folder with these names in it is one that we have written to. */
type IsOurs = (folder: string, names: readonly string[]) => boolean | Promise<boolean>;

const isOutput: IsOurs = (_, names) =>
  names.includes(MANIFEST) || names.includes(JOURNAL) || names.every((name) => keptByHand.includes(name));

const isHandlers: IsOurs = async (folder, names) =>
  names.includes('index.ts') &&
  ((await readRegularFile(join(folder, 'index.ts'), 1024 * 1024))?.includes('routerOf') ?? false);

async function refusal(folder: string, definitions: string, isOurs: IsOurs): Promise<string | undefined> {
  const [place, source, current, home] = await Promise.all(
    [folder, definitions, '.', homedir()].map((path) => realPlace(resolve(path))),
  );
  if (place === undefined || source === undefined || current === undefined) return undefined;
  if (place === parse(place).root) return 'is the root of the file system';
  if (/^\/(dev|proc|sys)(\/|$)/.test(place)) return 'lies among the devices of the system';
  if (place.split(sep).includes('.git')) return 'lies in the data of git';
  if (place === home) return 'is your home folder';
  if (place === source) return 'is the folder of the definitions';
  if (holds(place, source)) return 'holds the folder of the definitions';
  if (place === current) return 'is the current folder';
  if (holds(place, current)) return 'holds the current folder';
  if (holds(await projectOf(current), place)) return undefined;
  const names = await unlessMissing(() => readdir(place));
  if (names === undefined || names.length === 0 || (await isOurs(place, names))) return undefined;
  return 'lies outside of the project and holds other files';
}

/** Whether a folder is another, or that lies in it. */
function holds(outer: string, inner: string): boolean {
  const between = relative(outer, inner);
  return between.split(sep)[0] !== '..' && parse(between).root === '';
}

/** The repository that a folder lies in; the package where there is none, and the folder itself where there is neither. */
async function projectOf(folder: string): Promise<string> {
  for (const mark of ['.git', 'package.json']) {
    for (let place = folder; ; place = dirname(place)) {
      if (await unlessMissing(() => stat(join(place, mark)))) return place;
      if (dirname(place) === place) break;
    }
  }
  return folder;
}

/** The path without symbolic links, also when its last parts do not exist yet. */
async function realPlace(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const isMissing = isSystemError(error) && error.code === 'ENOENT';
    if (!isMissing || dirname(path) === path) throw error;
    return join(await realPlace(dirname(path)), path.slice(dirname(path).length));
  }
}
