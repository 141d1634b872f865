/** The service as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { newDatabase, testSecret, testServer } from './support.js';

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** Nothing of the environment of the tests but what Node needs. */
let environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], PORT: '0' };
beforeAll(async () => {
  if (testServer === undefined) return;
  environment = { ...environment, DATABASE_URL: await newDatabase(testServer), TOKEN_SECRET: testSecret };
});

interface Run {
  readonly child: ChildProcess;
  out: string;
  err: string;
  /** The exit code, and null after a signal. */
  readonly ended: Promise<number | null>;
  /** Waits until there is such output. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>;
}

function start(script: 'main' | 'token', variables: NodeJS.ProcessEnv = {}, ...parameters: string[]): Run {
  const path = fileURLToPath(new URL(`../src/${script}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...parameters], {
    env: { ...environment, ...variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  const ended = once(child, 'close').then(([code]) => {
    running.delete(child);
    return code as number | null;
  });
  const run: Run = {
    child,
    out: '',
    err: '',
    ended,
    until: async (pattern) => {
      for (;;) {
        const found = pattern.exec(run.out + run.err);
        if (found) return found;
        if (!running.has(child)) throw new Error(`It ended: ${run.out}${run.err}`);
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended]);
      }
    },
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (run.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (run.err += text));
  return run;
}

/** What the command that the service prints would send. */
function callIn(text: string) {
  const [, url = '', authorization = '', body = ''] =
    /curl -sS '([^']+)'[^]* -H 'authorization: ([^']+)'[^]* -d '([^']+)'/.exec(text) ?? [];
  return { url, authorization, body };
}

/** The call that the service prints; on a server, the one that `npm run token` does. */
async function printedCall(service: Run) {
  const [, url = ''] = await service.until(/"url":"([^"]+)"/);
  if (testServer === undefined) {
    await service.until(/-d '.*'/);
    return callIn(service.err);
  }
  const script = start('token', { PORT: new URL(url).port });
  expect(await script.ended).toBe(0);
  return callIn(script.out);
}

it('creates a customer with the call that is printed, and finishes what is under way before it ends', async () => {
  const service = start('main');
  const { url, authorization, body } = await printedCall(service);
  const headers = {
    authorization,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  };
  // Half of a body on a connection that would stay open.
  const call = request(url, { method: 'POST', headers, agent: new Agent({ keepAlive: true }) });
  // And a connection on which nothing is ever sent.
  const silent = connect(Number(new URL(url).port), '127.0.0.1');
  await once(silent, 'connect');
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  call.write(body.slice(0, 10));

  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({ errorCode: '', content: [{}] });

  service.child.kill('SIGTERM');
  await service.until(/"stopping"/);
  await vi.waitFor(() => expect(fetch(new URL('/health', url))).rejects.toThrow('fetch failed'));
  call.end(body.slice(10));
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(200);
  const startedAt = performance.now();
  expect(await service.ended).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(3_000);
  const events = service.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['listening', 'answer', 'stopping', 'answer', 'stopped']);
});

describe('a mistake is told in one line, of', () => {
  const cases: Readonly<Record<string, [script: 'main' | 'token', NodeJS.ProcessEnv, RegExp, ...string[]]>> = {
    PORT: [
      'main',
      { PORT: '80a' },
      /^customer-service: PORT has to be a whole number from 0 to 65535, and is "80a"\n$/,
    ],
    'a database that is not there': [
      'main',
      { DATABASE_URL: 'postgres://someone:password@127.0.0.1:1/nowhere', TOKEN_SECRET: testSecret },
      /^customer-service: The database cannot be used: connect ECONNREFUSED 127.0.0.1:1\n$/,
    ],
    'a customer': ['token', {}, /^customer-service: CUSTOMER_ID has to be a UUID\n$/, 'root'],
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    const [script, variables, message, ...parameters] = cases[name] ?? ['main', {}, /$^/];
    const mistaken = start(script, variables, ...parameters);
    expect(await mistaken.ended).toBe(1);
    expect(mistaken.out).toBe('');
    expect(mistaken.err).toMatch(message);
  });
});
