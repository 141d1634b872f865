/** How a project compiles its handlers, without any of the work. */
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { unlessRefusedSync } from '../diagnostics/system-error.js';

export interface Compilation {
  /** The path of its tsconfig.json. */
  readonly config: string;
  readonly compiler: string;
  /** Another one after a change of the configuration or the compiler. */
  readonly state: string;
}

/** Undefined for a project without a tsconfig.json in or above the folder of its handlers, or without TypeScript. */
export function compilationOf(handlers: string): Compilation | undefined {
  const config = nearest(resolve(handlers), 'tsconfig.json');
  if (config === undefined) return undefined;
  try {
    const compiler = join(dirname(createRequire(config).resolve('typescript/package.json')), 'bin', 'tsc');
    const states = [config, compiler].map((path) => {
      const { mtimeMs, size } = statSync(path);
      return [path, mtimeMs, size].join(' ');
    });
    return { config, compiler, state: states.join('\n') };
  } catch {
    return undefined;
  }
}

function nearest(from: string, name: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (unlessRefusedSync(() => statSync(path).isFile(), false)) return path;
    if (dirname(folder) === folder) return undefined;
  }
}
