/** What makes the output a package: the files that belong to the user as well. */
import type { EmitSettings } from '../../settings.js';
import type { HandlerFacts } from '../handlers.js';
import { manifestFile } from './manifest.js';
import type { PackageFile } from './package-file.js';
import { readmeFile } from './readme.js';
import { compilerFile } from './tsconfig.js';

/** @param operations in the order of their names */
export function packageFilesOf(settings: EmitSettings, operations: readonly HandlerFacts[]): readonly PackageFile[] {
  const { package: own, targets } = settings;
  if (!own) return [];
  return [
    manifestFile(settings, own),
    ...(targets.includes('types') ? [compilerFile(settings, own)] : []),
    readmeFile(settings, own, operations),
    { kind: 'copy', path: 'LICENSE' },
  ];
}
