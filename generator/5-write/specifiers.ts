/** How code in one folder imports what is generated into another. */
import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { isSystemError } from '../system-error.js';

/**
 * Module specifiers of emitted modules: `create-customer/server` to `@specwright/contract/create-customer/server` when
 * the output folder is a package that exports its modules, and to `../generated/create-customer/server.js` otherwise.
 */
export async function specifiersOf(folder: string, out: string): Promise<(module: string) => string> {
  const name = await packageName(out);
  if (name !== undefined) return (module) => `${name}/${module}`;
  const path = relative(resolve(folder), resolve(out)).replaceAll('\\', '/');
  const start = path.startsWith('.') ? path : `./${path}`;
  return (module) => `${start}/${module}.js`;
}

/** Undefined when the folder is no package that can be imported by name, whatever the reason. */
async function packageName(folder: string): Promise<string | undefined> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('exports' in manifest) || !('name' in manifest))
      return undefined;
    return typeof manifest.name === 'string' ? manifest.name : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
