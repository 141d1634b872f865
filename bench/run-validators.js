/** `npm run bench:validators`: installs what it measures beside, builds, and prints the table. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('validators/', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

// npm runs this script with its own path in the environment, so that no shell has to look for it.
if (!existsSync(new URL('validators/node_modules', import.meta.url)))
  run(process.execPath, process.env.npm_execpath, 'ci', '--no-audit', '--no-fund');
run(process.execPath, 'build.js');
run(process.execPath, 'bench.js', ...process.argv.slice(2));
