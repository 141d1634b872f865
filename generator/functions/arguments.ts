/** The arguments of the functions. A wrong one is a mistake in the calling program, so it is thrown. */
import type { ProjectOptions } from '../extend/results.js';

const shared = ['cwd', 'config', 'jobs'];

/** @param flags the options that are true or false; others: further ones, which are texts */
export function checkArguments(
  name: string,
  options: unknown,
  flags: readonly string[],
  others: readonly string[] = [],
): asserts options is ProjectOptions {
  if (typeof options !== 'object' || options === null) throw new TypeError(`${name}() takes an object of options`);
  for (const [key, value] of Object.entries(options)) {
    if (![...shared, ...flags, ...others].includes(key)) throw new TypeError(`${name}() has no option ${key}`);
    if (value === undefined) continue;
    if (flags.includes(key) && typeof value !== 'boolean') throw new TypeError(`${key} has to be true or false`);
    if ((others.includes(key) || key === 'cwd') && typeof value !== 'string')
      throw new TypeError(`${key} has to be text`);
    const isConfig = typeof value === 'string' || value === false || (typeof value === 'object' && value !== null);
    if (key === 'config' && !isConfig) throw new TypeError('config has to be a path, a configuration or false');
    const isCount = Number.isInteger(value) && Number(value) > 0;
    if (key === 'jobs' && !isCount) throw new TypeError('jobs has to be a whole number above 0');
  }
}
