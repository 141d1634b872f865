/** The queue of `generate --watch`: changes that come together are one run. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ChangeQueue } from '../../generator/cli/change-queue.js';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A queue whose runs take some time, and the paths of its runs. */
function queueOf(milliseconds = 0): { queue: ChangeQueue; runs: (readonly string[])[] } {
  const runs: (readonly string[])[] = [];
  const queue = new ChangeQueue(async (paths) => {
    runs.push(paths);
    await new Promise((done) => setTimeout(done, milliseconds));
  });
  return { queue, runs };
}
const after = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

it('runs once for changes that come together, with each path once and in order', async () => {
  const { queue, runs } = queueOf();
  for (const path of ['b', 'a', 'b']) queue.add(path);
  expect(runs).toEqual([]);
  await after(1000);
  expect(runs).toEqual([['a', 'b']]);
});

it('runs for one change as soon as a save is over', async () => {
  const { queue, runs } = queueOf();
  queue.add('a');
  await after(30);
  expect(runs).toHaveLength(1);
});

it('waits for the end of many changes, even if they pause', async () => {
  const { queue, runs } = queueOf();
  for (let n = 0; n < 300; n++) {
    queue.add(`file ${n}`);
    if (n % 50 === 49) await after(100);
  }
  await after(1000);
  expect(runs.map(({ length }) => length)).toEqual([300]);
});

it('does not wait for the end of changes that never end', async () => {
  const { queue, runs } = queueOf();
  for (let n = 0; n < 1000; n++) {
    queue.add(`file ${n % 20}`);
    await after(10);
  }
  expect(runs.length).toBeGreaterThanOrEqual(3);
  expect(runs.length).toBeLessThan(10);
});

it('is not put off by a clock that is set back', async () => {
  const { queue, runs } = queueOf();
  queue.add('a');
  vi.setSystemTime(Date.now() - 3_600_000);
  queue.add('b');
  await after(200);
  expect(runs).toEqual([['a', 'b']]);
});

it('leaves changes during a run to one run after it', async () => {
  const { queue, runs } = queueOf(500);
  void queue.begin();
  for (const path of ['a', 'b']) {
    await after(100);
    queue.add(path);
  }
  await after(250);
  expect(runs).toEqual([[]]);
  expect(queue.isRunning).toBe(true);
  await after(2000);
  expect(runs).toEqual([[], ['a', 'b']]);
  expect(queue.isRunning).toBe(false);
});

it('has no run left over when a change comes at the end of a run', async () => {
  const { queue, runs } = queueOf(100);
  void queue.begin();
  await after(50);
  queue.add('a');
  await after(45);
  queue.add('b');
  await after(2000);
  expect(runs).toEqual([[], ['a', 'b']]);
});

it('begins with a run without changes, and reports its end', async () => {
  const { queue, runs } = queueOf(50);
  let isOver = false;
  void queue.begin().then(() => (isOver = true));
  await after(40);
  expect(isOver).toBe(false);
  await after(20);
  expect(isOver).toBe(true);
  expect(runs).toEqual([[]]);
});

it('stops after the present run, without another one', async () => {
  const { queue, runs } = queueOf(500);
  queue.add('a');
  await after(100);
  queue.add('b');
  let isOver = false;
  void queue.stop().then(() => (isOver = true));
  queue.add('c');
  await after(300);
  expect(isOver).toBe(false);
  await after(1000);
  expect(isOver).toBe(true);
  expect(runs).toEqual([['a']]);
});

it.each([
  ['a change before', 0, false],
  ['a change meanwhile', 50, false],
  ['a change too late', 200, true],
])('tells a run whether it is the last one: %s', async (_, milliseconds, expected) => {
  const told: boolean[] = [];
  const queue = new ChangeQueue(async () => {
    told.push(await queue.isLast(100));
  });
  void queue.begin();
  if (milliseconds > 0) await after(milliseconds);
  queue.add('a');
  await after(10);
  expect(told).toEqual([expected]);
  await after(1000);
  expect(told).toEqual([expected, true]);
});

it('does not let a run wait when it stops', async () => {
  const told: boolean[] = [];
  const queue = new ChangeQueue(async () => {
    told.push(await queue.isLast(10_000));
  });
  void queue.begin();
  await after(10);
  await queue.stop();
  expect(told).toEqual([true]);
});
