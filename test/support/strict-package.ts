/** Compiles whole emitted packages under the strictest compiler options. */
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { shareSources } from './source-files.js';

const folder = resolve('test/support/memory-package');

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  forceConsistentCasingInFileNames: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
  lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
};

/** `order/types.ts:3 Duplicate identifier 'Item'.` for each error of the files of a package, by path in it. */
export function strictErrors(files: ReadonlyMap<string, string>): readonly string[] {
  const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]));
  texts.set(join(folder, 'package.json'), '{ "type": "module" }');
  const folders = new Set([...texts.keys()].map((path) => dirname(path)));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? false);
  shareSources(ts, host);
  const paths = [...texts.keys()].filter((path) => path.endsWith('.ts'));
  return ts.getPreEmitDiagnostics(ts.createProgram(paths, options, host)).map(({ file, start = 0, messageText }) => {
    const line = (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
    const path = file?.fileName.slice(folder.length + 1) ?? '';
    return `${path}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
