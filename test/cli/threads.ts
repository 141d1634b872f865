/** Many small definitions, so that threads are worth while, and what is generated from them. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { operationText, specwrightProcess, type Workspace } from './run.js';

/** With a folder for the cache. */
export function defineMany(work: Workspace, count: number): void {
  mkdirSync(work.path('node_modules'), { recursive: true });
  for (let n = 0; n < count; n++)
    work.put(`definitions/${n % 3}/op-${n}.spec.yaml`, operationText(`op-${n}`, `No ${n}.`));
}

export interface Conditions {
  readonly env?: Readonly<Record<string, string>>;
  /** Another Node. */
  readonly node?: string;
  /** Code that runs in every thread before the program. */
  readonly preload?: string;
}

/** The hash of all that a run with these arguments generates anew. */
export async function bytesOf(work: Workspace, args: readonly string[], conditions: Conditions = {}): Promise<string> {
  rmSync(work.path('generated'), { recursive: true, force: true });
  const { preload, ...rest } = conditions;
  if (preload !== undefined) work.put('preload.mjs', preload);
  const nodeArgs = preload === undefined ? [] : ['--import', './preload.mjs'];
  const ran = await specwrightProcess(['generate', '--no-handlers', '--no-cache', ...args], {
    cwd: work.root,
    nodeArgs,
    ...rest,
  });
  if (ran.code !== 0) throw new Error(ran.err);
  const tree = Object.entries(work.tree('generated')).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(tree)).digest('hex');
}
