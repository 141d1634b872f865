/** A process of `specwright generate --watch`, and what it has said. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { main, type Workspace } from './run.js';

export interface Watching {
  /** What it has printed since the last call, as soon as it holds a pattern; rejects if it ends before, or never does. */
  readonly says: (pattern: RegExp) => Promise<string>;
  /** Its exit code, or the signal that has ended it. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | string | null>;
  readonly kill: () => void;
}

/** The end of the line that it prints after a run. */
export const line = / in [\d.]+ m?s\n/;

export function watching(work: Workspace, args: readonly string[] = [], preload: readonly string[] = []): Watching {
  const child = spawn(process.execPath, [...preload, main, ...args, 'generate', '--watch'], {
    cwd: work.root,
    env: { ...process.env, NO_COLOR: '1' },
    // A standard input that has ended is none of its business.
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  return {
    says: async (pattern) => {
      for (let tries = 0; tries < 10_000; tries++) {
        const found = pattern.exec(said);
        if (found) {
          const end = found.index + found[0].length;
          const before = said.slice(0, end);
          said = said.slice(end);
          return before;
        }
        if (child.exitCode !== null || child.signalCode !== null) break;
        await sleep(10);
      }
      throw new Error(`It has not said ${String(pattern)}, but: ${said}`);
    },
    end: async (signal) => {
      child.kill(signal);
      const [code, by] = await closed;
      return code ?? by;
    },
    kill: () => child.kill('SIGKILL'),
  };
}
