/**
 * Holds connections of a server open in every known way at the same time, and prints for how long the server kept each.
 *
 * `tsx test/hostile/hold.ts --port 3000 --path /api/v2/customer/ID [--token TOKEN] [--every 1000] [--most 120]`
 * (milliseconds between two bytes; seconds after which it gives up)
 *
 * Without a port: every adapter, with its defaults.
 */
import { parseArgs } from 'node:util';
import { createCustomerHandler } from '../../generated/create-customer/server.js';
import { frameworks } from '../server/frameworks.js';
import { attacks, type Pace, type Target, unreadAnswers } from './connections.js';

const { values } = parseArgs({
  options: {
    port: { type: 'string' },
    path: { type: 'string', default: '/api/v2/customer/44444444-4444-4444-8444-444444444444' },
    token: { type: 'string', default: 'somebody' },
    every: { type: 'string', default: '1000' },
    most: { type: 'string', default: '120' },
  },
});
const pace: Pace = { everyMs: Number(values.every), mostMs: Number(values.most) * 1000 };
const print = (line: string): unknown => process.stdout.write(`${line}\n`);

async function attack(name: string, port: number): Promise<void> {
  const target: Target = { port, path: values.path, credentials: [`authorization: Bearer ${values.token}`] };
  const hold = async ([attackName, run]: [string, (typeof attacks)[string]]): Promise<void> => {
    const { isEnded, heldMs, statuses } = await run(target, pace);
    const time = `${isEnded ? '' : 'more than '}${(heldMs / 1000).toFixed(1)} s`;
    print(`${name.padEnd(10)} ${attackName.padEnd(60)} ${time.padStart(16)}  ${statuses.slice(0, 3).join(' ')}`);
  };
  await Promise.all(Object.entries(attacks).map(hold));
  // These keep the server so busy that they would hold up the others.
  await Promise.all(Object.entries(unreadAnswers).map(hold));
}

if (values.port !== undefined) await attack(`:${values.port}`, Number(values.port));
else
  await Promise.all(
    Object.entries(frameworks).map(async ([name, start]) => {
      const running = await start(
        createCustomerHandler<string>({
          authenticate: ({ headers }) => headers.get('authorization') ?? undefined,
          isEligible: () => true,
          handle: () => ({ failure: 'GLOBAL_1001' }),
        }),
      );
      await attack(name, running.port);
      await running.close();
    }),
  );
