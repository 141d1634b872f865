import type { Path } from './plan.js';

/** Finds the longest beginning of a path for which there is something. */
export function nearestAbove<Found>(path: Path, find: (path: Path) => Found | undefined): Found | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = find(path.slice(0, length));
    if (found !== undefined) return found;
  }
  return undefined;
}
