/** Telling values apart, own properties only. */

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The own elements that have a value, in the value's order; a property that is undefined is absent (R10). */
export function ownElements(value: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, element]) => element !== undefined));
}

/** Sets an own property whatever its name, `__proto__` too. */
export function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
