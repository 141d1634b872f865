/** Projects in which emitted files are compiled: each `lib` and each package of types, under two compilers. */
import { join, resolve } from 'node:path';
import ts6 from 'typescript';
import { compilers } from './compiler.js';
import { shareSources } from './source-files.js';

type Compiler = typeof ts6;

export interface Environment {
  readonly name: string;
  readonly ts: Compiler;
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
export const environments: readonly Environment[] = Object.values(compilers).flatMap((ts) =>
  Object.entries(libs).flatMap(([libName, lib]) =>
    Object.entries(typePackages).map(([typesName, types]) => ({
      name: `TypeScript ${ts.version}, lib ${libName}, types ${typesName}`,
      ts,
      lib,
      types,
      isWeb: /dom|webworker/.test(libName) || /node|workers|bun/.test(typesName),
    })),
  ),
);

/** Every `lib` and every `types` under every compiler, but not each with each. */
export const someEnvironments = environments.filter(({ ts, lib, types }) => {
  const libIndex = Object.values(libs).findIndex((one) => one.join() === lib.join());
  const typesIndex = Object.values(typePackages).findIndex((one) => one.join() === types.join());
  // Other pairs under each compiler.
  const shift = Object.values(compilers).indexOf(ts);
  return (libIndex + shift) % Object.keys(libs).length === typesIndex;
});

/** Files that exist in memory only, beside the tests so that they find the packages that the tests find. */
const folder = resolve('test/types/memory');

function optionsFor({ ts, lib, types }: Environment): ts6.CompilerOptions {
  const newer = { erasableSyntaxOnly: true, noUncheckedSideEffectImports: true };
  return {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowUnreachableCode: false,
    allowUnusedLabels: false,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    ...(ts.version.startsWith('5.4') ? {} : newer),
    // Declarations of the files count, and not those of the packages.
    skipLibCheck: false,
    types: [...types],
    lib: lib.map((name) => `lib.${name}.d.ts`),
    // What a new project with Next compiles for; what compiles for it compiles for any later one.
    target: ts.ScriptTarget.ES2017,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
}

/**
 * What is wrong with files in an environment: `path(line): message`.
 *
 * @param isChecked which of them are looked at; the others are there to be imported
 */
export function problemsIn(
  environment: Environment,
  files: ReadonlyMap<string, string>,
  isChecked: (path: string) => boolean = () => true,
): readonly string[] {
  const { ts } = environment;
  const options = optionsFor(environment);
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  const text = (path: string): string | undefined => files.get(path.slice(folder.length + 1));
  host.fileExists = (path) => text(path) !== undefined || fileExists(path);
  host.readFile = (path) => text(path) ?? readFile(path);
  host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? false);
  shareSources(ts, host);
  const program = ts.createProgram(
    [...files.keys()].map((path) => join(folder, path)),
    options,
    host,
  );
  const found = [...program.getOptionsDiagnostics()];
  for (const path of [...files.keys()].filter(isChecked)) {
    const file = program.getSourceFile(join(folder, path));
    if (!file) throw new Error(`${path} is not part of the program`);
    found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
  }
  return found.map(({ file, start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
    const message = ts.flattenDiagnosticMessageText(messageText, '\n');
    return `${file?.fileName.slice(folder.length + 1) ?? 'options'}(${line}): ${message}`;
  });
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
