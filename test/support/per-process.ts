/**
 * What the test files of one process share: vitest evaluates the modules of the project again for each file, but not those
 * of packages. A shared value must itself depend only on shared values.
 */
const symbol = Symbol.for('specwright tests');
type Holder = typeof globalThis & { [symbol]?: Map<string, unknown> };

export function perProcess<Kept>(name: string, make: () => Kept): Kept {
  const kept = ((globalThis as Holder)[symbol] ??= new Map());
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as Kept;
}
