/** Finds files that look like definitions but are not read, so that none is ignored silently. */
import { basename, dirname, join } from 'node:path/posix';
import { readRegularFile } from '../regular-file.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { limits } from '../limits.js';

export interface Lookalike {
  /** Path relative to the folder. */
  readonly name: string;
  readonly reason: string;
  /** A path that would be read. */
  readonly suggestion?: string;
}

/** Whether the file at this path is read as a definition. */
export function isDefinition(path: string): boolean {
  return /^[^.].*\.spec\.ya?ml$/.test(basename(path));
}

/** Files that are not read, although their name or content suggests that they are definitions. */
export async function lookalikes(folder: string, paths: readonly string[]): Promise<readonly Lookalike[]> {
  const found: Lookalike[] = [];
  for (const path of paths) {
    if (isDefinition(path)) continue;
    const isLookalike = hasName(path) ? await isFile(join(folder, path)) : await holdsDefinition(folder, path);
    if (!isLookalike) continue;
    const isHidden = basename(path).startsWith('.');
    const reason = isHidden ? 'its name starts with a dot' : 'its name does not end in .spec.yaml or .spec.yml';
    const suggestion = nameFor(path);
    const isFree = suggestion !== undefined && !paths.includes(suggestion);
    found.push({ name: path, reason, ...(isFree && { suggestion }) });
  }
  return found;
}

/** `a.spec.yaml.bak`, `a.SPEC.YAML`, `a-spec.yml`, `a.spec.json`, `.a.spec.yaml`. */
function hasName(path: string): boolean {
  const name = basename(path);
  return name.startsWith('.') ? /\.spec\.ya?ml$/i.test(name) : /[._-]spec\.(ya?ml|json)\b/i.test(name);
}

/** Endings of files that may be hand-written text: YAML, JSON, and the suffixes of editors and backups. */
const ending = /\.(ya?ml|jsonc?5?|txt|specs?|bak|old|orig)\b|~$/i;

function mayHold(name: string): boolean {
  return !name.startsWith('.') && (!name.includes('.') || ending.test(name));
}

/** Whether a file contains the keys that a definition starts with. */
async function holdsDefinition(folder: string, path: string): Promise<boolean> {
  if (!mayHold(basename(path))) return false;
  const text = await textOf(join(folder, path));
  if (text === undefined) return false;
  const has = (key: string): boolean => new RegExp(`^\\ufeff?["']?${key}["']?[ \\t]*:`, 'm').test(text);
  if (/\.ya?ml$/i.test(path)) return has('operation') || has('common');
  // One of these words may occur in other formats by chance, two of them hardly.
  return (has('operation') && (has('http') || has('shapes'))) || (has('common') && has('api')) || isJson(text);
}

function isJson(text: string): boolean {
  try {
    const data: unknown = JSON.parse(text);
    return (
      typeof data === 'object' &&
      data !== null &&
      (('operation' in data && 'http' in data) || ('common' in data && 'api' in data))
    );
  } catch {
    return false;
  }
}

/** The nearest path that would be read, if there is one. */
function nameFor(path: string): string | undefined {
  const name = basename(path).replace(/^\.+/, '');
  const stem = upTo(upTo(name, /[._-]spec\.(ya?ml|json)\b/i), ending);
  return /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(stem) ? join(dirname(path), `${stem}.spec.yaml`) : undefined;
}

/** The text before the first match. */
function upTo(text: string, pattern: RegExp): string {
  const at = text.search(pattern);
  return at < 0 ? text : text.slice(0, at);
}

async function isFile(path: string): Promise<boolean> {
  return (await textOf(path)) !== undefined;
}

async function textOf(path: string): Promise<string | undefined> {
  return unlessRefused(async () => (await readRegularFile(path, limits.file))?.toString('utf8'));
}
