/** `tsconfig.json`: how `specwright build` compiles the output. It needs nothing but TypeScript. */
import type { EmitSettings, PackageSettings } from '../../settings.js';
import type { PackageFile } from './package-file.js';

export function compilerFile({ imports }: EmitSettings, { exports }: PackageSettings): PackageFile {
  const emitted = {
    rootDir: '.',
    outDir: 'dist',
    declaration: true,
    declarationMap: true,
    sourceMap: true,
    incremental: true,
    tsBuildInfoFile: 'dist/.tsbuildinfo',
    ...(imports === 'ts' && { rewriteRelativeImportExtensions: true }),
  };
  const checked = { noEmit: true, ...(imports === 'ts' && { allowImportingTsExtensions: true }) };
  const options = {
    target: 'es2022',
    ...(imports === 'none' ? { module: 'esnext', moduleResolution: 'bundler' } : { module: 'nodenext' }),
    lib: ['es2022', 'dom', 'dom.iterable'],
    types: [],
    strict: true,
    ...(exports === 'compiled' ? emitted : checked),
  };
  return {
    kind: 'json',
    path: 'tsconfig.json',
    parts: [
      ...Object.entries(options).map(([key, value]) => ({ path: ['compilerOptions', key], value })),
      { path: ['include'], value: ['*/*.ts'] },
      { path: ['exclude'], value: ['dist', 'node_modules'] },
    ],
  };
}
