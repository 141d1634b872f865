/** Maps of a number of entries. */
import type { MapType } from '../model/model.js';
import { type PayloadContext, sample } from './payload-context.js';
import { manyOf, tooLarge, weightOf } from './weight.js';

/** A map of so many entries, of which the first has this value; {@link tooLarge} if there are no more keys. */
export function mapOf(context: PayloadContext, type: MapType, count: number, first: unknown): unknown {
  const keys = keysOf(context, type, count);
  const other = count > 1 ? sample(context, type.of) : undefined;
  if (keys.length < count || manyOf(count, weightOf(other, context.weights), () => other) === tooLarge) return tooLarge;
  return Object.fromEntries(keys.map((key, index) => [key, index === 0 ? first : other]));
}

function keysOf({ texts }: PayloadContext, { keys }: MapType, count: number): readonly string[] {
  if (!keys) return Array.from({ length: Math.min(count, MOST_KEYS) }, (_, index) => `key${index + 1}`);
  return ('values' in keys ? keys.values : (texts.get(keys.pattern) ?? [])).slice(0, count);
}

const MOST_KEYS = 10_000;
