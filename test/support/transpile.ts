import ts from 'typescript';
import { perProcess } from './per-process.js';

/** By text: most modules of a package are the same in all packages. */
const transpiled = perProcess('transpiled', () => new Map<string, string>());

/** A TypeScript module as JavaScript. */
export function transpile(text: string): string {
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const known = transpiled.get(text) ?? ts.transpileModule(text, { compilerOptions }).outputText;
  transpiled.set(text, known);
  return known;
}
