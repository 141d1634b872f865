/** The compilers under which emitted code has to hold, and what they say of files that exist in memory only. */
import { createHash } from 'node:crypto';
import type ts6 from 'typescript';
import ts54 from 'typescript-5.4';
import { isThorough } from './effort.js';
import { compilerInProcess } from './compiler-in-process.js';
import { nativeCompiler } from './native-compiler.js';
import { perProcess } from './per-process.js';

/** Texts by path, relative to a folder that finds the packages that the tests find. */
export type Texts = Readonly<Record<string, string>>;

/** Compiler options, as in a `tsconfig.json`. */
export type Options = Readonly<Record<string, unknown>>;

/** An error of the type checker. */
export interface TypeError {
  /** The path of the file as it was given; another one, or none, for a mistake in the options. */
  readonly file: string;
  /** From 1; 0 for a mistake in the options. */
  readonly line: number;
  readonly message: string;
}

export interface Compiler {
  readonly version: string;
  /**
   * The errors of a program of files, apart from installed ones, each in its file's order.
   *
   * @param isAsked the files that are looked at; the others are there to be imported
   */
  readonly check: (texts: Texts, options: Options, isAsked: (path: string) => boolean) => readonly TypeError[];
}

/** Whether a file is part of a package, or of the compiler. */
export function isInstalled(path: string): boolean {
  return /(^|\/)node_modules\//.test(path);
}

/** The newest supported TypeScript, which takes a fifth of the time of the one before. */
export const newest: Compiler = await nativeCompiler('typescript-7');

/** The oldest supported TypeScript. It declares the API of the later ones, which to TypeScript is an unrelated one. */
const oldest = compilerInProcess(ts54 as unknown as typeof ts6);

/** The newest supported TypeScript, and when there is time the oldest as well, by version. */
export const compilers: Readonly<Record<string, Compiler>> = Object.fromEntries(
  [newest, ...(isThorough ? [oldest] : [])].map((compiler) => [compiler.version, compiler]),
);

export const strict: Options = {
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
  // Neither the DOM nor Node: what is emitted runs anywhere.
  lib: ['es2022'],
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
};

/** By everything that they depend on: the proof compiles the same literals for outputs that differ in another file. */
const known = perProcess('type errors', () => new Map<string, readonly TypeError[]>());

/**
 * Errors of a strict program of the files, each in its file's order.
 *
 * @param more compiler options where they are to be others
 * @param isAsked the files that are looked at; the others are there to be imported
 */
export function typeErrors(
  compiler: Compiler,
  texts: Texts,
  more: Options = {},
  isAsked: (path: string) => boolean = () => true,
): readonly TypeError[] {
  const options = { ...strict, ...more };
  const asked = Object.keys(texts).filter(isAsked);
  const key = createHash('sha256')
    .update(JSON.stringify([compiler.version, options, texts, asked]))
    .digest('hex');
  const errors = known.get(key) ?? compiler.check(texts, options, isAsked);
  known.set(key, errors);
  return errors;
}

/** `order/types.ts:3 Duplicate identifier 'Item'.` for each error of the files of a package under the newest compiler. */
export function strictErrors(texts: ReadonlyMap<string, string>): readonly string[] {
  const files = Object.fromEntries([...texts].filter(([path]) => path.endsWith('.ts')));
  return typeErrors(newest, files, { lib: ['es2022', 'dom', 'dom.iterable'] }).map(
    ({ file, line, message }) => `${file}:${line} ${message.replaceAll(/\n */g, ' ')}`,
  );
}
