/** What a folder tells of the project that specwright is set up in. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { unlessRefusedSync } from '../../diagnostics/system-error.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

export interface Project {
  readonly packageManager: PackageManager;
  /** The text of package.json; absent without one that can be read. */
  readonly manifest?: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly isModule: boolean;
  readonly hasTypeScript: boolean;
  readonly hasPrettier: boolean;
  /** Its bundler finds no `types.ts` for an import of `types.js`. */
  readonly hasNext: boolean;
  /** The name of its configuration, if it is a flat one. */
  readonly eslint:
    { readonly kind: 'flat'; readonly file: string } | { readonly kind: 'old' } | { readonly kind: 'none' };
  /** Whether a module here can import specwright. */
  readonly hasSpecwright: boolean;
  readonly names: readonly string[];
}

/** @param agent what the package manager says of itself to the programs that it starts */
export function projectIn(folder: string, agent: string | undefined): Project {
  const names = unlessRefusedSync(() => readdirSync(folder), []);
  const manifest = unlessRefusedSync(() => readFileSync(join(folder, 'package.json'), 'utf8'));
  const data = parsed(manifest);
  const packages = { ...recordOf(data['dependencies']), ...recordOf(data['devDependencies']) };
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const flat = names.find((name) => /^eslint\.config\.[cm]?[jt]s$/.test(name));
  const hasOld = has(/^\.eslintrc(\.|$)/) || 'eslintConfig' in data;
  return {
    packageManager: managerOf(folder, data['packageManager'], agent),
    ...(manifest !== undefined && Object.keys(data).length > 0 && { manifest }),
    scripts: recordOf(data['scripts']),
    isModule: data['type'] === 'module',
    hasTypeScript: 'typescript' in packages || has(/^tsconfig.*\.json$/),
    hasNext: 'next' in packages,
    hasPrettier:
      'prettier' in packages ||
      'prettier' in data ||
      has(/^(\.prettierrc(\..+)?|prettier\.config\.\w+|\.prettierignore)$/),
    eslint: flat !== undefined ? { kind: 'flat', file: flat } : { kind: hasOld ? 'old' : 'none' },
    hasSpecwright: canImport(folder),
    names,
  };
}

function parsed(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const data: unknown = JSON.parse((text ?? '').replace(/^\ufeff/, ''));
    return typeof data === 'object' && data !== null ? { ...data } : {};
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== 'object' || value === null) return {};
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, String(one)]));
}

const lockFiles: Readonly<Record<string, PackageManager>> = {
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
  'package-lock.json': 'npm',
};

/** By its lock file, here or above; by what the package asks for; by who has started the program. */
function managerOf(folder: string, wanted: unknown, agent: string | undefined): PackageManager {
  const named = /^(npm|pnpm|yarn|bun)@/.exec(String(wanted))?.[1];
  if (named !== undefined) return named as PackageManager;
  for (let place = resolve(folder); ; place = dirname(place)) {
    const found = Object.entries(lockFiles).find(([name]) => existsSync(join(place, name)));
    if (found) return found[1];
    if (existsSync(join(place, '.git')) || dirname(place) === place) break;
  }
  const started = /^(npm|pnpm|yarn|bun)\//.exec(agent ?? '')?.[1];
  return started === undefined ? 'npm' : (started as PackageManager);
}

function canImport(folder: string): boolean {
  try {
    createRequire(join(resolve(folder), 'package.json')).resolve('specwright');
    return true;
  } catch {
    return false;
  }
}
