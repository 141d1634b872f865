import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generate, type Generated, type GenerateOptions } from '../../generator/generate.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import { defaultSettings, withTarget } from '../../generator/settings.js';
import { defined } from '../../generator/defined.js';
import { perProcess } from './per-process.js';
import { transpile } from './transpile.js';

/** What was generated in this process, by everything that it depends on. */
const known = perProcess('generated', () => new Map<string, Promise<GeneratedTexts>>());

/** What was generated, each file with its text. */
export interface GeneratedTexts extends Omit<Generated, 'files'> {
  readonly files: readonly EmittedFile[];
}

/** Generates everything, vectors included, and nothing from what earlier runs have left. */
export async function generateTexts({
  vectors = true,
  ...options
}: GenerateOptions & { readonly vectors?: boolean }): Promise<GeneratedTexts> {
  const settings = vectors ? withTarget(defaultSettings, 'vectors') : defaultSettings;
  // Other threads give bytes.
  const { files, ...others } = await generate({ settings, jobs: 1, ...options });
  const texts = files.map((file) => ({
    path: file.path,
    content: String(defined('content' in file ? file.content : undefined, file.path)),
  }));
  return { ...others, files: texts };
}

/** What `generate` makes of a folder of definitions, once for the same texts in it. */
export function generated(definitions = 'definitions', vectors = true): Promise<GeneratedTexts> {
  // The generator, its templates and its runtime do not change while tests run.
  const key = `${hashOf(definitions)} ${vectors}`;
  const made = known.get(key) ?? generateTexts({ definitions, vectors });
  known.set(key, made);
  return made;
}

/** Of the paths and texts of a folder. */
export function hashOf(definitions: string): string {
  const hash = createHash('sha256').update(definitions);
  for (const entry of readdirSync(definitions, { recursive: true, withFileTypes: true }).filter((one) =>
    one.isFile(),
  )) {
    const path = join(entry.parentPath, entry.name);
    hash.update(`\0${path}\0`).update(readFileSync(path));
  }
  return hash.digest('hex');
}

/**
 * The emitted files of a folder of definitions by path; any diagnostic fails the test, unless warnings are fine. Vectors take
 * about half of the time: a test of definitions of its own leaves them out if it does not look at them.
 */
export async function emittedFiles(
  definitions = 'definitions',
  { warnings = false, vectors = true } = {},
): Promise<ReadonlyMap<string, string>> {
  const { files, diagnostics } = await generated(definitions, vectors);
  if (diagnostics.some(({ severity }) => severity === 'error' || !warnings))
    throw new Error(diagnostics.map(({ code, message }) => `${code} ${message}`).join('\n'));
  return new Map(files.map(({ path, content }) => [path, content]));
}

/** The definitions of this repository with some texts in them replaced, in a folder that is gone when `use` is done. */
export async function withVariant<Result>(
  replacements: readonly (readonly [from: string, to: string])[],
  use: (definitions: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  const unused = new Set(replacements.map(([from]) => from));
  try {
    for (const name of readdirSync('definitions').filter((file) => file.endsWith('.spec.yaml'))) {
      let text = readFileSync(join('definitions', name), 'utf8');
      for (const [from, to] of replacements) {
        if (text.includes(from)) unused.delete(from);
        text = text.replace(from, to);
      }
      writeFileSync(join(folder, name), text);
    }
    // Where their first line says that it is.
    copyFileSync('definitions/definition.schema.json', join(folder, 'definition.schema.json'));
    if (unused.size > 0) throw new Error(`The definitions do not hold ${[...unused].join(', ')}`);
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The emitted files of such a folder, without vectors. */
export function emittedVariant(definitions: string): Promise<ReadonlyMap<string, string>> {
  return emittedFiles(definitions, { vectors: false });
}

/** The emitted TypeScript files, compiled and imported, by path: `create-customer/server.ts`. */
export async function importEmitted<Modules>(files: ReadonlyMap<string, string>): Promise<Modules> {
  const folder = mkdtempSync(join(tmpdir(), 'specwright-'));
  const sources = [...files].filter(([path]) => path.endsWith('.ts'));
  const output = (path: string): string => join(folder, path.replace(/\.ts$/, '.js'));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    for (const [path, content] of sources) {
      mkdirSync(dirname(output(path)), { recursive: true });
      writeFileSync(output(path), await transpile(content));
    }
    const modules = sources.map(async ([path]) => [path, await import(pathToFileURL(output(path)).href)] as const);
    // Another test type-checks the emitted text against the types that the caller names.
    return Object.fromEntries(await Promise.all(modules)) as Modules;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
