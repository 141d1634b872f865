/** Multiples in JSON Schema, as far as readers that compute with doubles find them. */
import { scalars } from '../../formats/index.js';
import type { PlainType } from '../../model/model.js';
import type { Schema } from './schema.js';

/**
 * That a value is a multiple; nothing where readers would go wrong. The quotient of two integers that doubles hold is
 * rounded to an integer only if it is one, so a Decimal in their range is said to be an integer as well.
 */
export function multiplesSchema(
  { kind, minimum, above = minimum, maximum, below = maximum }: PlainType,
  step: number,
): Schema {
  if (!Number.isSafeInteger(step)) return {};
  if (scalars[kind].bounded?.isWhole) return { multipleOf: step };
  const areHeld = [above, below].every((bound) => bound !== undefined && Math.abs(bound) <= Number.MAX_SAFE_INTEGER);
  return areHeld ? { type: 'integer', multipleOf: step } : {};
}
