/** Projects in which emitted files are compiled: each `lib` and each package of types, under two compilers. */
import ts6 from 'typescript';
import { type Compiler, compilers, type TypeError, typeErrors } from './compiler.js';

export interface Environment {
  readonly name: string;
  readonly compiler: Compiler;
  readonly lib: readonly string[];
  readonly types: readonly string[];
  /** Whether fetch and its like are declared. */
  readonly isWeb: boolean;
}

const libs = {
  es2022: ['es2022'],
  // Without `dom.iterable`, which only newer compilers take in.
  'es2022 with dom': ['es2022', 'dom'],
  es2023: ['es2023'],
  esnext: ['esnext'],
  webworker: ['es2022', 'webworker'],
};
/** Deno declares the web itself, not in its package of types; `deno check` has a look at that in `test/runtimes`. */
const typePackages = {
  none: [],
  node: ['node'],
  workers: ['@cloudflare/workers-types'],
  bun: ['bun-types'],
  deno: ['@types/deno'],
};

/** Every `lib` with every `types`, under every compiler. */
export const environments: readonly Environment[] = Object.values(compilers).flatMap((compiler) =>
  Object.entries(libs).flatMap(([libName, lib]) =>
    Object.entries(typePackages).map(([typesName, types]) => ({
      name: `TypeScript ${compiler.version}, lib ${libName}, types ${typesName}`,
      compiler,
      lib,
      types,
      isWeb: /dom|webworker/.test(libName) || /node|workers|bun/.test(typesName),
    })),
  ),
);

/** Every `lib` and every `types` under every compiler, but not each with each. */
export const someEnvironments = environments.filter(({ compiler, lib, types }) => {
  const libIndex = Object.values(libs).findIndex((one) => one.join() === lib.join());
  const typesIndex = Object.values(typePackages).findIndex((one) => one.join() === types.join());
  // Other pairs under each compiler.
  const shift = Object.values(compilers).indexOf(compiler);
  return (libIndex + shift) % Object.keys(libs).length === typesIndex;
});

/** What is wrong with files in an environment. */
export function problemsIn(
  { compiler, lib, types }: Environment,
  files: ReadonlyMap<string, string>,
  isAsked: (path: string) => boolean,
): readonly TypeError[] {
  const newer = { erasableSyntaxOnly: true, noUncheckedSideEffectImports: true };
  const options = {
    ...(compiler.version.startsWith('5.4') ? {} : newer),
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    // Declarations of the files count, and not those of the packages.
    skipLibCheck: false,
    types,
    lib,
    // What a new project with Next compiles for; what compiles for it compiles for any later one.
    target: 'es2017',
  };
  return typeErrors(compiler, Object.fromEntries(files), options, isAsked);
}

/** The declarations of a TypeScript file, made of nothing but that file, and what keeps them from being made so. */
export function declarationOf(
  path: string,
  content: string,
): { readonly text: string; readonly problems: readonly string[] } {
  const { outputText, diagnostics = [] } = ts6.transpileDeclaration(content, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: { target: ts6.ScriptTarget.ES2022, module: ts6.ModuleKind.NodeNext, isolatedDeclarations: true },
  });
  const problems = diagnostics.map(({ messageText }) => ts6.flattenDiagnosticMessageText(messageText, '\n'));
  return { text: outputText, problems };
}
