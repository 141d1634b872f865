/** What a written condition consists of. */
import type { ConditionDefinition } from '../1-load/definition.js';

/** The first prose inside a condition; such a condition cannot be enforced as a whole. */
export function proseIn(definition: ConditionDefinition): string | undefined {
  if (typeof definition === 'string') return undefined;
  if ('prose' in definition) return definition.prose;
  if ('not' in definition) return proseIn(definition.not);
  if ('anyEntry' in definition) return 'where' in definition.anyEntry ? proseIn(definition.anyEntry.where) : undefined;
  if ('parent' in definition) return proseIn(definition.parent);
  const parts = 'all' in definition ? definition.all : 'any' in definition ? definition.any : [];
  return parts.map(proseIn).find((prose) => prose !== undefined);
}

/** Whether a condition speaks of a table around its own. */
export function asksParent(definition: ConditionDefinition): boolean {
  if (typeof definition === 'string') return false;
  if ('parent' in definition) return true;
  if ('not' in definition) return asksParent(definition.not);
  const parts = 'all' in definition ? definition.all : 'any' in definition ? definition.any : [];
  return parts.some(asksParent);
}
