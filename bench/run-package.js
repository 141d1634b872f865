/** `npm run prove:package`: installs what the packed packages are tried with beside, tries them, and prints a table. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('package/', import.meta.url));
const cache = fileURLToPath(new URL('../node_modules/.cache/prove-package', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

// npm runs this script with its own path in the environment, so that no shell has to look for it.
if (!existsSync(new URL('package/node_modules', import.meta.url)))
  run(process.execPath, process.env.npm_execpath, 'ci', '--no-audit', '--no-fund', '--cache', cache);
const text = { type: 'string' };
const { values } = parseArgs({ options: { only: text, write: text, keep: { type: 'boolean' } } });
try {
  const given = Object.entries(values).map(([name, value]) => {
    if (value === true) return `--${name}`;
    return `--${name}=${name === 'write' ? resolve(value) : value}`;
  });
  run(process.execPath, 'run.js', ...given);
} catch ({ status }) {
  process.exitCode = status ?? 1;
}
