/** `package.json`: what Node and TypeScript have to know to import the output by its name. */
import type { EmitSettings, PackageSettings, TargetName } from '../../settings.js';
import type { JsonPart, PackageFile } from './package-file.js';

/** The oldest version of Node that runs the code. */
const NODE = '>=20.19.0';

/** Subpaths and the modules that they lead to, without folder and ending. All are patterns, so no operation changes them. */
function modulesOf(targets: readonly TargetName[]): readonly (readonly [subpath: string, module: string])[] {
  const has = (...names: readonly TargetName[]): boolean => names.some((name) => targets.includes(name));
  return [
    ...(has('types') ? [['./*/types', '*/types'] as const] : []),
    ...(has('validators')
      ? (['validators', 'schemas'] as const).map((name) => [`./*/${name}`, `*/${name}`] as const)
      : []),
    ...(has('client') ? [['./*/client', '*/client'] as const] : []),
    ...(has('server') ? [['./*/server', '*/server'] as const] : []),
    ...(has('client', 'server') ? [['./http/*', 'http/*'] as const] : []),
    ...(has('validators') ? [['./validation/*', 'validation/*'] as const, ['./*', '*/index'] as const] : []),
  ];
}

/** The endings of the documents. */
function endingsOf({ targets, documents }: EmitSettings): readonly string[] {
  const has = (...names: readonly TargetName[]): boolean => names.some((name) => targets.includes(name));
  return [
    ...(has('json-schema', 'docs', 'vectors', 'fidelity') ? ['json'] : []),
    ...(has('openapi') && documents.length > 0 ? ['yaml'] : []),
    ...(has('docs', 'fidelity') ? ['md'] : []),
  ];
}

/** What a subpath leads to. The types come first, since the first condition that holds decides. */
function leadTo(module: string, { exports }: PackageSettings): unknown {
  return exports === 'sources' ? `./${module}.ts` : { types: `./dist/${module}.d.ts`, default: `./dist/${module}.js` };
}

export function manifestFile(settings: EmitSettings, own: PackageSettings): PackageFile {
  const { name, version, description, license } = own;
  const isCompiled = own.exports === 'compiled';
  const endings = endingsOf(settings);
  const subpaths: readonly (readonly [string, unknown])[] = [
    ...modulesOf(settings.targets).map(([subpath, module]) => [subpath, leadTo(module, own)] as const),
    ...endings.map((ending) => [`./*.${ending}`, `./*.${ending}`] as const),
    ['./package.json', './package.json'],
  ];
  const documents = endings.flatMap((ending) =>
    // Not package.json and tsconfig.json, which npm knows, and the manifest.
    ending === 'json' ? ['*.schema.json', 'sidebar.json', '*/*.json'] : [`*.${ending}`, `*/*.${ending}`],
  );
  const files = [...(isCompiled ? ['dist', '!dist/.tsbuildinfo'] : []), ...documents, '*/*.ts'];
  const part = (path: readonly string[], value: unknown): JsonPart => ({ path, value });
  const given = (key: string, value: string | undefined): readonly JsonPart[] =>
    value === undefined ? [] : [{ path: [key], value, isGiven: true }];
  return {
    kind: 'json',
    path: 'package.json',
    parts: [
      ...given('name', name),
      ...(version === undefined
        ? [{ path: ['version'], value: '0.0.0', isFirst: true as const }]
        : given('version', version)),
      ...given('description', description),
      ...given('license', license),
      part(['type'], 'module'),
      part(['sideEffects'], false),
      part(['engines', 'node'], NODE),
      ...subpaths.map(([subpath, value]) => part(['exports', subpath], value)),
      part(['files'], files),
      ...(isCompiled ? ['build', 'prepack'].map((script) => part(['scripts', script], 'specwright build')) : []),
    ],
  };
}
