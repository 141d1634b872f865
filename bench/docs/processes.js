/** Runs the programs that build the sites. */
import { execFile } from 'node:child_process';

/** Runs a program, or a script of JavaScript. Rejects with what it printed if it fails. */
export function run(command, args, cwd) {
  const [file, ...rest] = /\.m?js$/.test(command) ? [process.execPath, command, ...args] : [command, ...args];
  const env = { ...process.env, NO_COLOR: '1', CI: 'true', ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' };
  return new Promise((resolve, reject) => {
    execFile(file, rest, { cwd, env, maxBuffer: 2 ** 28 }, (error, out, err) => {
      if (error) reject(new Error(`${err}\n${out}`.trim() || error.message, { cause: error }));
      else resolve(out);
    });
  });
}
