/** `npm run prove:interop`: installs the tools of others beside, feeds them what specwright makes, and prints what they keep. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const folder = fileURLToPath(new URL('interop/', import.meta.url));
const run = (command, ...args) => execFileSync(command, args, { cwd: folder, stdio: 'inherit' });

// npm runs this script with its own path in the environment, so that no shell has to look for it.
if (!existsSync(new URL('interop/node_modules', import.meta.url)))
  run(process.execPath, process.env.npm_execpath, 'ci', '--no-audit', '--no-fund');
const text = { type: 'string' };
const { values } = parseArgs({ options: { definitions: text, write: text, only: text } });
run(process.execPath, 'prepare.js', ...(values.definitions === undefined ? [] : [resolve(values.definitions)]));
// Some of the tools need a later Node than specwright does, so it is among what is installed.
try {
  const given = Object.entries(values).map(([name, value]) => `--${name}=${name === 'write' ? resolve(value) : value}`);
  run(`${folder}node_modules/node/bin/node`, 'run.js', ...given);
} catch ({ status }) {
  process.exitCode = status ?? 1;
}
