/** Maps, and arrays in arrays: elements whose values are nested deeper than an entry of an array. */
import { escaped, isFull, pointerTo, type Report, type Rules } from './report.js';
import { type Elements, isObject, isOwn } from './values.js';

/** What a map holds. */
interface MapBounds {
  readonly isKey?: (key: string) => boolean;
  readonly minEntries?: number;
  readonly maxEntries?: number;
  /** Whether a value may be null. */
  readonly nullEntries?: true;
}

/**
 * Puts a step behind the element in the pointers of all findings except the first `before` ones: `/slices/quota` becomes
 * `/slices/7/quota`.
 */
export function stepInto(out: Report | undefined, before: number, element: string, step: string | number): void {
  if (!out || out.found.length <= before) return;
  const { length } = pointerTo(out, element);
  const inserted = `/${escaped(String(step))}`;
  for (let i = before; i < out.found.length; i++) {
    const finding = out.found[i];
    if (finding) finding.pointer = finding.pointer.slice(0, length) + inserted + finding.pointer.slice(length);
  }
}

/** The number of findings so far. */
export function foundIn(out: Report | undefined): number {
  return out ? out.found.length : 0;
}

/** Checks a map and each value in it. Returns the number of violations. */
export function checkMap(
  out: Report | undefined,
  table: Rules,
  element: string,
  value: unknown,
  bounds: MapBounds,
  check: (entry: unknown, out: Report | undefined) => number,
): number {
  if (!isObject(value)) return failMap(out, table, element, 'type');
  let bad = 0;
  let count = 0;
  for (const key in value) {
    if (!isOwn(value, key)) continue;
    const entry = value[key];
    if (entry === undefined) continue;
    count++;
    const before = foundIn(out);
    if (bounds.isKey?.(key) === false) bad += failMap(out, table, element, 'keys');
    else if (entry !== null || !bounds.nullEntries) bad += check(entry, out);
    stepInto(out, before, element, key);
    if (bad !== 0 && isFull(out)) return bad;
  }
  return bad + failSize(out, table, element, bounds, count);
}

/** Reads a map and each value in it: what is returned is new, with own elements only. */
export function readMap(
  to: Report,
  table: Rules,
  element: string,
  value: unknown,
  bounds: MapBounds,
  read: (entry: unknown, to: Report) => unknown,
): unknown {
  if (!isObject(value)) {
    failMap(to, table, element, 'type');
    return value;
  }
  const result: Record<string, unknown> = {};
  let count = 0;
  for (const key in value) {
    if (!isOwn(value, key)) continue;
    const entry = value[key];
    if (entry === undefined) continue;
    count++;
    const before = to.found.length;
    if (bounds.isKey?.(key) === false) failMap(to, table, element, 'keys');
    else setOwn(result, key, entry === null && bounds.nullEntries ? null : read(entry, to));
    stepInto(to, before, element, key);
    if (isFull(to)) return value;
  }
  failSize(to, table, element, bounds, count);
  return result;
}

function failSize(
  out: Report | undefined,
  table: Rules,
  element: string,
  { minEntries = 0, maxEntries = Infinity }: MapBounds,
  count: number,
): number {
  return (
    (count < minEntries ? failMap(out, table, element, 'minEntries') : 0) +
    (count > maxEntries ? failMap(out, table, element, 'maxEntries') : 0)
  );
}

function failMap(
  out: Report | undefined,
  { rules, shape, table }: Rules,
  element: string,
  kind: 'type' | 'keys' | 'minEntries' | 'maxEntries',
): 1 {
  if (out && ++out.violations <= out.maxFindings) {
    const [row, own] = rules[element] ?? [0, {}];
    const message = `${element} ${own[kind] ?? ''}`;
    const rule = `${shape}.${element}.${kind}`;
    out.found.push({ pointer: pointerTo(out, element), rule, message, source: { table, rows: [row] } });
  }
  return 1;
}

function setOwn(target: Elements & Record<string, unknown>, key: string, value: unknown): void {
  // An assignment to this key would change the prototype.
  if (key !== '__proto__') target[key] = value;
  else Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}
