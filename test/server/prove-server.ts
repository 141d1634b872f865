/**
 * `npm run prove:server`: the checks of the server that take too long for a test. `-- --quick` runs shorter versions,
 * `-- kill load` runs some of them.
 */
import { parseArgs } from 'node:util';
import * as flood from './flood.js';
import * as kill from './kill.js';
import * as killEmbedded from './kill-embedded.js';
import * as load from './load.js';
import * as sockets from './sockets.js';
import type { ProofResult } from './sockets.js';
import * as store from './store.js';
import * as tree from './tree.js';

interface Proof {
  readonly about: string;
  readonly run: (print: (line: string) => void, options: { readonly quick: boolean }) => Promise<ProofResult>;
}

const proofs: Readonly<Record<string, Proof>> = {
  sockets: { about: 'every vector through every adapter over a socket, and through the client', run: sockets.run },
  tree: { about: 'who reaches which parent, with which token', run: tree.run },
  store: { about: 'the example service on PostgreSQL', run: store.run },
  kill: { about: 'the example service killed under load, on PostgreSQL', run: kill.run },
  'kill-embedded': { about: 'the example service killed under load, on its own folder', run: killEmbedded.run },
  flood: { about: 'hostile requests against every adapter', run: flood.run },
  load: { about: 'speed beside the bare framework, and memory under load', run: load.run },
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean' } },
  allowPositionals: true,
  strict: false,
});
const known = new Set([...Object.keys(proofs), '--quick']);
const unknown = [...positionals, ...Object.keys(values).map((name) => `--${name}`)].filter((name) => !known.has(name));
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}; there are ${[...known].join(', ')}.\n`);
  process.exit(2);
}

const print = (line: string): unknown => process.stdout.write(`${line}\n`);
const skipped: string[] = [];
let failed = 0;
for (const [name, { about, run }] of Object.entries(proofs)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  print(`${name}: ${about}`);
  const startedAt = performance.now();
  const result = await run((line) => print(`  ${line}`), { quick: values['quick'] === true });
  for (const failure of result.failures.slice(0, 20)) print(`  FAILED ${failure}`);
  if (result.failures.length > 20) print(`  and ${result.failures.length - 20} more`);
  if (result.skipped !== undefined) {
    print(`  SKIPPED ${result.skipped}`);
    skipped.push(name);
  }
  print(`  took ${((performance.now() - startedAt) / 1000).toFixed(0)} s\n`);
  failed += result.failures.length;
}
print(failed === 0 ? 'Nothing failed.' : `${failed} failures.`);
if (skipped.length > 0) print(`Skipped, so not proven here: ${skipped.join(', ')}.`);
process.exitCode = failed === 0 ? 0 : 1;
