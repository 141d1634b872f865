/** The TypeScript that compiles the output. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { isSystemError, unlessRefusedSync } from '../diagnostics/system-error.js';

export interface Compiler {
  readonly version: string;
  /** The program `tsc`. */
  readonly program: string;
}

/** @param folders in which TypeScript is looked for, and in the folders above each */
export function findCompiler(folders: readonly string[]): Compiler | undefined {
  for (const folder of folders) {
    const manifest = manifestFrom(resolve(folder));
    const { version, bin } = manifest === undefined ? {} : read(manifest);
    const program = typeof bin === 'object' && bin !== null && 'tsc' in bin ? bin.tsc : undefined;
    if (manifest !== undefined && typeof program === 'string')
      return { version: String(version), program: join(dirname(manifest), program) };
  }
  return undefined;
}

/** The package.json of TypeScript as modules of a folder find it. */
function manifestFrom(folder: string): string | undefined {
  try {
    return createRequire(join(folder, 'index.js')).resolve('typescript/package.json');
  } catch (error) {
    if (isSystemError(error) || (error instanceof Error && 'code' in error)) return undefined;
    throw error;
  }
}

function read(path: string): { readonly version?: unknown; readonly bin?: unknown } {
  const data: unknown = JSON.parse(unlessRefusedSync(() => readFileSync(path, 'utf8'), '{}'));
  return typeof data === 'object' && data !== null ? data : {};
}
