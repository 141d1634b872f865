import { transform } from 'esbuild';
import { perProcess } from './per-process.js';

/** By text: most modules of a package are the same in all packages. */
const transpiled = perProcess('transpiled', () => new Map<string, Promise<string>>());

/** A TypeScript module as JavaScript. */
export function transpile(text: string): Promise<string> {
  const made = transpiled.get(text) ?? transform(text, { loader: 'ts', target: 'es2022' }).then(({ code }) => code);
  transpiled.set(text, made);
  return made;
}
