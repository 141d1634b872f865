/** Runs programs as a user does: without what `npm run` leaves in the environment. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const npmPath = process.env.npm_execpath;
/** Downloads of earlier runs. */
const cache = fileURLToPath(new URL('../../node_modules/.cache/prove-package', import.meta.url));

/** The environment of a user whose `node` is the given one. */
function environmentOf(node) {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_(OPTIONS|ENV)$|INIT_CWD$|CI$|NO_COLOR$|FORCE_COLOR$)/i.test(name),
  );
  const path = [dirname(node), process.env.PATH].join(process.platform === 'win32' ? ';' : ':');
  return { ...Object.fromEntries(own), PATH: path, NO_COLOR: '1', npm_config_cache: cache };
}

/**
 * Runs a program to its end. Rejects with what it printed if it fails or does not end in five minutes.
 *
 * @param node which `node` the program finds
 * @returns {Promise<{ out: string, err: string }>}
 */
export function run(command, args, { cwd, node = process.execPath } = {}) {
  const options = { cwd, env: environmentOf(node), maxBuffer: 2 ** 28, timeout: 300_000 };
  return new Promise((resolve, reject) => {
    const child = execFile(command, args, options, (error, out, err) => {
      if (!error) return resolve({ out, err });
      const printed = `${err}\n${out}`.trim();
      return reject(
        new Error(error.killed ? `ends in no five minutes: ${command}` : printed || error.message, { cause: error }),
      );
    });
    child.stdin?.end();
  });
}

/** Runs a script in a folder. */
export const runNode = (node, args, options) => run(node, args, { ...options, node });

/** `npm …` with a Node. */
export const npm = (node, args, options) => runNode(node, [npmPath, ...args], options);

/** `npx …` with a Node. */
export const npx = (node, args, options) => runNode(node, [join(dirname(npmPath), 'npx-cli.js'), ...args], options);

/** Starts a program that prints a line once it is ready. */
export async function start(command, args, { cwd }) {
  const child = spawn(command, args, { cwd, env: environmentOf(process.execPath), stdio: ['ignore', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (data) => (complaints += data));
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]) => text);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`ends with ${code}: ${complaints}`);
  });
  ended.catch(() => undefined);
  const end = async () => {
    if (child.exitCode !== null || !child.kill('SIGKILL')) return;
    await ended.catch(() => undefined);
  };
  try {
    return { line: await Promise.race([line, ended]), end };
  } catch (error) {
    await end();
    throw error;
  }
}
