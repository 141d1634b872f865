// A copy of specwright's runtime/http/items.ts, made by `specwright generate`. Do not edit.
/** How many entries a body holds, shared by all generated servers. */

/** The number of entries in all arrays of a JSON value together; counting ends as soon as it is above `most`. */
export function itemsOf(value: unknown, most: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  let items = Array.isArray(value) ? value.length : 0;
  for (const inner of Array.isArray(value) ? value : Object.values(value)) {
    if (items > most) break;
    items += itemsOf(inner, most - items);
  }
  return items;
}
