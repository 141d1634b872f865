/** The server of the flood, in a process of its own: `server.ts FRAMEWORK [BREAK]`. */
import { createCustomerHandler } from '../../../generated/create-customer/server.js';
import { frameworks } from '../frameworks.js';
import { type Memory, memory } from '../memory.js';
import { serveParent } from '../worker.js';
import { breaks } from './breaks.js';
import { intendedErrors, wishful } from './wishes.js';

/** What the server says about itself. */
export interface Condition extends Memory {
  /** Names of what Object and Array hand down to everything. */
  readonly inherited: readonly string[];
  /** What the hook for errors was told and should not have been. */
  readonly errors: readonly string[];
  /** How many are open. */
  readonly connections: number;
}

/** How long a call may take, in milliseconds. */
const deadlineMs = 2000;

const [framework = '', broken] = process.argv.slice(2);
const start = frameworks[framework];
if (!start) throw new Error(`There is no framework ${framework}`);

const errors: string[] = [];
const handler = createCustomerHandler<string>({
  ...wishful,
  deadlineMs,
  onError: (error) => {
    const words = error instanceof Error ? error.message : String(error);
    if (!intendedErrors.some((intended) => intended.test(words)) && errors.length < 20) errors.push(words);
  },
});
const { port } = await start(broken === undefined ? handler : (breaks[broken] ?? unknownBreak)(handler));

serveParent(port, async (): Promise<Condition> => {
  const inherited = [Object.prototype, Array.prototype].flatMap((it) => Reflect.ownKeys(it).map(String));
  const connections = process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
  return { ...(await memory()), inherited, errors, connections };
});

function unknownBreak(): never {
  throw new Error(`There is no break ${broken}`);
}
