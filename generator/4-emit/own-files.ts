/** The checks of files that targets of users have emitted; each failure names the target. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import { ExtensionError } from '../extend/extensions.js';
import { checkDeclarationsOnly } from './declarations-only.js';
import { EmitError } from './emit-error.js';
import { format } from './format.js';
import type { EmittedFile } from './target.js';

/** The file in its final form. */
export function formatted(file: EmittedFile): Promise<EmittedFile> {
  return blaming(file, () => format(file));
}

/** Throws at the first file of which something runs when it is imported. */
export async function checkOwnCode(files: readonly EmittedFile[]): Promise<void> {
  for (const file of files) {
    if (!file.own?.isInert || !/\.[cm]?[jt]s$/.test(file.path)) continue;
    await blaming(file, () => checkDeclarationsOnly([file], staysInside));
  }
}

/** Modules of the output folder. */
function staysInside(path: string, module: string): boolean {
  if (!/^\.\.?\//.test(module)) return false;
  const folder = path.split('/').slice(0, -1);
  for (const name of module.split('/')) {
    if (name === '..' && folder.pop() === undefined) return false;
    if (name !== '..' && name !== '.') folder.push(name);
  }
  return true;
}

/** Throws if two files are the same on a file system that ignores case. */
export function checkCollisions(files: readonly { readonly path: string; readonly own?: EmittedFile['own'] }[]): void {
  const seen = new Map<string, EmittedFile['own']>();
  for (const { path, own } of files) {
    const key = path.toLowerCase();
    const before = seen.get(key);
    const blamed = own ?? before;
    if (seen.has(key) && blamed) {
      const other = own && before ? (own.name === before.name ? 'it' : `\`${before.name}\``) : 'specwright';
      const { name, placeOf } = blamed;
      throw new ExtensionError(diagnostic('target-collision', placeOf(), { name, other, path }));
    }
    seen.set(key, own);
  }
}

async function blaming<Result>({ own }: EmittedFile, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    if (!own || !(error instanceof EmitError)) throw error;
    const { path, line, reason } = error;
    const found = diagnostic('target-file', own.placeOf(), { name: own.name, path, line, reason });
    throw new ExtensionError(found, { cause: error });
  }
}
