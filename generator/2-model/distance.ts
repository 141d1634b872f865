/** The distance between two elements, and the durations that it is written in. */
import type { DistanceDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Distance, DistanceCheck } from '../model/model.js';
import { type Context, place, reach } from './rule-elements.js';

/** Undefined where an element is unknown or a distance is none, which is reported. */
export function distanceOf(context: Context, { from, to, min, max }: DistanceDefinition): DistanceCheck | undefined {
  const { scope, table } = context;
  const first = reach(context, table.fields, from, ['distance', 'from']);
  const second = reach(context, table.fields, to, ['distance', 'to']);
  const bounds = Object.entries({ min, max }).flatMap(([key, written]): readonly (readonly [string, Distance])[] => {
    if (written === undefined) return [];
    const where = place(context, ['distance', key]);
    const found = typeof written === 'number' ? amount(written) : duration(written);
    if (typeof found !== 'string') return [[key, found]];
    const distance = String(written);
    scope.report(
      found === nothing
        ? diagnostic('no-distance', where, { distance })
        : diagnostic('not-a-distance', where, { distance, reason: found }),
    );
    return [];
  });
  const isWhole = bounds.length === [min, max].filter((bound) => bound !== undefined).length;
  if (bounds.length === 0 && isWhole) scope.report(diagnostic('empty-distance', place(context, ['distance']), {}));
  if (!first || !second || !isWhole || bounds.length === 0) return undefined;
  return { check: 'distance', paths: [first.path, second.path], ...Object.fromEntries(bounds) };
}

/** What is not more than 0. */
const nothing = 'nothing';

function amount(number: number): Distance | string {
  return number > 0 ? { by: number, isDuration: false, words: String(number) } : nothing;
}

const units = {
  W: ['week', 604_800],
  D: ['day', 86_400],
  H: ['hour', 3600],
  M: ['minute', 60],
  S: ['second', 1],
} as const;

const form =
  /^P(?=[0-9T])(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?$/;

/** `P90D`: 90 days; a reason where it is no duration of a fixed length. */
function duration(text: string): Distance | string {
  const found = form.exec(text);
  if (!found) return 'a duration is written as in ISO 8601, in whole numbers';
  const [, years, months, ...counts] = found;
  if (years !== undefined || months !== undefined) return 'months and years have no fixed length';
  const parts = Object.values(units).flatMap(([unit, seconds], index) => {
    const count = Number(counts[index] ?? 0);
    return count === 0 ? [] : [{ by: count * seconds, words: `${count} ${unit}${count === 1 ? '' : 's'}` }];
  });
  const by = parts.reduce((sum, part) => sum + part.by, 0);
  return by > 0 ? { by, isDuration: true, words: parts.map(({ words }) => words).join(' ') } : nothing;
}
