/**
 * The line that tells editors which schema a definition has: `# yaml-language-server: $schema=PATH`. An editor says
 * nothing when the path leads nowhere; it just checks and completes nothing.
 */
import { stat } from 'node:fs/promises';
import { dirname, join, posix, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Source } from '../diagnostics/source.js';

const schemaLine = /^(#[ \t]*yaml-language-server:[ \t]*\$schema=)(\S+)[ \t]*$/m;

/** Where an install has the schema, seen from a folder that holds `node_modules`. */
const installed = 'node_modules/specwright/definitions/definition.schema.json';

/** A warning when the line names a file that does not exist, with a path to one that does. Addresses are not followed. */
export async function checkSchemaLine(source: Source): Promise<readonly Diagnostic[]> {
  const match = schemaLine.exec(source.text);
  if (!match) return [];
  const [, before = '', path = ''] = match;
  if (/^[a-z][a-z0-9+.-]+:/i.test(path)) return [];
  const folder = dirname(resolve(source.path));
  if (await isFile(resolve(folder, path))) return [];
  const start = match.index + before.length;
  const meant = relative(folder, await nearestSchema(folder)).replaceAll('\\', '/');
  const suggestion = meant.startsWith('.') ? meant : `./${posix.normalize(meant)}`;
  return [diagnostic('schema-line', { source, start, end: start + path.length }, { path }, suggestion)];
}

/** The schema of the install that the folder belongs to, wherever it was hoisted to; else that of this very package. */
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
