import { realpath } from 'node:fs/promises';
import { dirname, join, parse, relative, resolve, sep } from 'node:path';
import { type Diagnostic, diagnostic } from '../diagnostics.js';
import { explain, isSystemError } from '../system-error.js';
import { shown } from './failure.js';

/**
 * Why a folder cannot be the output folder: it is the root of the file system, or the definitions lie in it, so that a
 * mistyped `--out` never spills files over someone's work.
 */
export async function checkFolder(folder: string, definitions: string): Promise<readonly Diagnostic[]> {
  const refuse = (reason: string): Diagnostic[] => [diagnostic('output-folder', { path: shown(folder) }, { reason })];
  try {
    const [out, source] = await Promise.all([realPlace(resolve(folder)), realPlace(resolve(definitions))]);
    if (out === parse(out).root) return refuse('is the root of the file system');
    if (out === source) return refuse('is the folder of the definitions');
    const between = relative(out, source);
    if (between.split(sep)[0] !== '..' && parse(between).root === '')
      return refuse('holds the folder of the definitions');
    return [];
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return [diagnostic('cannot-write', { path: shown(folder) }, explain(error))];
  }
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
