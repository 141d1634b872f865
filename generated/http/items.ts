/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/items.ts, made by `specwright generate`. Do not edit.
/** Counts the array entries of a body; shared by all generated servers. */

/** The total number of entries in all arrays of a JSON value; counting stops above `most`. */
export function itemsOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  let items = Array.isArray(value) ? value.length : 0;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (items > most) break;
    items += itemsOf(inner, most - items);
  }
  return items;
}
