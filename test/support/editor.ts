/** What an editor shows, by the language service of TypeScript. */
import { join, resolve } from 'node:path';
import ts6 from 'typescript';
import ts54 from 'typescript-5.4';
import { strict, type Texts } from './compiler.js';
import { isThorough } from './effort.js';
import { perProcess } from './per-process.js';

type LanguageService = typeof ts6;

/**
 * The newest that has a language service to call, and when there is time the oldest that is supported, by version; they declare
 * one API, which to TypeScript is two unrelated ones.
 */
export const editors: Readonly<Record<string, LanguageService>> = {
  [ts6.version]: ts6,
  ...(isThorough ? { [ts54.version]: ts54 as unknown as LanguageService } : {}),
};

/** Files that exist in memory only, beside the tests so that they find the packages that the tests find. */
const folder = resolve('test/types/memory');

/** Source files are parsed once in a process. */
const registries = perProcess('documents', () => new WeakMap<LanguageService, ts6.DocumentRegistry>());

/** What an editor shows over the last mention of a word in a file, its doc comment, and the tags of that. */
export function hover(
  ts: LanguageService,
  files: Texts,
  file: string,
  word: string,
): { readonly text: string; readonly doc: string; readonly tags: readonly string[] } {
  const text = (path: string): string | undefined => files[path.slice(folder.length + 1)] ?? ts.sys.readFile(path);
  const registry = registries.get(ts) ?? ts.createDocumentRegistry();
  registries.set(ts, registry);
  const { options } = ts.convertCompilerOptionsFromJson(strict, folder);
  const host: ts6.LanguageServiceHost = {
    getCompilationSettings: () => options,
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: (own) => ts.getDefaultLibFilePath(own),
    getScriptFileNames: () => Object.keys(files).map((path) => join(folder, path)),
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
