/**
 * What merging an OpenAPI document into another one changes. What was merged before is recorded in the document itself,
 * with a hash of each thing, so that a later run replaces and removes exactly that, and notices edits.
 */
import { isDeepStrictEqual } from 'node:util';
import { createHash } from 'node:crypto';
import { groupedBy } from '../grouped.js';
import { foundTwice, type Twice } from './unique-in-document.js';

/** A JSON object. */
export type Members = Readonly<Record<string, unknown>>;

/** The keys from the root of a document to a value in it. */
export type Path = readonly string[];

/** Sets the value at a path, or removes it. The key `-` stands for the place after the last entry of a list. */
export interface Change {
  readonly path: Path;
  /** Undefined to remove it. */
  readonly value: unknown;
}

/** A thing that is not ours, or no longer as it was merged, stands where ours has to. */
export type Conflict =
  { readonly kind: 'taken' | 'edited' | 'elsewhere'; readonly path: Path } | ({ readonly kind: 'twice' } & Twice);

export interface Plan {
  /** In the order in which they have to be made. */
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

/** Where the record of what was merged stands. */
const recordPath: Path = ['x-specwright', 'merged'];

/**
 * @param theirs the document that is merged into
 * @param ours the generated document
 * @param isForced whether what conflicts is replaced
 */
export function planMerge(theirs: Members, ours: Members, isForced: boolean): Plan {
  const record = objectAt(theirs, recordPath) ?? {};
  const changes: Change[] = [];
  const conflicts: Conflict[] = [];
  const merged: Record<string, string> = {};
  const wanted = new Map(partsOf(ours).map((part) => [pointerOf(part.path), part]));
  for (const [pointer, { path, value }] of wanted) {
    merged[pointer] = hashOf(value);
    const found = valueAt(theirs, path);
    if (isDeepStrictEqual(found, value)) continue;
    const conflict = conflictAt(theirs, path, found, record[pointer]);
    if (conflict !== undefined && !(isForced && conflict !== 'elsewhere')) conflicts.push({ kind: conflict, path });
    else changes.push({ path, value });
  }
  const gone: Path[] = [];
  for (const [pointer, hash] of Object.entries(record)) {
    const path = pathOf(pointer);
    const found = wanted.has(pointer) ? undefined : valueAt(theirs, path);
    if (found === undefined) continue;
    if (hashOf(found) !== hash && !isForced) conflicts.push({ kind: 'edited', path });
    else gone.push(path);
  }
  const replaced = new Set([...wanted.keys(), ...gone.map(pointerOf)]);
  const twice = foundTwice(theirs, ours, (path) => !replaced.has(pointerOf(path)));
  conflicts.push(...twice.map((one) => ({ kind: 'twice' as const, ...one })));
  changes.push(...removals(theirs, gone, [...wanted.values()]));
  changes.push(...tagChanges(theirs, ours));
  if (Object.keys(merged).length > 0) {
    if (!isDeepStrictEqual(record, merged)) changes.push({ path: recordPath, value: merged });
  } else if (valueAt(theirs, recordPath) !== undefined)
    changes.push({ path: recordPath.slice(0, 1), value: undefined });
  return { changes, conflicts };
}

/** The parts of a document that are merged each by itself: its operations and its components. */
function partsOf(document: Members): readonly Change[] {
  const at = (path: Path): readonly Change[] =>
    Object.entries(objectAt(document, path) ?? {}).map(([key, value]) => ({ path: [...path, key], value }));
  return [...at(['paths']).flatMap(({ path }) => at(path)), ...at(['components']).flatMap(({ path }) => at(path))];
}

function conflictAt(
  theirs: Members,
  path: Path,
  found: unknown,
  recorded: unknown,
): Exclude<Conflict['kind'], 'twice'> | undefined {
  // A path item, or all components of a kind, may be a reference.
  const isElsewhere = path.some((_, index) => typeof objectAt(theirs, path.slice(0, index))?.['$ref'] === 'string');
  if (isElsewhere) return 'elsewhere';
  if (found === undefined) return undefined;
  if (recorded === undefined) return 'taken';
  return hashOf(found) === recorded ? undefined : 'edited';
}

/** Removes parts, and with all operations of a path the path, and with all components of a kind the kind. */
function removals(theirs: Members, gone: readonly Path[], wanted: readonly Change[]): readonly Change[] {
  const changes = [...groupedBy(gone, (path) => pointerOf(path.slice(0, -1)))].flatMap(([pointer, paths]) => {
    const isEmptied = Object.keys(objectAt(theirs, pathOf(pointer)) ?? {}).length === paths.length;
    const isWanted = wanted.some(({ path }) => pointerOf(path.slice(0, -1)) === pointer);
    return isEmptied && !isWanted ? [pathOf(pointer)] : paths;
  });
  return changes.map((path) => ({ path, value: undefined }));
}

/** Tags are a list; those that are missing are added at its end, and none is changed. */
function tagChanges(theirs: Members, ours: Members): readonly Change[] {
  const nameOf = (tag: unknown): unknown => (isMembers(tag) ? tag['name'] : undefined);
  const given: readonly unknown[] = Array.isArray(theirs['tags']) ? theirs['tags'] : [];
  const names = given.map(nameOf);
  const wanted: readonly unknown[] = Array.isArray(ours['tags']) ? ours['tags'] : [];
  const missing = wanted.filter((tag) => !names.includes(nameOf(tag)));
  if (given.length === 0) return missing.length === 0 ? [] : [{ path: ['tags'], value: missing }];
  return missing.map((value) => ({ path: ['tags', '-'], value }));
}

/** The document after the changes. */
export function changed(document: Members, changes: readonly Change[]): Members {
  return changes.reduce((result, { path, value }) => withValue(result, path, value), document);
}

function withValue(object: Members, [key = '', ...rest]: Path, value: unknown): Members {
  const { [key]: before, ...others } = object;
  const inner = innerOf(before, rest, value);
  if (inner === undefined) return others;
  return key in object
    ? Object.fromEntries(Object.entries(object).map(([name, given]) => [name, name === key ? inner : given]))
    : { ...object, [key]: inner };
}

function innerOf(before: unknown, rest: Path, value: unknown): unknown {
  if (rest.length === 0) return value;
  if (Array.isArray(before) && rest[0] === '-') return [...(before as readonly unknown[]), value];
  return withValue(isMembers(before) ? before : {}, rest, value);
}

/** A JSON Pointer (RFC 6901). */
export function pointerOf(path: Path): string {
  return path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

export function pathOf(pointer: string): Path {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export function valueAt(document: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isMembers(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    document,
  );
}

function objectAt(document: unknown, path: Path): Members | undefined {
  const value = valueAt(document, path);
  return isMembers(value) ? value : undefined;
}

export function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Of the value whatever its layout and the order of its keys. */
export function hashOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_, inner: unknown) =>
    isMembers(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
  return createHash('sha256').update(sorted).digest('hex').slice(0, 16);
}
