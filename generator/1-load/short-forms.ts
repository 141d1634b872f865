/** The short forms of a page in the words of the format: `C` for CM, and a cardinality for the bounds of an array. */
import { boundsOf } from '../model/cardinality.js';

type Json = Readonly<Record<string, unknown>>;

/** The data of a definition without short forms in its rows. Examples stay as they are. */
export function withoutShortForms(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(withoutShortForms);
  if (!isObject(data)) return data;
  const entries = Object.entries(data).map(([key, value]): [string, unknown] => [
    key,
    key === 'examples' ? value : withoutShortForms(value),
  ]);
  const copy = Object.fromEntries(entries);
  // An element may be called like a key of a row, but then it is a row itself.
  return typeof copy['presence'] === 'string' && typeof copy['type'] === 'string' ? row(copy) : copy;
}

function row(given: Json): Json {
  const named = given['presence'] === 'C' ? { ...given, presence: 'CM' } : given;
  const { cardinality, map, array } = given;
  const bounds = boundsOf(cardinality);
  if (!bounds || array !== undefined) return named;
  const { least, most } = bounds;
  const limits = (minimum: string, maximum: string): Json => ({
    ...(least > 0 ? { [minimum]: least } : {}),
    ...(most === Infinity ? {} : { [maximum]: most }),
  });
  if (map !== undefined)
    return { ...named, map: { ...limits('minEntries', 'maxEntries'), ...(isObject(map) ? map : {}) } };
  return most > 1 ? { ...named, array: limits('minItems', 'maxItems') } : named;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
