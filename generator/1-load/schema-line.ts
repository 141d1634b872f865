/**
 * Checks the line that tells editors the schema of a definition: `# yaml-language-server: $schema=PATH`. Editors do not
 * report a path that does not exist; they silently check and complete nothing.
 */
import { stat } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';

const schemaLine = /^#[ \t]*yaml-language-server:[ \t]*\$schema=/m;

/** Path of the schema relative to a folder that contains `node_modules`. */
const installed = 'node_modules/specwright/definitions/definition.schema.json';

/** A common file of a package, which is edited where the package is made. */
const ofPackage = /(?:^|[/\\])node_modules[/\\]/;

/** A warning when the line names a file that does not exist, with a path that does. URLs are not checked. */
export async function checkSchemaLine(source: Source): Promise<readonly Diagnostic[]> {
  const named = ofPackage.test(source.path) ? undefined : schemaNamedIn(source);
  if (!named || (await isFile(named.file))) return [];
  const { path, start } = named;
  const folder = dirname(resolve(source.path));
  const meant = relative(folder, await nearestSchema(folder)).replaceAll('\\', '/');
  const suggestion = meant.startsWith('.') ? meant : `./${posix.normalize(meant)}`;
  return [diagnostic('schema-line', { source, start, end: start + path.length }, { path }, suggestion)];
}

/** The file that the line names, with the path as it is written and its position. */
export function schemaNamedIn(
  source: Source,
): { readonly file: string; readonly path: string; readonly start: number } | undefined {
  const match = schemaLine.exec(source.text);
  if (!match) return undefined;
  const start = match.index + match[0].length;
  const [line = ''] = source.text.slice(start).split(/[\r\n]/, 1);
  const path = line.trimEnd();
  if (path === '' || /[ \t]/.test(path) || /^[a-z][a-z0-9+.-]+:/i.test(path)) return undefined;
  return { file: resolve(dirname(resolve(source.path)), path), path, start };
}

/** The schema of the install that the folder belongs to, wherever it was hoisted to, or else that of this package. */
async function nearestSchema(folder: string): Promise<string> {
  const path = join(folder, installed);
  if (await isFile(path)) return path;
  const parent = dirname(folder);
  return parent === folder
    ? fileURLToPath(new URL('../../definitions/definition.schema.json', import.meta.url))
    : nearestSchema(parent);
}

async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
