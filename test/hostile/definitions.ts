/**
 * Searches for definitions that cost more than their size suggests: it doubles them in one dimension at a time, and runs
 * `generate` on each in a process of its own with a limit on CPU time and memory.
 *
 *     npx tsx test/hostile/definitions.ts [--only TEXT] [--seconds 60] [--megabytes 1024] [--checkout FOLDER]
 *
 * A dimension ends with a diagnostic, at its largest size, or when a run takes a third of the available time. It fails when
 * a process crashes, exceeds the time or reports an internal error, and when the cost grows clearly faster than the text.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { dimensions, type Dimension, type Folder } from './growing.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '60' },
    megabytes: { type: 'string', default: '1024' },
    checkout: { type: 'string', default: '.' },
  },
});

const seconds = Number(values.seconds);
const command = resolve(values.checkout, 'dist/bundle/main.js');

interface Run {
  readonly size: number;
  /** Of definitions and of what was generated, in bytes. */
  readonly text: number;
  readonly output: number;
  /** Seconds of CPU, of all threads. */
  readonly cpu: number;
  readonly megabytes: number;
  /** `ok`, the codes of the errors, or how the process died. */
  readonly result: string;
  readonly isDead: boolean;
}

/** In the child: what it has used, to the pipe behind standard error. */
const usage = `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
require('node:fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 })); });`;

async function run(folder: Folder, size: number): Promise<Run> {
  const root = mkdtempSync(join(tmpdir(), 'specwright-hostile-'));
  try {
    writeFileSync(join(root, 'usage.cjs'), usage);
    mkdirSync(join(root, 'definitions'));
    for (const [name, text] of Object.entries(folder)) writeFileSync(join(root, 'definitions', name), text);
    const started = process.hrtime.bigint();
    const child = spawn(
      'sh',
      [
        '-c',
        `ulimit -t ${seconds}; exec "$@"`,
        'sh',
        process.execPath,
        `--max-old-space-size=${values.megabytes}`,
        '--require',
        './usage.cjs',
        command,
        'generate',
        '--json',
      ],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe', 'pipe'], timeout: seconds * 10_000, killSignal: 'SIGKILL' },
    );
    const texts = ['', '', '', ''];
    for (const stream of [1, 2, 3] as const)
      child.stdio[stream]?.on('data', (chunk: Buffer) => (texts[stream] = (texts[stream] ?? '') + chunk.toString()));
    const code = await new Promise<number | null>((done) => child.once('close', done));
    const elapsed = Number(process.hrtime.bigint() - started) / 1e9;
    const used = (texts[3] ? JSON.parse(texts[3]) : { cpu: elapsed, megabytes: NaN }) as Pick<Run, 'cpu' | 'megabytes'>;
    const isDead = code !== 0 && code !== 1;
    const generated = join(root, 'generated');
    return {
      size,
      text: Object.values(folder).reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      output: code === 0 ? bytesIn(generated) : 0,
      ...used,
      result: isDead ? lastWords(code, texts[2] ?? '') : resultOf(texts[1] ?? ''),
      isDead,
    };
  } finally {
    rmSync(root, { recursive: true });
  }
}

function lastWords(code: number | null, text: string): string {
  const line = text.split('\n').find((one) => /internal error|FATAL|RangeError/.test(one)) ?? '';
  return `${code === null ? 'killed' : `exit ${code}`} ${line}`.trim();
}

function resultOf(text: string): string {
  const { ok, diagnostics } = JSON.parse(text) as {
    readonly ok: boolean;
    readonly diagnostics: readonly { readonly code: string; readonly severity: string }[];
  };
  const codes = [...new Set(diagnostics.filter(({ severity }) => ok || severity === 'error').map(({ code }) => code))];
  return [ok ? 'ok' : 'refused', ...codes.slice(0, 3)].join(' ');
}

function bytesIn(folder: string): number {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).reduce((sum, name) => {
    const found = statSync(join(folder, name));
    return sum + (found.isFile() ? found.size : 0);
  }, 0);
}

/** What is wrong with a run after the ones before it. */
function fault(runs: readonly Run[], base: Run): string | undefined {
  const [last, before, first] = runs.toReversed();
  if (!last) return undefined;
  if (last.isDead) return last.result;
  if (!before || !first) return undefined;
  const over = (run: Run): number => Math.max(run.cpu - base.cpu, 0.05);
  const grew = (of: (run: Run) => number): number => Math.sqrt(of(last) / of(first));
  const text = Math.max(
    1,
    grew((run) => run.text),
  );
  // Twice the text may cost twice as much, and a good half more for caches and collected garbage.
  if (over(last) > 1.5 && grew(over) > text * 1.4) return `time grows ${grew(over).toFixed(1)}-fold`;
  const grown = grew((run) => Math.max(run.output - base.output, 1));
  if (last.output > 3e7 && grown > text * 1.3) return `the output grows ${grown.toFixed(1)}-fold`;
  return undefined;
}

async function search({ name, folder, from, to }: Dimension, base: Run): Promise<string | undefined> {
  process.stdout.write(`${name}\n`);
  const runs: Run[] = [];
  for (let size = from; size <= to; size *= 2) {
    const found = await run(folder(size), size);
    runs.push(found);
    const columns = [
      String(size).padStart(12),
      `${(found.text / 1000).toFixed(1)} kB`.padStart(12),
      `${found.cpu.toFixed(2)} s`.padStart(9),
      `${found.megabytes.toFixed(0)} MB`.padStart(9),
      `${(found.output / 1000).toFixed(0)} kB`.padStart(10),
    ];
    process.stdout.write(`${columns.join(' ')}  ${found.result}\n`);
    const wrong = fault(runs, base);
    if (wrong !== undefined) return `${name}, ${size}: ${wrong}`;
    if (found.result.startsWith('refused') || found.cpu > seconds / 3) break;
  }
  return undefined;
}

const smallest = dimensions[0]?.folder(1) ?? {};
const base = await run(smallest, 1);
process.stdout.write(
  `The smallest definition takes ${base.cpu.toFixed(2)} s of CPU and ${base.megabytes.toFixed(0)} MB.\n`,
);
const faults: string[] = [];
for (const dimension of dimensions.filter(({ name }) => name.includes(values.only))) {
  const wrong = await search(dimension, base);
  if (wrong !== undefined) faults.push(wrong);
}
for (const wrong of faults) process.stdout.write(`FAULT ${wrong}\n`);
process.stdout.write(faults.length === 0 ? 'No cost grows faster than the text.\n' : `${faults.length} faults\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
