/**
 * `npm run bench:generate`: whole processes, from start to exit, on the same operation copied N times. In each round all
 * tools take turns at each row. A time is the shortest of the rounds, because what disturbs a run only makes it longer; that
 * of a save is a median, because saves of one process differ by themselves. Memory and what is written are the most seen.
 *
 * --sizes 1,10     numbers of copies (default: 1,10,100,1000)
 * --rounds 3       how often each figure is taken
 * --only NAME      of the tools, those with this in their names, and specwright
 * --limit 120      seconds after which a process is ended; such a tool sits out larger sizes
 *
 * The Node that runs this file runs all tools. Newer ones get the newest Orval and Hey API, which refuse Node 20.
 */
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { statSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { run } from './process.js';
import { write } from './sources.js';
import { goalsOf, tableOf } from './table.js';
import { stateOf, tools } from './tools/tools.js';
import { saves } from './watch.js';

const text = { type: 'string' };
const { values } = parseArgs({ options: { sizes: text, rounds: text, only: text, limit: text } });
const sizes = (values.sizes ?? '1,10,100,1000').split(',').map(Number);
const rounds = Number(values.rounds ?? 3);
const limitMs = Number(values.limit ?? 120) * 1000;
const SAVES = 6;
const here = fileURLToPath(new URL('.', import.meta.url));
const print = (line) => process.stdout.write(`${line}\n`);
const note = (line) => process.stderr.write(`${line}\n`);

const notes = [];
const able = tools
  .filter(({ name, check }) => check !== undefined || name.toLowerCase().includes((values.only ?? '').toLowerCase()))
  .flatMap((tool) => {
    const { name, missing, version } = stateOf(tool);
    if (missing === undefined) return [{ ...tool, version, command: () => tool.command(name) }];
    notes.push(`${tool.name} is missing: ${missing}.`);
    return [];
  });

const bySize = {};
/** Tools that were too slow or failed, which are spared larger sizes. */
const out = new Set();
/** Each change of a source is new to its tool. */
let changes = 0;
const newWord = () => `SUSPEND${++changes}`;

print(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'some processor'}; the shortest of ${rounds} runs.`,
);
print(`${able.map(({ name, version }) => (version === undefined ? name : `${name} ${version}`)).join(', ')}.\n`);
for (const size of sizes) {
  bySize[size] = await measureSize(size);
  print(`${tableOf(bySize[size])}\n`);
}
print('Seconds; in brackets, in bare starts of Node.');
for (const line of notes) print(line);
print('\nGoals:\n');
for (const { goal, verdict, found } of goalsOf(bySize)) print(`- ${verdict}: ${goal}: ${found}`);

async function measureSize(size) {
  const samples = Object.fromEntries(able.map(({ name }) => [name, {}]));
  const bare = [];
  const running = able.filter(({ name }) => !out.has(name));
  const folders = new Map(running.map(({ name }) => [name, folderOf(name, size)]));
  const most = (name, key, value) => {
    if (value !== undefined) samples[name][key] = Math.max(samples[name][key] ?? 0, value);
  };
  for (let round = 0; round < rounds; round++) {
    for (const row of ['cold', 'unchanged', 'check', 'changed']) {
      bare.push((await run(['-e', '0'], { cwd: here, limitMs })).ms);
      for (const tool of running) {
        const { name } = tool;
        const args = row === 'check' ? tool.check?.() : tool.command();
        if (args === undefined || out.has(name)) continue;
        const folder = folders.get(name);
        // As after a clone: no output, and no cache, wherever the tool keeps one.
        if (row === 'cold') makeFolder(folder, tool, size);
        const word = row === 'changed' ? newWord() : undefined;
        if (word !== undefined) write(folder, tool.sources(size, word));
        const { ms, peak, code, isOver, said } = await run(args, { cwd: folder, limitMs });
        note(`N=${size} ${row} ${name} ${(ms / 1000).toFixed(2)} s`);
        const problem = problemOf(tool, { folder, size, code, isOver, said, word });
        if (problem !== undefined) {
          out.add(name);
          samples[name][row] = problem;
          continue;
        }
        (samples[name][row] ??= []).push(ms);
        most(name, 'peak', peak);
        if (row !== 'cold') continue;
        const written = sizeOf(join(folder, tool.out));
        for (const key of ['files', 'bytes']) most(name, key, written[key]);
        if (written.vectors > 0 && round === 0)
          notes.push(`N=${size}: ${name} wrote vectors, too: ${written.vectors} bytes.`);
      }
    }
  }
  for (const tool of running) {
    const args = out.has(tool.name) ? undefined : tool.watch?.();
    if (args !== undefined) samples[tool.name].watch = await savesOf(tool, args, size);
  }
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
  const figures = (own) =>
    Object.fromEntries(Object.entries(own).map(([key, one]) => [key, Array.isArray(one) ? Math.min(...one) : one]));
  return {
    size,
    bare: Math.min(...bare),
    tools: Object.fromEntries(Object.entries(samples).map(([name, own]) => [name, figures(own)])),
  };
}

async function savesOf(tool, args, size) {
  const folder = folderOf(tool.name, size);
  const words = Array.from({ length: SAVES }, newWord);
  const texts = words.map((word) => ({ word, text: tool.sources(size, word).at(-1)[1] }));
  const [name] = tool.sources(size, '').at(-1);
  const files = { folder, source: join(folder, name), output: join(folder, tool.shows(size)) };
  const { times, said } = await saves(args, { ...files, texts, limitMs });
  // The first is not counted.
  if (times.length === SAVES - 1) return median(times);
  notes.push(`N=${size}: ${tool.name} --watch does not write what is saved: ${said.slice(-500)}`);
  return { failed: 'a save was not written' };
}

/** Undefined if the run did what it is measured for. */
function problemOf(tool, { folder, size, code, isOver, said, word }) {
  if (isOver) return { over: limitMs };
  const shown = join(folder, tool.shows(size));
  const why = () => {
    if (code !== 0) return `exit ${code}: ${said.trim().slice(-300)}`;
    if (!existsSync(shown)) return `there is no ${tool.shows(size)}`;
    return word === undefined || readFileSync(shown, 'utf8').includes(word)
      ? undefined
      : 'its output does not show the change';
  };
  const failed = why();
  if (failed === undefined) return undefined;
  notes.push(`N=${size}: ${tool.name} failed: ${failed}.`);
  return { failed: `${tool.name} failed` };
}

/** Below this one, where Node finds the packages. */
function folderOf(name, size) {
  return join(here, 'build', `${name.replaceAll(/\W+/g, '-')}-${size}`);
}

function makeFolder(folder, { config, sources }, size) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "bench", "private": true, "type": "module" }\n');
  for (const file of config) copyFileSync(join(here, 'configs', file), join(folder, file));
  write(folder, sources(size, newWord()));
}

function sizeOf(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const bytes = (some) => some.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return {
    files: files.length,
    bytes: bytes(files),
    vectors: bytes(files.filter(({ name }) => name === 'vectors.json')),
  };
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
