/**
 * V8 optimises functions after so few calls that a third of a run of the command goes into that, and most of them are not
 * called often enough afterwards to make up for it. With a limit ten times as high, short runs are faster by a third, and
 * long ones as well. A process of someone else, which calls our functions, is left as it is.
 */
import { setFlagsFromString } from 'node:v8';

/** By major version of V8, those that have been tried; others may not know a flag, and would say so. */
const flags: Readonly<Record<string, readonly string[]>> = {
  11: ['--interrupt-budget=1000000'],
  12: ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
  13: ['--invocation-count-for-maglev=4000', '--invocation-count-for-turbofan=30000'],
};

export function optimiseLate(version: string = process.versions.v8): void {
  try {
    for (const flag of flags[version.split('.')[0] ?? ''] ?? []) setFlagsFromString(flag);
  } catch {
    // Something other than Node, which has no such flags.
  }
}
