/** Module specifiers with which code in one folder imports generated code from another. */
import { stat } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { readRegularFile } from '../regular-file.js';
import { isSystemError, unlessRefused } from '../diagnostics/system-error.js';

/** Maximum size of a package.json in bytes. */
const LARGEST = 16 * 1024 * 1024;

/** The part before the module name, and whether it is a package name; modules of a package have no extension. */
export interface Prefix {
  readonly text: string;
  readonly isPackage: boolean;
}

/**
 * `@specwright/contract` when the output folder is a package that exports its modules and is installed where it is imported,
 * as in a workspace; `../generated` otherwise.
 */
export async function prefixOf(folder: string, out: string): Promise<Prefix> {
  const name = await packageName(out);
  if (name !== undefined && (await isInstalled(name, folder))) return { text: name, isPackage: true };
  const path = relative(resolve(folder), resolve(out)).replaceAll('\\', '/');
  return { text: path.startsWith('.') ? path : `./${path}`, isPackage: false };
}

/** Maps emitted modules to specifiers: `create-customer/server` to `../generated/create-customer/server.js`. */
export async function specifiersOf(folder: string, out: string): Promise<(module: string) => string> {
  const { text, isPackage } = await prefixOf(folder, out);
  return (module) => `${text}/${module}${isPackage ? '' : '.js'}`;
}

/** Whether a package stands in `node_modules` of a folder, or of one above it. */
async function isInstalled(name: string, folder: string): Promise<boolean> {
  for (let place = resolve(folder); ; place = dirname(place)) {
    if (await unlessRefused(() => stat(join(place, 'node_modules', name)))) return true;
    if (dirname(place) === place) return false;
  }
}

/** Undefined when the folder is not a package that can be imported by name. */
async function packageName(folder: string): Promise<string | undefined> {
  try {
    const bytes = await readRegularFile(join(folder, 'package.json'), LARGEST);
    if (!bytes) return undefined;
    const manifest: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('exports' in manifest) || !('name' in manifest))
      return undefined;
    return typeof manifest.name === 'string' ? manifest.name : undefined;
  } catch (error) {
    if (isSystemError(error) || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
