/** What the benchmark of generating says: its table and its goals come from figures, its sources from the definitions. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';

type Figure = number | { over: number } | { failed: string };
type Figures = Readonly<Record<string, Figure>>;
interface Measured {
  readonly size: number;
  readonly bare: number;
  readonly tools: Readonly<Record<string, Figures>>;
}
interface Goal {
  readonly goal: string;
  readonly verdict: string;
  readonly found: string;
}
type Sources = (count: number, word: string) => readonly (readonly [string, string])[];

const load = async <T>(file: string) => (await import(pathToFileURL(resolve('bench/generate', file)).href)) as T;
const { tableOf, goalsOf } = await load<{
  readonly tableOf: (measured: Measured) => string;
  readonly goalsOf: (bySize: Readonly<Record<number, Measured>>) => readonly Goal[];
}>('table.js');
const sources = await load<Readonly<Record<'definitions' | 'openapi' | 'schemas' | 'typespec', Sources>>>('sources.js');

/** Figures with which every goal is met, just so, but for those that are given. */
function figures(size: number, ours: Figures = {}, peers: Readonly<Record<string, Figures>> = {}): Measured {
  const own = {
    cold: 600,
    unchanged: 200,
    check: 200,
    changed: 500,
    watch: size === 1 ? 100 : 300,
    peak: 1024,
    ...ours,
  };
  return { size, bare: 50, tools: { specwright: own, Orval: { cold: 600 }, 'Hey API': { cold: 600 }, ...peers } };
}
const all = (ours: Figures = {}, peers: Readonly<Record<string, Figures>> = {}) =>
  Object.fromEntries([1, 10, 100, 1000].map((size) => [size, figures(size, ours, peers)]));
const verdicts = (bySize: Readonly<Record<number, Measured>>) => goalsOf(bySize).map(({ verdict }) => verdict);

it('every goal is met at its limit and missed just above it', () => {
  expect(verdicts(all())).toEqual(Array(10).fill('met'));
  const above = { cold: 601, unchanged: 201, check: 201, changed: 501, watch: 301, peak: 1025 };
  expect(verdicts(all(above))).toEqual(Array(10).fill('NOT met'));
});

it('each goal looks at its own figure', () => {
  const missed = (ours: Figures) => verdicts(all(ours)).flatMap((verdict, index) => (verdict === 'met' ? [] : [index]));
  expect(missed({ cold: 601 })).toEqual([0, 1, 2, 3]);
  expect(missed({ peak: 1025 })).toEqual([4]);
  expect(missed({ unchanged: 201 })).toEqual([5]);
  expect(missed({ check: 201 })).toEqual([6]);
  expect(missed({ changed: 501 })).toEqual([7]);
  expect(missed({ watch: 101 })).toEqual([8]);
  expect(missed({ watch: 301 })).toEqual([8, 9]);
});

it('a goal is not measured without a figure, or if the peer failed', () => {
  expect(verdicts({})).toEqual(Array(10).fill('not measured'));
  const [first] = goalsOf({ 1: figures(1, {}, { Orval: { cold: { failed: 'Orval failed' } } }) });
  expect(first).toEqual({ goal: 'cold, N=1: no slower than Orval', verdict: 'not measured', found: 'Orval failed' });
  expect(verdicts({ 1: figures(1, { cold: { failed: 'specwright failed' } }) })[0]).toBe('not measured');
});

it('a process that was ended is slower than any that was not, and two of them cannot be compared', () => {
  const over = { cold: { over: 120_000 } };
  const first = (ours: Figures, orval: Figures) => goalsOf({ 1: figures(1, ours, { Orval: orval }) })[0];
  expect(first(over, { cold: 600 })).toMatchObject({ verdict: 'NOT met', found: 'over 120.0 s' });
  expect(first({}, over)).toMatchObject({ verdict: 'met', found: '0.600 s, and Orval over 120.0 s' });
  expect(first(over, over)).toMatchObject({ verdict: 'not measured' });
});

it('a goal tells the ratio and what it was made of', () => {
  expect(goalsOf({ 1: figures(1, { cold: 912 }) })[0]?.found).toBe('1.52 of Orval (0.912 s, 0.600 s)');
});

it('the table has the rows that were taken, times in seconds and in bare starts, and says who was too slow or failed', () => {
  const tools = {
    specwright: { cold: 1234, check: 55, peak: 245.6, files: 58, bytes: 669_600 },
    Orval: { cold: { over: 60_000 } },
    Kubb: { cold: { failed: 'Kubb failed' } },
  };
  expect(tableOf({ size: 10, bare: 50, tools }).split('\n')).toEqual([
    '| N = 10 | cold | check | peak, MiB | files | KB written |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    '| bare Node | 0.050 |  |  |  |  |',
    '| specwright | 1.23 (25) | 0.055 (1.1) | 246 | 58 | 670 |',
    '| Orval | over 60 |  |  |  |  |',
    '| Kubb | failed |  |  |  |  |',
  ]);
});

it.each(['definitions', 'openapi', 'schemas', 'typespec'] as const)(
  '%s: a copy has a name and types of its own, and a change is seen in the last one alone',
  (kind) => {
    const texts = (word: string) => sources[kind](3, word).map(([, text]) => text);
    expect(
      texts('SUSPEND')
        .join('\n')
        .match(/\b[Cc]reate(?:-c|C)ustomer(?!-?\d)/g),
    ).toBeNull();
    const words = texts('CHANGED')
      .join('\n')
      .match(/\b(?:SUSPEND|CHANGED)\b/g);
    expect(words).toEqual(['SUSPEND', 'SUSPEND', 'CHANGED']);
  },
);

it('the OpenAPI document of one copy is the generated one, renamed and without extensions', () => {
  const generated = parse(readFileSync('generated/openapi.yaml', 'utf8'), (name, value: unknown) =>
    name === 'x-specwright' ? undefined : value,
  ) as unknown;
  const [[, text] = ['', '']] = sources.openapi(1, 'SUSPEND');
  const back = text.replaceAll('CreateCustomer1', 'CreateCustomer').replaceAll('createCustomer1', 'createCustomer');
  const document = JSON.parse(
    back.replaceAll('Create Customer 1', 'Create Customer').replaceAll('customer-1/', 'customer/'),
  ) as unknown;
  expect(document).toEqual(generated);
});

it('a save is timed until the output of a watching process has it', async () => {
  const { saves } = await load<{
    readonly saves: (args: readonly string[], options: object) => Promise<{ readonly times: readonly number[] }>;
  }>('watch.js');
  const folder = mkdtempSync(join(tmpdir(), 'bench-watch-'));
  const at = (name: string) => join(folder, name);
  try {
    writeFileSync(at('source'), 'start');
    // It looks every 40 ms, and takes what it sees to the output.
    writeFileSync(
      at('watcher.cjs'),
      `const { readFileSync, writeFileSync } = require('node:fs');
      console.error('ready');
      setInterval(() => writeFileSync('output', readFileSync('source')), 40);`,
    );
    const options = { folder, source: at('source'), output: at('output'), limitMs: 10_000 };
    const texts = ['one', 'two', 'three'].map((word) => ({ word, text: `a ${word}` }));
    const { times } = await saves([at('watcher.cjs')], { ...options, texts });
    expect(times).toHaveLength(2);
    expect(times.every((time) => time > 0)).toBe(true);
    writeFileSync(at('ends.cjs'), `console.error('ready');`);
    expect((await saves([at('ends.cjs')], { ...options, texts })).times).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
