/**
 * Kills the customer service, with its embedded database, at random moments under load and starts it again. Afterwards
 * every acknowledged customer is stored exactly once and completely, and no other customer in part.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedDatabase } from '../../examples/customer-service/src/embedded.js';
import { openStore } from '../../examples/customer-service/src/service.js';
import { Tokens } from '../../examples/customer-service/src/tokens.js';
import { newRoot } from '../../examples/customer-service/test/support.js';
import { alone } from './alone.js';
import { audit } from './audit.js';
import { killAndStart, Load } from './kill.js';
import { buildService, startProcess } from './service-process.js';
import type { ProofResult } from './sockets.js';

export async function run(
  print: (line: string) => void,
  { quick = false }: { readonly quick?: boolean } = {},
): Promise<ProofResult> {
  const kills = quick ? 4 : 20;
  buildService();
  const parent = mkdtempSync(join(tmpdir(), 'customers-'));
  const dataFolder = join(parent, 'data');
  try {
    const config = { host: '127.0.0.1', port: 0, databaseUrl: undefined, dataFolder, tokenSecret: undefined };
    const { store, tokenSecret } = await openStore(config);
    const id = await newRoot(store);
    await store.close();
    const load = new Load([{ id, authorization: `Bearer ${await new Tokens(tokenSecret).issue(id)}` }]);
    await killAndStart(load, kills, () => startProcess({ DATA_DIR: dataFolder }));

    const left = readdirSync(dataFolder).filter((name) => name.startsWith('lock-'));
    const database = await embeddedDatabase(join(dataFolder, 'database'));
    const { failures, acknowledged, unanswered } = await audit(database, load.calls);
    await database.close();
    print(`killed        ${kills} times, which broke off ${load.brokenOff} calls`);
    print(`acknowledged  ${acknowledged} customers`);
    print(`unanswered    ${load.calls.length - acknowledged} calls, of which ${unanswered} created a customer`);
    print(`lost, half, twice  ${failures.length === 0 ? 'none' : failures.length}`);
    return {
      failures: [
        ...failures,
        ...load.surprises,
        ...left.map((name) => `${name} is left behind`),
        ...(load.brokenOff < kills ? [`Only ${load.brokenOff} calls were broken off: this shows too little`] : []),
        ...(acknowledged < kills ? [`Only ${acknowledged} customers were acknowledged`] : []),
      ],
    };
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
}

await alone(import.meta.url, run);
