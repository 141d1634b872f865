/** Whether the memory of a process stays what it is. */

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

/** A measurement, and how much was done before it: requests, or minutes. */
export interface Sample extends Memory {
  readonly at: number;
}

/** By how much something grows for each unit of `at` (least squares). */
export function slope(points: readonly { readonly at: number; readonly value: number }[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(points.map(({ at }) => at));
  const level = mean(points.map(({ value }) => value));
  const covariance = mean(points.map(({ at, value }) => (at - middle) * (value - level)));
  return covariance / mean(points.map(({ at }) => (at - middle) ** 2));
}

/** The samples without those of the beginning, in which code is compiled and buffers find their size. */
export function settled(samples: readonly Sample[]): readonly Sample[] {
  return samples.slice(Math.floor(samples.length * 0.4));
}

export function mebibytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
