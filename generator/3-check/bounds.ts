import { narrowingsOf } from '../2-model/effects.js';
import type { ArrayDefinition, FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Check, Row } from './subject.js';

/** Bounds allow at least one value, and a dependent range overlaps the bounds of its element. */
export const bounds: Check = ({ tables }) =>
  tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => [...rangesOf(row), ...arrayBounds(row), ...lengths(row), ...wholeBounds(row)]);

function rangesOf(row: Row): readonly Diagnostic[] {
  const { least: minimum, most: maximum, isEmpty } = widest(row.definition);
  const lower = row.definition.above === undefined ? 'minimum' : 'above';
  const { above, below } = row.definition;
  const apart = (bound: number, open: number | undefined): string =>
    open === bound ? `${bound}, itself excluded,` : String(bound);
  const shown = { least: apart(minimum, above), most: apart(maximum, below) };
  const fixed = isEmpty ? [diagnostic('bounds-reversed', row.at(lower), shown)] : [];
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

/** The bounds of an element; a bound that is no value itself is, of whole numbers, the next one. */
function widest({ type, minimum, maximum, above, below }: FieldDefinition): {
  readonly least: number;
  readonly most: number;
  readonly isEmpty: boolean;
} {
  const isWhole = isTypeName(type) && scalars[scalarOf(type)].bounded?.isWhole === true;
  const step = isWhole ? 1 : 0;
  const least = minimum ?? (above === undefined ? -Infinity : above + step);
  const most = maximum ?? (below === undefined ? Infinity : below - step);
  const isOpen = step === 0 && (above !== undefined || below !== undefined);
  return { least, most, isEmpty: least > most || (isOpen && least === most) };
}

function lengths(row: Row): readonly Diagnostic[] {
  const { minLength: least = 0, maxLength = Infinity, maxBytes = Infinity } = row.definition;
  const most = Math.min(maxLength, maxBytes);
  if (least > most) return [diagnostic('bounds-reversed', row.at('minLength'), { least, most })];
  return narrowingsOf(row.definition).flatMap(({ narrowing: { minLength, maxLength: longest }, path }) => {
    if (minLength === undefined && longest === undefined) return [];
    const narrow = { least: Math.max(least, minLength ?? 0), most: Math.min(most, longest ?? Infinity) };
    const place = row.at(...path, minLength === undefined ? 'maxLength' : 'minLength');
    return narrow.least > narrow.most ? [diagnostic('bounds-reversed', place, narrow)] : [];
  });
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
    { bounds: row.definition, path: [], keys: ['minimum', 'maximum', 'above', 'below'] as const },
    ...narrowingsOf(row.definition).map(({ narrowing, path }) => ({
      bounds: narrowing,
      path,
      keys: ['minimum', 'maximum'] as const,
    })),
  ];
  return places.flatMap(({ bounds, path, keys }) =>
    keys
      .filter((key) => {
        const bound = key in bounds ? (bounds as FieldDefinition)[key] : undefined;
        return bound !== undefined && !includes(bound);
      })
      .map((key) => diagnostic('bound-not-whole', row.at(...path, key), { type })),
  );
}
