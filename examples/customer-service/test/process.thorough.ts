/** The service as a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { attacks, unreadAnswers } from '../../../test/hostile/connections.js';
import { newDatabase, testSecret, testServer } from './support.js';

/** The data of the tests that need none of their own, and the service as JavaScript, beside the packages that it uses. */
let folder: string;
let code: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'customers-'));
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  code = mkdtempSync(join(root, 'node_modules/.cache/customer-service-'));
  await build({
    entryPoints: ['main', 'token'].map((name) => join(root, `examples/customer-service/src/${name}.ts`)),
    ...{ outdir: code, bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node20' },
    ...{ packages: 'external', alias: { '@specwright/contract': join(root, 'generated') } },
  });
  writeFileSync(join(code, 'package.json'), '{ "type": "module" }');
});
afterAll(() => {
  for (const made of [folder, code]) rmSync(made, { recursive: true, force: true });
});

const running = new Set<ChildProcess>();
afterEach(async () => {
  // Those that still run have the folder until they have ended.
  const closed = [...running].map((child) => once(child, 'close'));
  for (const child of running) child.kill('SIGKILL');
  await Promise.all(closed);
});

/** Nothing of the environment of the tests but what Node needs. */
let environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], PORT: '0', DATA_DIR: 'memory' };
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
  // Half of a start would be the optimisation of the embedded database, which is WebAssembly.
  const child = spawn(process.execPath, ['--liftoff-only', join(code, `${script}.js`), ...parameters], {
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

it('creates a customer with the printed call, and finishes running calls before it exits', async () => {
  const startedAt = performance.now();
  const service = start('main');
  const { url, authorization, body } = await printedCall(service);
  const startMs = performance.now() - startedAt;
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
  const silentEnded = once(silent.resume(), 'close');
  const answered = once(call, 'response') as Promise<[IncomingMessage]>;
  call.write(body.slice(0, 10));

  const answer = await fetch(url, { method: 'POST', headers, body });
  expect(await answer.json()).toMatchObject({ errorCode: '', content: [{}] });

  service.child.kill('SIGTERM');
  await service.until(/"stopping"/);
  await vi.waitFor(() => expect(fetch(new URL('/health', url))).rejects.toThrow('fetch failed'));
  await silentEnded;
  call.end(body.slice(10));
  const [response] = await answered;
  response.resume();
  expect(response.statusCode).toBe(200);
  expect(response.headers.connection).toBe('close');
  const answeredAt = performance.now();
  expect(await service.ended).toBe(0);
  // No period of grace is waited for, which is three seconds. A machine that is busy is slow to start the service as well.
  expect(performance.now() - answeredAt).toBeLessThan(2_000 + startMs);
  const events = service.out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { event: string }).event);
  expect(events).toEqual(['listening', 'answer', 'stopping', 'answer', 'stopped']);
});

/** Its data in the folder, which the first start makes; a server keeps them by itself. */
const kept = (): NodeJS.ProcessEnv => (testServer === undefined ? { DATA_DIR: join(folder, 'data') } : {});

it('keeps its data in a folder however it ends, and still accepts the printed call after that', async () => {
  const variables = kept();
  const first = start('main', variables);
  const printed = await printedCall(first);
  const create = async (run: Run): Promise<string> => {
    const [, origin = ''] = await run.until(/"url":"([^"]+)"/);
    const url = new URL(new URL(printed.url).pathname, origin);
    const headers = { authorization: printed.authorization, 'content-type': 'application/json' };
    const answer = await fetch(url, { method: 'POST', headers, body: printed.body });
    expect(answer.status).toBe(200);
    const { content } = (await answer.json()) as { content: [{ requestId: string }] };
    return content[0].requestId;
  };
  const requests = [await create(first)];
  if (testServer === undefined) {
    const second = start('main', variables);
    expect(await second.ended).toBe(1);
    expect([second.out, second.err]).toEqual([
      '',
      `customer-service: DATA_DIR is in use by another process; stop that process, or choose another folder: ${variables.DATA_DIR}\n`,
    ]);
  }
  // In the middle of some calls.
  const broken = Array.from({ length: 5 }, () => create(first).catch(() => ''));
  first.child.kill('SIGKILL');
  requests.push(...(await Promise.all(broken)).filter((id) => id !== ''));

  const third = start('main', variables);
  requests.push(await create(third));
  third.child.kill('SIGTERM');
  expect(await third.ended).toBe(0);

  const fourth = start('main', variables);
  const [, origin = ''] = await fourth.until(/"url":"([^"]+)"/);
  for (const id of requests) {
    const headers = { authorization: printed.authorization };
    expect((await fetch(`${origin}/requests/${id}`, { headers })).status).toBe(200);
  }
  if (testServer === undefined) expect((await printedCall(fourth)).url).toContain(new URL(printed.url).pathname);
});

it('exits soon and with code 0 while callers hold connections open', async () => {
  const service = start('main', kept());
  const { url, authorization, body } = await printedCall(service);
  const target = {
    port: Number(new URL(url).port),
    path: new URL(url).pathname,
    credentials: [`authorization: ${authorization}`],
    body,
  };
  // For longer than the service may take to end.
  const pace = { everyMs: 100, mostMs: 30_000 };
  const held = [
    ...Object.values({ ...attacks, ...unreadAnswers }).map((attack) => attack(target, pace)),
    // Routes that are not of the contract.
    ...['/requests/none', '/health'].map((path) => attacks['a body of a GET that drips']?.({ ...target, path }, pace)),
  ];
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  service.child.kill('SIGTERM');
  // It gives up after ten seconds, and then it ends with 1.
  expect(await service.ended).toBe(0);
  for (const one of await Promise.all(held)) expect(one?.isEnded).toBe(true);
});

it('serves while its outputs are not read or are closed, and exits with code 0', async () => {
  const service = start('main', kept());
  const { url } = await printedCall(service);
  /** Calls that are logged, which is more than a pipe holds. */
  const calls = async (): Promise<void> => {
    const call = async (): Promise<void> => {
      for (let number = 0; number < 100; number++) {
        const answer = await fetch(new URL('/nothing', url));
        expect(answer.status).toBe(404);
        await answer.text();
      }
    };
    await Promise.all(Array.from({ length: 10 }, call));
  };
  service.child.stdout?.pause();
  await calls();
  service.child.stdout?.destroy();
  await calls();
  service.child.stderr?.destroy();
  await calls();
  service.child.kill('SIGTERM');
  expect(await service.ended).toBe(0);
});

describe('a configuration error is reported in one line', () => {
  const cases: Readonly<Record<string, [script: 'main' | 'token', NodeJS.ProcessEnv, RegExp, ...string[]]>> = {
    PORT: ['main', { PORT: '80a' }, /^customer-service: PORT must be an integer from 0 to 65535, but is "80a"\n$/],
    'a database that is not there': [
      'main',
      { DATABASE_URL: 'postgres://someone:password@127.0.0.1:1/nowhere', TOKEN_SECRET: testSecret },
      /^customer-service: The database cannot be used: connect ECONNREFUSED 127.0.0.1:1\n$/,
    ],
    'a customer': ['token', {}, /^customer-service: CUSTOMER_ID must be a UUID\n$/, 'root'],
  };
  it.each(Object.keys(cases))('%s', async (name) => {
    const [script, variables, message, ...parameters] = cases[name] ?? ['main', {}, /$^/];
    const mistaken = start(script, variables, ...parameters);
    expect(await mistaken.ended).toBe(1);
    expect(mistaken.out).toBe('');
    expect(mistaken.err).toMatch(message);
  });
});
