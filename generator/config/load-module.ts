/** Runs a module of a user. Nothing is loaded for that as long as Node runs its language by itself. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unlessRefusedSync } from '../diagnostics/system-error.js';

/**
 * What a module exports as its default, or as `module.exports`.
 *
 * @param isAgain whether it was run before, and what it imports may have changed since
 */
export async function runModule(
  path: string,
  node: { readonly stripsTypes: boolean },
  isAgain = false,
): Promise<unknown> {
  const module = !isAgain && isPlain(path, node.stripsTypes) ? await runOrLoad(path) : await load(path, isAgain);
  const exported = 'default' in module ? module.default : module;
  // A compiled module may wrap its default once more.
  const isWrapped = typeof exported === 'object' && exported !== null && '__esModule' in exported;
  return isWrapped && 'default' in exported ? exported.default : exported;
}

/**
 * Whether Node runs a module by itself, whatever is in it. With the endings `.js` and `.ts` it depends on the package which
 * syntax Node takes; a configuration may have either.
 */
function isPlain(path: string, stripsTypes: boolean): boolean {
  if (/ts$/.test(path) && !stripsTypes) return false;
  return /\.[cm][jt]s$/.test(path) || isInModulePackage(dirname(path));
}

function isInModulePackage(folder: string): boolean {
  const text = unlessRefusedSync(() => readFileSync(join(folder, 'package.json'), 'utf8'));
  if (text !== undefined) return /"type"\s*:\s*"module"/.test(text);
  return dirname(folder) !== folder && isInModulePackage(dirname(folder));
}

/** What Node refuses of TypeScript: enums and the like, and imports without the ending of the file. */
const refusals = ['ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'];

async function runOrLoad(path: string): Promise<object> {
  try {
    return await run(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (!/ts$/.test(path) || !refusals.includes(String(code))) throw error;
    return load(path);
  }
}

/** The address changes with the file, since Node runs the module of an address once only. */
async function run(path: string): Promise<object> {
  const { mtimeMs, size } = statSync(path);
  return (await import(`${pathToFileURL(path).href}?${mtimeMs}-${size}`)) as object;
}

async function load(path: string, isAgain = false): Promise<object> {
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { moduleCache: false, interopDefault: false });
  if (!isAgain) return jiti.import(path);
  try {
    // An import keeps the modules that a module imports, whatever the options say; this does not.
    return jiti(path) as object;
  } catch {
    // A module that waits for something can only be imported.
    return jiti.import(path);
  }
}
