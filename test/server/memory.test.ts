/** Which growth of memory counts as a leak. */
import { describe, expect, it } from 'vitest';
import { growthBounds, judgeMemory, steadyGrowth } from './memory.js';

const mebibyte = 1024 * 1024;
const row = (length: number, value: (index: number) => number): readonly number[] =>
  Array.from({ length }, (_, index) => value(index));
/** Between -1 and 1, and the same every time. */
const noise = (index: number): number => Math.sin(index * 12.9898) * Math.cos(index * 78.233);

describe('steady growth', () => {
  it('is the whole growth of a leak', () => {
    expect(steadyGrowth(row(13, (index) => 100 + 3 * index))).toBeCloseTo(36);
    expect(steadyGrowth(row(3, (index) => index))).toBeCloseTo(2);
    expect(steadyGrowth([1, 5])).toBe(4);
  });

  it.each<[string, (index: number) => number]>([
    ['a constant value', () => 100],
    ['a falling value', (index) => 100 - index],
    ['one step, early', (index) => (index < 2 ? 100 : 140)],
    ['one step, in the middle', (index) => (index < 6 ? 100 : 140)],
    ['one step at the end', (index) => (index < 11 ? 100 : 140)],
    ['two steps', (index) => (index < 3 ? 100 : index < 10 ? 120 : 140)],
    ['a value that goes up and down', (index) => 100 + 20 * (index % 2)],
    ['noise', (index) => 100 + 5 * noise(index)],
  ])('is close to zero for %s', (_, value) => {
    expect(steadyGrowth(row(12, value))).toBeLessThan(3.5);
  });

  it('is small for a process that warms up, although it grows all the time', () => {
    const warming = row(12, (index) => 100 + 30 * (1 - Math.exp(-index / 3)));
    expect((warming.at(-1) ?? 0) - (warming[0] ?? 0)).toBeGreaterThan(28);
    expect(steadyGrowth(warming)).toBeLessThan(6);
  });
});

describe('memory', () => {
  const judge = (rss: (index: number) => number, heap: (index: number) => number): readonly string[] => {
    const samples = row(20, (index) => index).map((index) => ({
      rss: rss(index) * mebibyte,
      heap: heap(index) * mebibyte,
      at: (index + 1) * 250,
    }));
    return judgeMemory(samples, () => undefined);
  };
  const warm = (index: number): number => 120 + 75 * (1 - Math.exp(-index / 6)) + noise(index);

  it('that grows while a process warms up is not a leak', () => {
    const values = row(20, warm);
    // The difference alone is above the bound.
    expect((values[19] ?? 0) - (values[8] ?? 0)).toBeGreaterThan(growthBounds.rss / mebibyte);
    expect(judge(warm, (index) => 20 + 0.3 * noise(index))).toEqual([]);
  });

  it('that each request keeps is a leak, on the heap and outside of it', () => {
    const leak = (index: number): number => (index * 250 * 20) / 1024;
    expect(
      judge(
        (index) => warm(index) + leak(index),
        () => 20,
      ),
    ).toEqual([expect.stringMatching(/^rss grew steadily by /)]);
    expect(judge(warm, (index) => 20 + leak(index) / 10 + 0.1 * noise(index))).toEqual([
      expect.stringMatching(/^heap grew steadily by \d+\.\d MiB over 2750 requests$/),
    ]);
  });
});
