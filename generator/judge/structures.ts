/** Judges objects that no single table describes: maps, and objects of one of several tables. */
import { tellingField } from '../model/alternatives.js';
import type { AlternativesType, Field, MapType, Shape } from '../model/model.js';
import { breaks, type Judging, pointerTo } from './judging.js';
import { canonicalSpelling } from './spelling.js';
import { isPlainObject, ownElements, setOwn } from './values.js';

/** The table that one of the elements of an object tells; undefined, with a violation, if there is none. */
export function toldShape(
  judging: Judging,
  field: Field,
  type: AlternativesType,
  value: unknown,
  pointer: string,
): Shape | undefined {
  if (!isPlainObject(value)) {
    breaks(judging, field, 'type', pointer);
    return undefined;
  }
  const told = ownElements(value).get(type.by);
  const found = type.of.find((one) => {
    const spelled = judging.form === 'wire' ? canonicalSpelling(tellingField(type, one), told).value : told;
    return one.values.some((candidate) => candidate === spelled);
  });
  if (!found) breaks(judging, field, 'alternative', pointerTo(pointer, type.by));
  return found?.shape;
}

/**
 * Judges the entries of a map; what stands at a key that is not allowed is not judged.
 *
 * @param judgeValue judges an entry and returns it in canonical form
 */
export function judgeMap(
  judging: Judging,
  field: Field,
  type: MapType,
  value: unknown,
  pointer: string,
  judgeValue: (judging: Judging, of: Field, value: unknown, pointer: string) => unknown,
): unknown {
  if (!isPlainObject(value)) {
    breaks(judging, field, 'type', pointer);
    return value;
  }
  const entries = ownElements(value);
  const { keys, minEntries, maxEntries = Infinity, nullEntries = false, of } = type;
  const isAllowed = (key: string): boolean =>
    keys === undefined || ('pattern' in keys ? new RegExp(keys.pattern, 'u').test(key) : keys.values.includes(key));
  const canonical: Record<string, unknown> = {};
  for (const [key, entry] of entries) {
    // The sender chooses the key, which may have any length.
    const place = pointerTo(pointer, key.slice(0, 128));
    if (isAllowed(key))
      setOwn(canonical, key, entry === null && nullEntries ? null : judgeValue(judging, of, entry, place));
    else breaks(judging, field, 'keys', place);
  }
  if (entries.size < minEntries) breaks(judging, field, 'minEntries', pointer);
  if (entries.size > maxEntries) breaks(judging, field, 'maxEntries', pointer);
  return canonical;
}
