/** A value as TypeScript; as a plain key `__proto__` would set the prototype. */
export function literal(value: unknown): string {
  return written(value, '');
}

/**
 * Like {@link literal}, to be held against a type. TypeScript asks of each element whether it stands in an `as const`, and of
 * each object around it as well, for which it goes through all members of its union. At a `!`, which changes nothing else
 * here, it stops asking: that is half of the time.
 */
export function literalToCheck(value: unknown): string {
  return written(value, '!');
}

/** @param mark what follows each object and array that is inside of another */
function written(value: unknown, mark: string): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const inside = (inner: unknown): string =>
    `${written(inner, mark)}${typeof inner === 'object' && inner !== null ? mark : ''}`;
  if (Array.isArray(value)) return `[${value.map(inside).join(', ')}]`;
  const entries = Object.entries(value).map(([key, inner]) => `[${JSON.stringify(key)}]: ${inside(inner)}`);
  return `{ ${entries.join(', ')} }`;
}
