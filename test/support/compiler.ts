import { createHash } from 'node:crypto';
import { join, resolve } from 'node:path';
import ts6 from 'typescript';
import ts54 from 'typescript-5.4';
import { isThorough } from './effort.js';
import { perProcess } from './per-process.js';
import { shareSources } from './source-files.js';

type Compiler = typeof ts6;

/**
 * The newest supported TypeScript, and when there is time the oldest as well; they declare one API, which to TypeScript is
 * two unrelated ones.
 */
export const compilers: Readonly<Record<string, Compiler>> = {
  [ts6.version]: ts6,
  ...(isThorough ? { [ts54.version]: ts54 as unknown as Compiler } : {}),
};

/** An error of the type checker. */
export interface TypeError {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Files that exist in memory only, beside the tests so that they find the packages that the tests find. */
const folder = resolve('test/types/memory');

function optionsFor(ts: Compiler): ts6.CompilerOptions {
  return {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noPropertyAccessFromIndexSignature: true,
    noImplicitReturns: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    verbatimModuleSyntax: true,
    isolatedModules: true,
    noEmit: true,
    skipLibCheck: true,
    types: [],
    // Neither the DOM nor Node: what is emitted runs anywhere.
    lib: ['lib.es2022.d.ts'],
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
  };
}

/** By everything that they depend on: the proof compiles the same literals for outputs that differ in another file. */
const known = perProcess('type errors', () => new Map<string, readonly TypeError[]>());

/**
 * Errors of a strict program of the files, each in its file's order.
 *
 * @param more compiler options where they are to be others
 */
export function typeErrors(
  ts: Compiler,
  files: Readonly<Record<string, string>>,
  more: ts6.CompilerOptions = {},
): readonly TypeError[] {
  const options = { ...optionsFor(ts), ...more };
  const key = createHash('sha256')
    .update(JSON.stringify([ts.version, options, files]))
    .digest('hex');
  const before = known.get(key);
  if (before) return before;
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  const text = (path: string): string | undefined => files[path.slice(folder.length + 1)];
  host.fileExists = (path) => text(path) !== undefined || fileExists(path);
  host.readFile = (path) => text(path) ?? readFile(path);
  host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? false);
  shareSources(ts, host);
  const program = ts.createProgram(pathsOf(files), options, host);
  const errors = ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    file: file?.fileName.slice(folder.length + 1) ?? '',
    line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, '\n'),
  }));
  known.set(key, errors);
  return errors;
}

/** Like {@link shareSources}, for language services. */
const registries = perProcess('documents', () => new WeakMap<Compiler, ts6.DocumentRegistry>());

/** What an editor shows over the last mention of a word in a file, its doc comment, and the tags of that. */
export function hover(
  ts: Compiler,
  files: Readonly<Record<string, string>>,
  file: string,
  word: string,
): { readonly text: string; readonly doc: string; readonly tags: readonly string[] } {
  const text = (path: string): string | undefined => files[path.slice(folder.length + 1)] ?? ts.sys.readFile(path);
  const registry = registries.get(ts) ?? ts.createDocumentRegistry();
  registries.set(ts, registry);
  const host: ts6.LanguageServiceHost = {
    getCompilationSettings: () => optionsFor(ts),
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    getScriptFileNames: () => pathsOf(files),
    // Nobody changes a package while tests run; a text is its own version.
    getScriptVersion: (path) => files[path.slice(folder.length + 1)] ?? '',
    getScriptSnapshot: (path) => {
      const found = text(path);
      return found === undefined ? undefined : ts.ScriptSnapshot.fromString(found);
    },
    fileExists: (path) => text(path) !== undefined,
    readFile: text,
  };
  const service = ts.createLanguageService(host, registry);
  const info = service.getQuickInfoAtPosition(join(folder, file), files[file]?.lastIndexOf(word) ?? -1);
  if (!info) throw new Error(`Nothing is shown over ${word}`);
  return {
    text: ts.displayPartsToString(info.displayParts),
    doc: ts.displayPartsToString(info.documentation),
    tags: (info.tags ?? []).map(({ name }) => name),
  };
}

function pathsOf(files: Readonly<Record<string, string>>): string[] {
  return Object.keys(files).map((file) => join(folder, file));
}
