import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { postgresDatabase } from '../src/postgres.js';
import { fullRequest } from './requests.js';
import { countRows, newRoot, testDatabase, type TestService, testService } from './support.js';

let database: Database;
let failing: FailingDatabase;
let service: TestService;
let root: string;
beforeAll(async () => {
  database = await testDatabase();
  failing = new FailingDatabase(database);
  service = await testService(failing);
  await service.store.makeTables();
  root = await newRoot(service.store);
});
beforeEach(() => {
  failing.failAt = Infinity;
});
afterAll(async () => {
  await service.close();
  await database.close();
});

/** A database whose transactions break after so many statements. */
class FailingDatabase implements Database {
  readonly #database: Database;
  failAt = Infinity;
  statements = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  get query() {
    return this.#database.query;
  }

  get close() {
    return this.#database.close;
  }

  readonly transaction: Database['transaction'] = (work) => {
    this.statements = 0;
    return this.#database.transaction((query) =>
      work((statement, values) => {
        this.statements++;
        return this.statements === this.failAt ? Promise.reject(new Error('Broken')) : query(statement, values);
      }),
    );
  };
}

it('stores nothing of a customer when any statement fails', async () => {
  await service.create(root, fullRequest);
  const { statements } = failing;
  // A customer, its five parts, and the request.
  expect(statements).toBe(7);
  const before = await countRows(database);
  for (let failAt = 1; failAt <= statements; failAt++) {
    failing.failAt = failAt;
    const { status, body } = await service.create(root, fullRequest);
    expect([status, body.errorCode]).toEqual([500, 'LOCAL_INTERNAL_ERROR']);
    expect(await countRows(database)).toEqual(before);
  }
});

it('does not claim that nothing was stored when the commit fails', async () => {
  const before = await countRows(database);
  await database.query(
    `create function refuse() returns trigger language plpgsql as
      $$ begin raise exception 'no % today', new.value using errcode = '57P01'; end $$`,
  );
  await database.query(
    `create constraint trigger refuse after insert on address deferrable initially deferred
      for each row execute function refuse()`,
  );
  const { status, body } = await service.create(root, fullRequest);
  await database.query('drop trigger refuse on address');
  expect([status, body.errorCode]).toEqual([500, 'LOCAL_INTERNAL_ERROR']);
  expect(await countRows(database)).toEqual(before);
  // What a database says of an error may hold what it was given.
  const line = service.lines.at(-2) ?? '';
  expect(JSON.parse(line)).toMatchObject({ level: 'error', operation: 'create-customer', code: '57P01' });
  expect(body.errorMessage).toContain((JSON.parse(line) as { reference: string }).reference);
});

it('stores nothing of a call whose caller disconnects', async () => {
  const before = await countRows(database);
  await expect(service.store.create(root, fullRequest, AbortSignal.abort())).rejects.toThrow('aborted');
  expect(await countRows(database)).toEqual(before);
});

it('reports that nothing was stored when the database is unreachable', async () => {
  // Nobody listens at this port.
  const nowhere = postgresDatabase('postgres://nobody@127.0.0.1:1/nowhere');
  const alone = await testService(nowhere);
  try {
    const created = await alone.create(root, fullRequest);
    expect([created.status, created.body.errorCode]).toEqual([503, 'GLOBAL_1001']);
    const authorization = `Bearer ${await alone.tokens.issue(root)}`;
    const found = await alone.call('GET', `/requests/${randomUUID()}`, authorization);
    expect([found.status, found.body.errorCode]).toEqual([503, 'GLOBAL_1001']);
    const health = await alone.call('GET', '/health');
    expect([health.status, health.body]).toEqual([503, { status: 'unavailable' }]);
    expect(alone.lines.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual([
      'unavailable',
      'answer',
      'error',
    ]);
    expect(JSON.parse(alone.lines[0] ?? '')).toMatchObject({ cause: { code: 'ECONNREFUSED' } });
  } finally {
    await alone.close();
    await nowhere.close();
  }
});

it('reports that it is healthy when the database answers', async () => {
  const { status, body } = await service.call('GET', '/health');
  expect([status, body]).toEqual([200, { status: 'ok' }]);
});

it('logs answers without personal data', async () => {
  await service.create(root, fullRequest);
  const last = JSON.parse(service.lines.at(-1) ?? '') as object;
  expect(last).toMatchObject({ level: 'info', event: 'answer', operation: 'create-customer', status: 200, code: '' });
  const log = service.lines.join('');
  const texts = textsIn(fullRequest);
  expect(texts.length).toBeGreaterThan(50);
  expect(texts.filter((text) => text.length > 2 && log.includes(text))).toEqual([]);
});

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
