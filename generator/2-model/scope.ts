/** The names that an operation can refer to: those of its own file, then those of the common file. */
import type { LoadedCommon, LoadedOperation, ReadingRefs, ShapeDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Reading } from '../model/model.js';
import type { TypeNames } from '../names.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';

export interface Scope {
  readonly operation: LoadedOperation;
  readonly common: LoadedCommon | undefined;
  /** By id, the operation's before the common file's. */
  readonly readings: ReadonlyMap<string, Reading>;
  readonly typeNames: TypeNames;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A node of either file, by its path of keys. */
export interface Place {
  readonly file: LoadedOperation | LoadedCommon;
  readonly path: readonly (string | number)[];
}

export function at(place: Place, ...more: readonly (string | number)[]): Span {
  return place.file.at([...place.path, ...more]);
}

export function keyAt(place: Place, ...more: readonly (string | number)[]): Span {
  return place.file.at([...place.path, ...more], 'key');
}

export function inside(place: Place, ...more: readonly (string | number)[]): Place {
  return { file: place.file, path: [...place.path, ...more] };
}

/**
 * The rows of a table in their order. An object of JavaScript lists its keys that are numbers first, so a table with such a
 * key is sorted by where its rows stand.
 */
export function rowsOf<Row>(place: Place, rows: Readonly<Record<string, Row>>): readonly (readonly [string, Row])[] {
  const entries = Object.entries(rows);
  if (!entries.some(([name]) => /^\d+$/.test(name))) return entries;
  const start = new Map(entries.map(([name]) => [name, keyAt(place, name).start]));
  return entries.sort(([a], [b]) => (start.get(a) ?? 0) - (start.get(b) ?? 0));
}

/** A shape by name, the operation's before the common file's. */
export function findShape(
  scope: Scope,
  name: string,
): { definition: ShapeDefinition; place: Place; shared: boolean } | undefined {
  for (const file of [scope.operation, scope.common]) {
    const shapes = file?.data.shapes;
    const definition = shapes && Object.hasOwn(shapes, name) ? shapes[name] : undefined;
    if (file && definition)
      return { definition, place: { file, path: ['shapes', name] }, shared: file.kind === 'common' };
  }
  return undefined;
}

/** Like {@link findShape}, but reports an unknown name with the most similar one. */
export function shapeNamed(scope: Scope, name: string, where: Span): ReturnType<typeof findShape> {
  const found = findShape(scope, name);
  if (!found) {
    const names = [scope.operation, scope.common].flatMap((file) => Object.keys(file?.data.shapes ?? {}));
    scope.report(
      diagnostic('unknown-shape', where, { name, operation: scope.operation.data.operation }, nearest(name, names)),
    );
  }
  return found;
}

/** The readings that a node refers to; reports an unknown id with the most similar one. */
export function readingsOf(scope: Scope, refs: ReadingRefs | undefined, place: Place): readonly Reading[] {
  const ids = refs === undefined ? [] : typeof refs === 'string' ? [refs] : refs;
  return ids.flatMap((id, index) => {
    const reading = scope.readings.get(id);
    if (reading) return [reading];
    const where = typeof refs === 'string' ? at(place, 'reading') : at(place, 'reading', index);
    scope.report(diagnostic('unknown-reading', where, { id }, nearest(id, [...scope.readings.keys()])));
    return [];
  });
}

/** The readings of both files by id; those of the operation take precedence over those of the common file. */
export function collectReadings(
  operation: LoadedOperation,
  common: LoadedCommon | undefined,
): ReadonlyMap<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const file of [common, operation]) {
    for (const [id, definition] of Object.entries(file?.data.readings ?? {})) {
      if (file) readings.set(id, { kind: 'reading', id, ...definition, span: file.at(['readings', id], 'key') });
    }
  }
  // R2 before R10
  return new Map([...readings].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })));
}
