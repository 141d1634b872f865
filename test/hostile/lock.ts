/**
 * An attack on the lock of the output folder: many processes take it at once, find the locks of processes that have ended,
 * and are killed while they hold it. Two processes in the folder at once, a lock that stays, or a run that never gets the
 * lock is a failure.
 *
 *     npx tsx test/hostile/lock.ts [rounds] [module]
 *
 * The default of the module is `dist/5-write/lock.js`, which `npm run build` creates.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const processes = 8;

/** Takes the lock again and again; in it, makes a file that must not be there, waits, and removes it. */
const worker = `
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
const { locked } = await import(process.argv[1]);
const [, , folder, witness, times] = process.argv;
const isAlive = (pid) => {
  try { return !/\\) [ZX] /.test(readFileSync('/proc/' + pid + '/stat', 'utf8')); } catch {}
  try { process.kill(pid, 0); return true; } catch { return false; }
};
process.send('ready');
await new Promise((go) => process.once('message', go));
for (let turn = 0; turn < Number(times); turn++) {
  await locked(folder, async () => {
    try {
      writeFileSync(witness, String(process.pid), { flag: 'wx' });
    } catch {
      const other = Number(readFileSync(witness, 'utf8') || 0);
      // Of one that was killed in here.
      if (other > 0 && isAlive(other)) { process.send('two at once'); return; }
      writeFileSync(witness, String(process.pid));
    }
    await sleep(Math.random() * 3);
    if (readFileSync(witness, 'utf8') !== String(process.pid)) process.send('two at once');
    rmSync(witness, { force: true });
  }, 60_000);
}
process.disconnect();
`;

interface Round {
  readonly problems: readonly string[];
  readonly killed: number;
}

async function round(module: string, number: number): Promise<Round> {
  const root = mkdtempSync(join(tmpdir(), 'specwright-lock-'));
  const folder = join(root, 'out');
  const problems: string[] = [];
  try {
    mkdirSync(folder);
    plantLocks(folder);
    const children = Array.from({ length: processes }, () => start(module, folder, join(root, 'witness')));
    await Promise.all(children.map((child) => message(child, 'ready')));
    const ends = children.map((child) => ended(child, problems));
    for (const child of children) child.send('go');
    // In two rounds of three, some die in the middle.
    const victims = number % 3 === 0 ? [] : children.slice(0, 3);
    for (const child of victims) setTimeout(() => child.kill('SIGKILL'), 5 + Math.random() * 60);
    const codes = await Promise.all(ends);
    codes.forEach((code, index) => {
      const child = children[index];
      if (code !== 0 && child && !victims.includes(child)) problems.push(`process ${index} ended with ${String(code)}`);
    });
    // What the killed left is removed by whoever comes next.
    const last = start(module, folder, join(root, 'witness'), 1);
    await message(last, 'ready');
    const end = ended(last, problems);
    last.send('go');
    if ((await end) !== 0) problems.push('nobody gets in any more');
    const left = readdirSync(folder);
    if (left.length > 0) problems.push(`left behind: ${left.join(', ')}`);
    return { problems, killed: victims.length };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Locks of processes that are no more, in every form that there was. */
function plantLocks(folder: string): void {
  const dead = 2 ** 22 + 1;
  const plant = (name: string, text: string, age: number): void => {
    writeFileSync(join(folder, name), text);
    const time = Date.now() / 1000 - age;
    utimesSync(join(folder, name), time, time);
  };
  plant('.specwright-lock', JSON.stringify({ pid: dead, host: hostname(), started: 1 }), 120);
  plant('.specwright-lock-x', '', 120);
  plant(`.specwright-lock-0-00000000-${dead}-1-00000000`, '', 120);
}

function start(module: string, folder: string, witness: string, times = 4): ChildProcess {
  const args = ['--input-type=module', '--eval', worker, module, folder, witness, String(times)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
}

function message(child: ChildProcess, text: string): Promise<void> {
  return new Promise((done, fail) => {
    child.on('message', (said) => {
      if (said === text) done();
    });
    child.once('close', (code) => fail(new Error(`a process ended with ${String(code)} before it began`)));
  });
}

function ended(child: ChildProcess, problems: string[]): Promise<number | null> {
  child.on('message', (said) => {
    if (said === 'two at once') problems.push(said);
  });
  return new Promise((done) => child.on('close', (code) => done(code)));
}

const [rounds = '200', module = 'dist/5-write/lock.js'] = process.argv.slice(2);
readFileSync(module);
let bad = 0;
let killed = 0;
for (let number = 1; number <= Number(rounds); number++) {
  const result = await round(pathToFileURL(resolve(module)).href, number);
  killed += result.killed;
  if (result.problems.length > 0) {
    bad++;
    process.stdout.write(`round ${number}: ${[...new Set(result.problems)].join('; ')}\n`);
  }
}
process.stdout.write(`${rounds} rounds of ${processes} processes, ${killed} of them killed: ${bad} with a problem\n`);
process.exitCode = bad === 0 ? 0 : 1;
