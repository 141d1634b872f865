import { fileURLToPath } from 'node:url';
import type { ProofResult } from './sockets.js';

/** Runs a proof when its file is the one that was started: `tsx test/server/kill.ts`. */
export async function alone(url: string, run: (print: (line: string) => void) => Promise<ProofResult>): Promise<void> {
  if (process.argv[1] !== fileURLToPath(url)) return;
  const print = (line: string): unknown => process.stdout.write(`${line}\n`);
  const { failures, skipped } = await run(print);
  for (const failure of failures.slice(0, 20)) print(failure);
  if (failures.length > 20) print(`and ${failures.length - 20} more`);
  if (skipped !== undefined) print(`skipped       ${skipped}`);
  process.exitCode = failures.length === 0 ? 0 : 1;
}
