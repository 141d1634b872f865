/** `npm run bench:generate`: installs the tools of others beside, as far as that works, and measures. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('generate/', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

// npm runs this script with its own path in the environment, so that no shell has to look for it.
if (!existsSync(new URL('generate/node_modules', import.meta.url))) {
  try {
    run(process.execPath, process.env.npm_execpath, 'ci', '--no-audit', '--no-fund');
  } catch {
    process.stdout.write('The tools of others could not be installed, so specwright is measured alone.\n');
  }
}
run(process.execPath, 'bench.js', ...process.argv.slice(2));
