/** Reads own properties only, and fails with {@link Unreadable} when a value cannot be read. */

/** A getter or a proxy has thrown, so the value cannot be judged. */
export class Unreadable extends Error {}

function reading<Result>(read: () => Result): Result {
  try {
    return read();
  } catch {
    throw new Unreadable();
  }
}

export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isArray(value);
}

export function isArray(value: unknown): value is readonly unknown[] {
  return reading(() => Array.isArray(value));
}

/** The own elements with a value, in their order; an undefined property is absent (R10). */
export function ownElements(value: Readonly<Record<string, unknown>>): ReadonlyMap<string, unknown> {
  return new Map(reading(() => Object.entries(value)).filter(([, element]) => element !== undefined));
}

/** The own entries of an array; a hole is undefined, even if the prototype has a value at its index. */
export function entriesOf(value: readonly unknown[]): readonly unknown[] {
  return reading(() =>
    Array.from({ length: value.length }, (_, index) => (Object.hasOwn(value, index) ? value[index] : undefined)),
  );
}

/** Sets an own property of any name, including `__proto__`. */
export function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== '__proto__') target[name] = value;
  else Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
