import { relative, resolve } from 'node:path';
import type ts6 from 'typescript';
import { type Compiler, isInstalled } from './compiler.js';
import { shareSources } from './source-files.js';

/** Files that exist in memory only, beside the tests so that they find the packages that the tests find. */
const folder = resolve('test/types/memory');

const nameOf = (path: string): string => relative(folder, path);

/** A TypeScript that is a library, and is given files as texts. */
export function compilerInProcess(ts: typeof ts6): Compiler {
  return {
    version: ts.version,
    check: (texts, options, isAsked) => {
      const converted = ts.convertCompilerOptionsFromJson(options, folder);
      const host = ts.createCompilerHost(converted.options);
      const { fileExists, readFile, directoryExists } = host;
      const text = (path: string): string | undefined => texts[path.slice(folder.length + 1)];
      host.fileExists = (path) => text(path) !== undefined || fileExists(path);
      host.readFile = (path) => text(path) ?? readFile(path);
      host.directoryExists = (path) => path.startsWith(folder) || (directoryExists?.(path) ?? false);
      shareSources(ts, host);
      const paths = Object.keys(texts).filter((path) => path.endsWith('.ts'));
      const program = ts.createProgram(
        paths.map((path) => resolve(folder, path)),
        converted.options,
        host,
      );
      const found = [...converted.errors, ...program.getOptionsDiagnostics()];
      const files = program
        .getSourceFiles()
        .filter(({ fileName }) => !isInstalled(fileName) && isAsked(nameOf(fileName)));
      for (const file of files)
        found.push(...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file));
      return found.map(({ file, start = 0, messageText }) => ({
        file: file ? nameOf(file.fileName) : '',
        line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
        message: ts.flattenDiagnosticMessageText(messageText, '\n'),
      }));
    },
  };
}
