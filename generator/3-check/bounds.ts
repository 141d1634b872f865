import { narrowingsOf } from '../2-model/effects.js';
import type { ArrayDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Check, Row } from './subject.js';

/** Bounds allow at least one value, and a dependent range overlaps the bounds of its element. */
export const bounds: Check = ({ tables }) =>
  tables.flatMap(({ rows }) => rows).flatMap((row) => [...rangesOf(row), ...arrayBounds(row), ...wholeBounds(row)]);

function rangesOf(row: Row): readonly Diagnostic[] {
  const { minimum = -Infinity, maximum = Infinity } = row.definition;
  const fixed =
    minimum > maximum ? [diagnostic('bounds-reversed', row.at('minimum'), { least: minimum, most: maximum })] : [];
  const dependent = narrowingsOf(row.definition).flatMap(({ narrowing: range, path }) => {
    if (Object.keys(range).length === 1) return [diagnostic('empty-range', row.at(...path), {})];
    if (range.minimum === undefined && range.maximum === undefined) return [];
    const least = Math.max(minimum, range.minimum ?? -Infinity);
    const most = Math.min(maximum, range.maximum ?? Infinity);
    const place = row.at(...path, range.minimum === undefined ? 'maximum' : 'minimum');
    return fixed.length === 0 && least > most ? [diagnostic('bounds-reversed', place, { least, most })] : [];
  });
  return [...fixed, ...dependent];
}

function arrayBounds(row: Row): readonly Diagnostic[] {
  const { array, map } = row.definition;
  const { minEntries: least = 0, maxEntries: most = Infinity } = map === undefined || map === true ? {} : map;
  return [
    ...(array === undefined ? [] : itemBounds(row, array, ['array'])),
    ...(least > most ? [diagnostic('bounds-reversed', row.at('map', 'minEntries'), { least, most })] : []),
  ];
}

function itemBounds(row: Row, array: true | ArrayDefinition, path: readonly string[]): readonly Diagnostic[] {
  if (array === true) return [];
  const { minItems: least = 0, maxItems: most = Infinity, array: inner } = array;
  return [
    ...(least > most ? [diagnostic('bounds-reversed', row.at(...path, 'minItems'), { least, most })] : []),
    ...(inner === undefined ? [] : itemBounds(row, inner, [...path, 'array'])),
  ];
}

function wholeBounds(row: Row): readonly Diagnostic[] {
  const { type } = row.definition;
  if (!isTypeName(type)) return [];
  const { includes, bounded } = scalars[scalarOf(type)];
  if (!bounded?.isWhole) return [];
  const places = [
    { bounds: row.definition, path: [] },
    ...narrowingsOf(row.definition).map(({ narrowing, path }) => ({ bounds: narrowing, path })),
  ];
  return places.flatMap(({ bounds: found, path }) =>
    (['minimum', 'maximum'] as const)
      .filter((key) => found[key] !== undefined && !includes(found[key]))
      .map((key) => diagnostic('bound-not-whole', row.at(...path, key), { type })),
  );
}
