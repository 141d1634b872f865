/** Emitted packages, whole, under the strictest compiler options; the library is parsed once for all of them. */
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

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

/** Compiles one package after the other; what does not change from one to the next is parsed once. */
export class StrictPackages {
  readonly #parsed = new Map<string, { readonly text: string; readonly file: ts.SourceFile }>();

  /** `order/types.ts:3 Duplicate identifier 'Item'.` for each error of the files, by path in the package. */
  errorsOf(files: ReadonlyMap<string, string>): readonly string[] {
    const texts = new Map([...files].map(([path, text]) => [join(folder, path), text]));
    texts.set(join(folder, 'package.json'), '{ "type": "module" }');
    const folders = new Set([...texts.keys()].map((path) => dirname(path)));
    const host = ts.createCompilerHost(options);
    const { fileExists, readFile, directoryExists, getSourceFile } = host;
    host.fileExists = (path) => texts.has(path) || fileExists(path);
    host.readFile = (path) => texts.get(path) ?? readFile(path);
    host.directoryExists = (path) => folders.has(path) || (directoryExists?.(path) ?? false);
    host.getSourceFile = (path, language) => {
      const text = texts.get(path) ?? '';
      const known = this.#parsed.get(path);
      if (known?.text === text) return known.file;
      const file = getSourceFile(path, language);
      if (file) this.#parsed.set(path, { text, file });
      return file;
    };
    const paths = [...texts.keys()].filter((path) => path.endsWith('.ts'));
    return ts.getPreEmitDiagnostics(ts.createProgram(paths, options, host)).map(({ file, start = 0, messageText }) => {
      const line = (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1;
      const path = file?.fileName.slice(folder.length + 1) ?? '';
      return `${path}:${line} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    });
  }
}
