/**
 * What test files share that run in one process: vitest evaluates the modules of the project anew for each file, but not
 * those of packages. Whatever is kept has to be kept by everything that it depends on.
 */
const symbol = Symbol.for('specwright tests');
type Holder = typeof globalThis & { [symbol]?: Map<string, unknown> };

export function perProcess<Kept>(name: string, make: () => Kept): Kept {
  const kept = ((globalThis as Holder)[symbol] ??= new Map());
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as Kept;
}
