/** Runs a command and measures it as a whole: with all its threads and all its children. */
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { clearInterval, clearTimeout, setInterval, setTimeout } from 'node:timers';

/** Often enough for a process that lives as long as a bare Node; the kernel keeps the highest value of each process itself. */
const SAMPLE_EVERY_MS = 10;
const hasProc = existsSync('/proc/self/status');

/** Milliseconds, peak memory in MiB (undefined without /proc), and how it ended. */
export async function run(args, { cwd, limitMs }) {
  const started = performance.now();
  const child = start(args, cwd);
  const memory = watchMemory(child.pid);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said = (said + data).slice(-20_000)));
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    kill(child);
  }, limitMs);
  const closed = new Promise((done) => child.on('close', done));
  const { code, ms } = await new Promise((done, fail) => {
    child.on('error', fail);
    child.on('exit', (exit) => done({ code: exit, ms: performance.now() - started }));
  });
  clearTimeout(timer);
  const peak = memory();
  await closed;
  return { ms, peak, code, isOver, said };
}

/** In a process group of its own, so that it can be ended with its children. */
export function start(args, cwd) {
  // Some tools ask, or report home, if they take the terminal for one of a person.
  const env = { ...process.env, CI: '1', DO_NOT_TRACK: '1', NO_COLOR: '1', KUBB_DISABLE_TELEMETRY: '1' };
  const child = spawn(process.execPath, args, { cwd, env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

export function kill({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** A process group of its own does not hear the Ctrl-C that ends this one. */
const running = new Set();
process.on('exit', () => running.forEach(kill));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

/** Returns what ends the watch and tells the highest sum of the tree, or of one process where that was higher between two looks. */
function watchMemory(pid) {
  if (!hasProc) return () => undefined;
  let peak = 0;
  const look = () => {
    const found = treeOf(pid).map(memoryOf);
    peak = Math.max(peak, sum(found.map(({ now }) => now)), ...found.map(({ highest }) => highest));
  };
  const timer = setInterval(look, SAMPLE_EVERY_MS);
  return () => {
    clearInterval(timer);
    return peak / 1024;
  };
}

const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

function treeOf(pid) {
  const children = quietly([], () =>
    readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      quietly('', () => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'))
        .split(' ')
        .filter(Boolean),
    ),
  );
  return [pid, ...children.flatMap(treeOf)];
}

/** In KiB. */
function memoryOf(pid) {
  const status = quietly('', () => readFileSync(`/proc/${pid}/status`, 'utf8'));
  const kib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  return { now: kib('VmRSS'), highest: kib('VmHWM') };
}

/** A process may end between two looks at it. */
function quietly(otherwise, read) {
  try {
    return read();
  } catch {
    return otherwise;
  }
}
