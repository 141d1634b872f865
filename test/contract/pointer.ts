/** JSON Pointers (RFC 6901) into plain values, own properties only. */

export function segments(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a pointer, and whether there is one. */
export function resolvePointer(value: unknown, pointer: string): { readonly found: boolean; readonly value?: unknown } {
  let current = value;
  for (const key of segments(pointer)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return { found: false };
    current = Object.getOwnPropertyDescriptor(current, key)?.value;
  }
  return { found: true, value: current };
}

/** Puts a value at a pointer whose parent exists, whatever the name of the key. */
export function set(root: unknown, pointer: string, value: unknown): void {
  const { parent, key } = placeOf(root, pointer);
  Object.defineProperty(parent, key, { value, writable: true, enumerable: true, configurable: true });
}

export function remove(root: unknown, pointer: string): void {
  const { parent, key } = placeOf(root, pointer);
  if (!Reflect.deleteProperty(parent, key)) throw new Error(`${pointer} cannot be removed`);
}

function placeOf(root: unknown, pointer: string): { parent: object; key: string } {
  const end = pointer.lastIndexOf('/');
  const { value: parent } = resolvePointer(root, pointer.slice(0, end));
  const key = segments(pointer).at(-1);
  if (typeof parent !== 'object' || parent === null || key === undefined) throw new Error(`nothing is at ${pointer}`);
  return { parent, key };
}
