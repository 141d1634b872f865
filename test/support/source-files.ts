/** Source files of the compilers: each is parsed and bound once in a process, for all programs. */
import type ts6 from 'typescript';
import { perProcess } from './per-process.js';

type Compiler = typeof ts6;

interface Parsed {
  readonly text: string | undefined;
  readonly file: ts6.SourceFile | undefined;
}

const parsed = perProcess('source files', () => new WeakMap<Compiler, Map<string, Parsed>>());

/** Makes a host take source files that were parsed before, as long as their text is the same. */
export function shareSources(ts: Compiler, host: ts6.CompilerHost): void {
  const known = parsed.get(ts) ?? new Map<string, Parsed>();
  parsed.set(ts, known);
  const { getSourceFile } = host;
  host.getSourceFile = (path, language, ...more) => {
    const { languageVersion, impliedNodeFormat } =
      typeof language === 'object' ? language : { languageVersion: language, impliedNodeFormat: undefined };
    const key = `${languageVersion} ${impliedNodeFormat} ${path}`;
    const before = known.get(key);
    // Nobody changes a package while tests run.
    if (before && path.includes('/node_modules/')) return before.file;
    const text = host.readFile(path);
    if (before?.text === text) return before?.file;
    const file = getSourceFile.call(host, path, language, ...more);
    known.set(key, { text, file });
    return file;
  };
}
