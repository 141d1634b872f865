/** The runtime: TypeScript that is the same for all operations. It is copied from `runtime/` unchanged. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PackageTarget } from './target.js';

/** The same path from the sources and from `dist/`. */
const packageFolder = new URL('../../runtime/', import.meta.url);

/**
 * The text of a module of the runtime, with a header that names its source.
 *
 * @param path relative to `runtime/`: `http/call.ts`
 */
export async function runtimeModule(path: string): Promise<string> {
  const text = await readFile(fileURLToPath(new URL(path, packageFolder)), 'utf8');
  return `// A copy of specwright's runtime/${path}, made by \`specwright generate\`. Do not edit.\n${text.replaceAll('\r\n', '\n')}`;
}

/** A folder of the runtime as a folder of the package. */
export function runtimeTarget(folder: string, modules: readonly string[]): PackageTarget {
  return {
    name: folder,
    emitPackage: () =>
      Promise.all(
        modules.map(async (module) => {
          const path = `${folder}/${module}.ts`;
          return { path, content: await runtimeModule(path), verbatim: true };
        }),
      ),
  };
}
