/** Whether the memory of a process grows steadily. */

export interface Memory {
  /** All that the process occupies, in bytes. */
  readonly rss: number;
  /** What its JavaScript holds on to. */
  readonly heap: number;
}

/** After collecting what nobody needs; the process has to run with --expose-gc. */
export async function memory(): Promise<Memory> {
  const collect = globalThis.gc;
  if (!collect) throw new Error('The process has to be started with --expose-gc');
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  const { rss, heapUsed, external } = process.memoryUsage();
  return { rss, heap: heapUsed + external };
}

/** A measurement, and how many requests were answered before it. */
export interface Sample extends Memory {
  readonly at: number;
}

/** What a process may take more at the end, in bytes; a leak takes more with each request. */
export const growthBounds: Memory = { rss: 12 * 1024 * 1024, heap: 2 * 1024 * 1024 };

/**
 * By how much something grows all the time over a row of measurements, as it does when something is kept of each request.
 * The row is cut into three stretches, and the one that grows least counts: code that is compiled, a heap that finds its
 * size, and a buffer that is doubled are seen in one stretch or two.
 */
export function steadyGrowth(values: readonly number[]): number {
  const steps = values.slice(1).map((value, index) => value - (values[index] ?? NaN));
  const length = Math.max(Math.ceil(steps.length / 3), 1);
  const rates: number[] = [];
  for (let from = 0; from < steps.length; from += length) {
    const stretch = steps.slice(from, from + length);
    rates.push(stretch.reduce((sum, step) => sum + step, 0) / stretch.length);
  }
  return Math.min(...rates) * steps.length;
}

/** What grows all the time, and by more than it may, once the beginning is over in which most of the code is compiled. */
export function judgeMemory(samples: readonly Sample[], print: (line: string) => void): readonly string[] {
  const late = samples.slice(Math.floor(samples.length * 0.4));
  const done = (late.at(-1)?.at ?? NaN) - (late[0]?.at ?? NaN);
  return (['rss', 'heap'] as const).flatMap((what) => {
    const growth = steadyGrowth(late.map((sample) => sample[what]));
    const bound = growthBounds[what];
    print(
      `  ${what.padEnd(11)} ${mebibytes(late.at(-1)?.[what] ?? NaN)}, ` +
        `grown steadily by ${mebibytes(growth)} over the last ${done} requests (bound ${mebibytes(bound)})`,
    );
    return growth > bound ? [`${what} grew steadily by ${mebibytes(growth)} over ${done} requests`] : [];
  });
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
