/** Verdicts of the TypeScript compiler on literals of types that a tool wrote. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const options = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  lib: ['lib.es2022.d.ts'],
  types: [],
};

/** Reads the library of the language once. */
const host = ts.createCompilerHost(options);
const { getSourceFile } = host;
const library = new Map();
host.getSourceFile = (name, ...rest) => {
  if (!name.includes('/typescript/lib/')) return getSourceFile(name, ...rest);
  if (!library.has(name)) library.set(name, getSourceFile(name, ...rest));
  return library.get(name);
};

/**
 * @param {string} folder that the tool wrote into
 * @param {string} from the module that exports the type, relative to the folder
 * @param {string} type `CreateCustomerRequest`, or `components['schemas']['CreateCustomerRequest']`
 * @param {unknown[]} values
 * @returns {boolean[]} whether each compiles
 */
export function compile(folder, from, type, values) {
  const path = join(folder, 'literals.ts');
  const [name] = type.match(/^\w+/);
  const lines = values.map((value) => `(${literal(value)}) satisfies ${type};`);
  writeFileSync(path, [`import type { ${name} } from '${from}';`, ...lines].join('\n'));
  const program = ts.createProgram([path], options, host);
  const wrong = new Set();
  for (const { file, start, messageText } of ts.getPreEmitDiagnostics(program)) {
    const line = file?.fileName === path ? file.getLineAndCharacterOfPosition(start).line : 0;
    if (line === 0) throw new Error(`${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
    wrong.add(line);
  }
  return values.map((_, index) => !wrong.has(index + 1));
}

/** { "__proto__": 1 } -> { ["__proto__"]: 1 }: as a plain key it would set the prototype. */
function literal(value) {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).map(([key, inner]) => `[${JSON.stringify(key)}]: ${literal(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
