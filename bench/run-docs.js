/** `npm run prove:docs`: installs the sites beside, builds each of the generated docs, and reads the pages in Chromium. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('docs/', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

try {
  // npm runs this script with its own path in the environment, so that no shell has to look for it.
  if (!existsSync(new URL('docs/node_modules', import.meta.url)))
    run(process.execPath, process.env.npm_execpath, 'ci', '--no-audit', '--no-fund');
  run(process.execPath, 'run.js', ...process.argv.slice(2));
} catch ({ status }) {
  process.exitCode = status ?? 1;
}
