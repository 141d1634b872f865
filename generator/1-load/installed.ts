/** Common files of installed packages: `uses: '@acme/api/platform.spec.yaml'`. */
import { createRequire } from 'node:module';
import { relative, resolve } from 'node:path';
import { shown } from '../diagnostics/failed-file.js';
import { isSystemError } from '../diagnostics/system-error.js';
import type { Installed } from './uses.js';

/** Where Node finds a file of a package from the folder of a definition. */
export function findInstalled(uses: string, definition: string): Installed {
  const [first = '', second = ''] = uses.split('/');
  const name = first.startsWith('@') ? `${first}/${second}` : first;
  const require = createRequire(resolve(definition));
  try {
    return { path: shown(relative('', require.resolve(uses))) };
  } catch (error) {
    return { reason: reasonOf(error, name, require) };
  }
}

function reasonOf(error: unknown, name: string, require: NodeJS.Require): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ERR_PACKAGE_PATH_NOT_EXPORTED')
    return `the package ${name} does not export it; its package.json has to list the file in \`exports\``;
  if (code !== 'MODULE_NOT_FOUND' && !isSystemError(error)) return `the package ${name} cannot be read`;
  const folders = require.resolve.paths(name) ?? [];
  return isThere(folders, name, require)
    ? `the package ${name} has no such file`
    : `the package ${name} is not installed`;
}

/** A package that is there has a description, which it may hide. */
function isThere(folders: readonly string[], name: string, require: NodeJS.Require): boolean {
  return folders.some((folder) => {
    try {
      require.resolve(`${folder}/${name}/package.json`);
      return true;
    } catch {
      return false;
    }
  });
}
