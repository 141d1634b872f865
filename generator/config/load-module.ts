/** Runs a module of a user. Nothing is loaded for that as long as Node runs the language itself. */
import { statSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/** What a module exports as its default, or as `module.exports`. */
export async function runModule(path: string, node: { readonly stripsTypes: boolean }): Promise<unknown> {
  const module = /\.[cm]?ts$/.test(path) ? await runTyped(path, node.stripsTypes) : await runPlain(path);
  const exported = 'default' in module ? module.default : module;
  // A compiled module may wrap its default once more.
  const isWrapped = typeof exported === 'object' && exported !== null && '__esModule' in exported;
  return isWrapped && 'default' in exported ? exported.default : exported;
}

/** The address changes with the file, since Node runs the module of an address once only. */
async function runPlain(path: string): Promise<object> {
  const { mtimeMs, size } = statSync(path);
  return (await import(`${pathToFileURL(path).href}?${mtimeMs}-${size}`)) as object;
}

/** What Node refuses of TypeScript: enums and the like, and imports without the ending of the file. */
const refusals = ['ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_MODULE_NOT_FOUND', 'ERR_UNSUPPORTED_DIR_IMPORT'];

async function runTyped(path: string, stripsTypes: boolean): Promise<object> {
  if (stripsTypes) {
    try {
      return await runPlain(path);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (!refusals.includes(String(code))) throw error;
    }
  }
  const { createJiti } = await import('jiti');
  const jiti = createJiti(import.meta.url, { moduleCache: false, interopDefault: false });
  return jiti.import(path);
}
