/** `npm run prove:readers`: installs viewers of OpenAPI beside, opens generated documents in them in Chromium, and prints what they show. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('readers/', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

try {
  // npm runs this script with its own path in the environment, so that no shell has to look for it. Only bundles are used.
  if (!existsSync(new URL('readers/node_modules', import.meta.url)))
    run(
      process.execPath,
      process.env.npm_execpath,
      'ci',
      '--no-audit',
      '--no-fund',
      '--ignore-scripts',
      '--loglevel=error',
    );
  const args = process.argv.slice(2);
  run(process.execPath, 'run.js', ...args.map((arg, at) => (args[at - 1] === '--write' ? resolve(arg) : arg)));
} catch ({ status }) {
  process.exitCode = status ?? 1;
}
