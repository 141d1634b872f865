/** Everything that is stored can be read again. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { notStorable } from '../src/storable.js';
import { fullRequest } from './requests.js';
import {
  countRows,
  newRoot,
  readCustomer,
  smallRequest,
  tables,
  testDatabase,
  type TestService,
  testService,
} from './support.js';

let database: Database;
let service: TestService;
let root: string;
beforeAll(async () => {
  database = await testDatabase();
  service = await testService(database);
  await service.store.makeTables();
  root = await newRoot(service.store);
});
afterAll(async () => {
  await service.close();
  await database.close();
});

/** Reads every text of every table, as `->>` would. */
async function readAllTexts(): Promise<void> {
  for (const table of tables.filter((name) => name !== 'request'))
    await database.query(`select sum(length(text)) from "${table}", jsonb_each_text(value) as element (name, text)`);
}

type Path = readonly (string | number)[];

function textsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === 'string') return [path];
  if (Array.isArray(value)) return value.flatMap((inner, index) => textsIn(inner, [...path, index]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, [...path, name]));
}

/** A copy of the full request with another text at a path. */
function requestWith(path: Path, text: string): unknown {
  const request: unknown = structuredClone(fullRequest);
  let at = request as Record<string | number, unknown>;
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>;
  at[path.at(-1) ?? ''] = text;
  return request;
}

const badTexts = ['\0', 'a\0b', '\ud800', 'a\udc00', '\udc00\ud800', '\ud83c\udf4f\ud83c'];

it('rejects each text that cannot be read again, names its place, and stores nothing', async () => {
  const before = await countRows(database);
  const places = textsIn(fullRequest);
  expect(places.length).toBeGreaterThan(45);
  for (const path of places) {
    // In turn, since it is the place that differs.
    const text = badTexts[places.indexOf(path) % badTexts.length] ?? '';
    const { status, body } = await service.create(root, requestWith(path, text));
    expect([status, body.errorCode], path.join('/')).toEqual([400, 'LOCAL_INVALID_REQUEST']);
    expect(body.errorMessage).toContain(`/${path.join('/')}: `);
    // Not of the error.
    expect(body.errorMessage).not.toMatch(/[\0\p{Surrogate}]/u);
  }
  expect(await countRows(database)).toEqual(before);
});

it.each(badTexts.map((text) => [JSON.stringify(text), text]))('rejects the text %s', async (_, text) => {
  const { status, body } = await service.create(root, { ...smallRequest, name: text, vatRegistrationNumber: text });
  expect([status, body.errorMessage]).toEqual([
    400,
    expect.stringMatching(/ \/name: the text contains [^;]+; \/vatRegistrationNumber: the text contains /),
  ]);
});

it('stores and returns every other text', async () => {
  for (const name of ['\u0001', '\u007f', '\ufffe', '\uffff', '\u{10ffff}', '\\u0000', '\\', '"', '\u2028', '\ufeff']) {
    const { status, body } = await service.create(root, { ...smallRequest, name });
    expect(status, JSON.stringify(name)).toBe(200);
    expect(await readCustomer(database, body.content[0]?.id ?? '')).toMatchObject({ name });
  }
  await readAllTexts();
});

it('rejects such text in the name of an element, a path and a query', async () => {
  for (const name of badTexts) {
    const unknown = await service.create(root, { ...smallRequest, [name]: name, customFields: [{ [name]: name }] });
    expect(unknown.status).toBe(200);
    expect(await readCustomer(database, unknown.body.content[0]?.id ?? '')).toMatchObject({ customFields: [{}] });
  }
  const authorization = `Bearer ${await service.tokens.issue(root)}`;
  const body = JSON.stringify(smallRequest);
  for (const path of [`/api/v2/customer/${root}%00`, '/api/v2/customer/%00', '/api/v2/customer/%ed%a0%80'])
    expect((await service.call('POST', path, authorization, body)).status, path).toBe(400);
  expect((await service.call('GET', '/requests/%00', authorization)).status).toBe(404);
  expect((await service.call('GET', `/requests/${root}%00`, authorization)).status).toBe(404);
  await readAllTexts();
});

it('stores numbers unchanged', async () => {
  for (const deviceCost of [0, -0, 1e308, -1.7976931348623157e308, 5e-324, 0.1, 1e21, 2 ** 53, 123456789.125]) {
    const invoiceConfiguration = { deviceCost, vat: Math.abs(deviceCost) };
    const { status, body } = await service.create(root, { ...smallRequest, invoiceConfiguration });
    expect(status, String(deviceCost)).toBe(200);
    const stored = await readCustomer(database, body.content[0]?.id ?? '');
    // JSON.stringify writes -0 as 0.
    expect(stored).toMatchObject({ invoiceConfiguration: { deviceCost: deviceCost + 0 } });
  }
  const wrong = `{"status":"ACTIVE","currency":"EUR","invoiceConfiguration":{"deviceCost":1e999}}`;
  const authorization = `Bearer ${await service.tokens.issue(root)}`;
  expect((await service.call('POST', `/api/v2/customer/${root}`, authorization, wrong)).status).toBe(400);
  await database.query('select sum((value->>\'deviceCost\')::numeric) from "invoiceConfiguration"');
});

it('uses a database that rejects such a text as well', async () => {
  const insert = 'insert into "customField" values ($1, 99, $2)';
  for (const text of ['{"keyName":"\\u0000"}', '{"keyName":"\\ud800"}'])
    await expect(database.query(insert, [root, text])).rejects.toThrow();
  await readAllTexts();
});

it('finds the places in any value', () => {
  expect(notStorable('fine \ud83c\udf4f')).toEqual([]);
  expect(notStorable({ a: [1, null, true, { b: ['\0'] }] })).toEqual([
    { pointer: '/a/3/b/0', message: 'the text contains the character U+0000, which cannot be stored' },
  ]);
});
