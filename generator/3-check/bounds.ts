import { narrowingsOf } from '../2-model/effects.js';
import type { ArrayDefinition, FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { commonMultiple, multipleFrom } from '../exact-number.js';
import { isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Check, Row } from './subject.js';

/** Bounds allow at least one value, and a dependent range overlaps the bounds of its element. */
export const bounds: Check = ({ tables }) =>
  tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => [...rangesOf(row), ...arrayBounds(row), ...lengths(row), ...wholeBounds(row)]);

function rangesOf(row: Row): readonly Diagnostic[] {
  const own = widest(row.definition);
  const lower = row.definition.above === undefined ? 'minimum' : 'above';
  const fixed = isNone(own) ? [diagnostic('bounds-reversed', row.at(lower), shown(own))] : [];
  const dependent = narrowingsOf(row.definition).flatMap(({ narrowing: range, path }) => {
    if (Object.keys(range).length === 1) return [diagnostic('empty-range', row.at(...path), {})];
    const [key] = [...boundKeys, 'multipleOf' as const].filter((one) => range[one] !== undefined);
    if (key === undefined || fixed.length > 0) return [];
    const both = together(own, widest({ ...range, type: row.definition.type }));
    return isNone(both) ? [diagnostic('bounds-reversed', row.at(...path, key), shown(both))] : [];
  });
  return [...fixed, ...dependent];
}

const boundKeys = ['minimum', 'above', 'maximum', 'below'] as const;

/** From where to where values are, and whether the ends are values themselves. */
interface Extent {
  readonly least: number;
  readonly isLeastOpen: boolean;
  readonly most: number;
  readonly isMostOpen: boolean;
  /** What the values are multiples of. */
  readonly step: number | undefined;
}

/** The bounds of an element; a bound that is no value itself is, of whole numbers, the next one. */
function widest({
  type,
  minimum,
  maximum,
  above,
  below,
  multipleOf,
}: Pick<FieldDefinition, 'type' | 'multipleOf' | (typeof boundKeys)[number]>): Extent {
  const isWhole = isTypeName(type) && scalars[scalarOf(type)].bounded?.isWhole === true;
  const step = isWhole ? 1 : 0;
  return {
    least: minimum ?? (above === undefined ? -Infinity : above + step),
    isLeastOpen: !isWhole && minimum === undefined && above !== undefined,
    most: maximum ?? (below === undefined ? Infinity : below - step),
    isMostOpen: !isWhole && maximum === undefined && below !== undefined,
    step: multipleOf,
  };
}

function together(one: Extent, other: Extent): Extent {
  const least = Math.max(one.least, other.least);
  const most = Math.min(one.most, other.most);
  const ends = [one, other];
  return {
    least,
    isLeastOpen: ends.some((end) => end.isLeastOpen && end.least === least),
    most,
    isMostOpen: ends.some((end) => end.isMostOpen && end.most === most),
    step: commonMultiple(ends.flatMap(({ step }) => step ?? [])),
  };
}

function isNone({ least, most, isLeastOpen, isMostOpen, step }: Extent): boolean {
  if (least > most || (least === most && (isLeastOpen || isMostOpen))) return true;
  if (step === undefined || !Number.isFinite(least)) return false;
  const first = multipleFrom(least, step);
  const next = isLeastOpen && first === least ? multipleFrom(least, step, 1) : first;
  return next > most || (next === most && isMostOpen);
}

function shown({ least, most, isLeastOpen, isMostOpen, step }: Extent): Readonly<Record<'least' | 'most', string>> {
  const apart = (bound: number, isOpen: boolean): string => (isOpen ? `${bound}, itself excluded,` : String(bound));
  const multiple = step === undefined ? '' : ` and a multiple of ${step}`;
  return { least: apart(least, isLeastOpen), most: `${apart(most, isMostOpen)}${multiple}` };
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
    ...(array === undefined ? [] : [...itemBounds(row, array, ['array']), ...sizesUnderConditions(row, array)]),
    ...(least > most ? [diagnostic('bounds-reversed', row.at('map', 'minEntries'), { least, most })] : []),
  ];
}

function sizesUnderConditions(row: Row, array: true | ArrayDefinition): readonly Diagnostic[] {
  const { minItems = 0, maxItems = Infinity } = array === true ? {} : array;
  // A list of a parameter that has no entry is not sent.
  const fewest = Math.max(minItems, 'in' in row.definition ? 1 : 0);
  return narrowingsOf(row.definition).flatMap(({ narrowing, path }) => {
    if (narrowing.minItems === undefined && narrowing.maxItems === undefined) return [];
    const least = Math.max(fewest, narrowing.minItems ?? 0);
    const most = Math.min(maxItems, narrowing.maxItems ?? Infinity);
    const place = row.at(...path, narrowing.minItems === undefined ? 'maxItems' : 'minItems');
    return least > most ? [diagnostic('bounds-reversed', place, { least, most })] : [];
  });
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
  return places.flatMap(({ bounds, path }) =>
    [...boundKeys, 'multipleOf' as const]
      .filter((key) => {
        const { [key]: bound } = bounds;
        return bound !== undefined && !includes(bound);
      })
      .map((key) => diagnostic('bound-not-whole', row.at(...path, key), { key, type })),
  );
}
