import { parseCreateCustomerRequest } from '@specwright/contract/create-customer';
import { createHmac, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database.js';
import { carelessRequest, fullRequest } from './requests.js';
import {
  countRows,
  newRoot,
  readCustomer,
  smallRequest,
  testDatabase,
  testSecret,
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
});
beforeEach(async () => {
  root = await newRoot(service.store);
});
afterAll(async () => {
  await service.close();
  await database.close();
});

describe('creating a customer', () => {
  it('stores every element', async () => {
    const { status, body } = await service.create(root, fullRequest);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        errorCode: '',
        errorMessage: '',
        content: [{ requestId: expect.any(String), id: expect.any(String), customerid: body.content[0]?.id }],
        pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
      },
    });
    expect(await readCustomer(database, body.content[0]?.id ?? '')).toEqual(fullRequest);
  });

  it('stores the canonical form of a tolerated request', async () => {
    const { status, body } = await service.create(root, carelessRequest.sent);
    expect(status).toBe(200);
    expect(await readCustomer(database, body.content[0]?.id ?? '')).toEqual(carelessRequest.meant);
  });

  it('stores more entries than one statement has parameters, although the server accepts fewer', async () => {
    const customFields = Array.from({ length: 40_000 }, () => ({}));
    const parsed = parseCreateCustomerRequest({ ...smallRequest, customFields });
    if (!parsed.ok) throw new Error('The request is invalid');
    const { customerId } = await service.store.create(root, parsed.value);
    expect(await readCustomer(database, customerId)).toMatchObject({ customFields });
  });

  it('places the customer below its requester, who can create further customers', async () => {
    const child = (await service.create(root, smallRequest)).body.content[0]?.id ?? '';
    const grandchild = (await service.create(child, smallRequest)).body.content[0]?.id ?? '';
    const rows = await database.query('select id, "parentId" from customer where id in ($1, $2)', [child, grandchild]);
    expect(rows).toHaveLength(2);
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: child, parentId: root },
        { id: grandchild, parentId: child },
      ]),
    );
  });

  it('identifies the requester in upper case', async () => {
    expect((await service.create(root, smallRequest, root.toUpperCase())).status).toBe(200);
    expect((await service.create(root.toUpperCase(), smallRequest, root)).status).toBe(200);
  });

  it('creates two customers for two equal requests at the same time', async () => {
    const answers = await Promise.all([service.create(root, smallRequest), service.create(root, smallRequest)]);
    expect(new Set(answers.map(({ body }) => body.content[0]?.id)).size).toBe(2);
    expect(new Set(answers.map(({ body }) => body.content[0]?.requestId)).size).toBe(2);
  });
});

describe('a refused request', () => {
  let before: object;
  beforeEach(async () => {
    before = await countRows(database);
  });

  it.each([
    ['a child', (child: string) => [root, child]],
    ['its parent', (child: string) => [child, root]],
    ['nobody', () => [root, randomUUID()]],
  ])('names a customer below %s', async (_name, pair) => {
    const child = (await service.create(root, smallRequest)).body.content[0]?.id ?? '';
    before = await countRows(database);
    const [requester = '', parent] = pair(child);
    const { status, body } = await service.create(requester, fullRequest, parent);
    expect([status, body.errorCode]).toEqual([403, 'LOCAL_NOT_ELIGIBLE']);
    expect(await countRows(database)).toEqual(before);
  });

  it('names a requester that does not exist', async () => {
    const { status, body } = await service.create(randomUUID(), fullRequest);
    expect([status, body.errorCode]).toEqual([403, 'LOCAL_NOT_ELIGIBLE']);
    expect(await countRows(database)).toEqual(before);
  });

  it('breaks the contract, and the answer says how', async () => {
    const { status, body } = await service.create(root, { ...smallRequest, contact: { role: 'NONE', identity: [] } });
    expect([status, body.errorCode]).toEqual([400, 'LOCAL_INVALID_REQUEST']);
    expect(body.errorMessage).toContain('landlinePhoneNumber');
    expect(await countRows(database)).toEqual(before);
  });

  it('has more entries than the server accepts', async () => {
    const customFields = Array.from({ length: 87_000 }, () => ({}));
    const { status, body } = await service.create(root, { ...smallRequest, customFields });
    expect([status, body.errorCode]).toEqual([413, 'LOCAL_PAYLOAD_TOO_LARGE']);
    expect(await countRows(database)).toEqual(before);
  });

  const key = new TextEncoder().encode(testSecret);
  const now = Math.floor(Date.now() / 1000);
  const token = () => new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject(root).setExpirationTime('1h');
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  /** Without any library. */
  const signed = (alg: string, hash: string): string => {
    const text = `${part({ alg, typ: 'JWT' })}.${part({ sub: root, exp: now + 60 })}`;
    return `${text}.${createHmac(hash, testSecret).update(text).digest('base64url')}`;
  };
  const tokens: Readonly<Record<string, () => Promise<string | undefined> | string | undefined>> = {
    missing: () => undefined,
    'no bearer token': async () => `Basic ${await token().sign(key)}`,
    empty: () => 'Bearer ',
    'no token': () => 'Bearer root',
    'signed with another key': async () => `Bearer ${await token().sign(new TextEncoder().encode('x'.repeat(32)))}`,
    'signed with another algorithm': () => `Bearer ${signed('HS512', 'sha512')}`,
    'not signed': () => `Bearer ${part({ alg: 'none' })}.${part({ sub: root, exp: now + 60 })}.`,
    'signed for somebody else': async () => {
      const [head, , signature] = (await token().setSubject(randomUUID()).sign(key)).split('.');
      return `Bearer ${head}.${part({ sub: root, exp: now + 60 })}.${signature}`;
    },
    expired: async () =>
      `Bearer ${await token()
        .setExpirationTime(now - 1)
        .sign(key)}`,
    'valid later': async () =>
      `Bearer ${await token()
        .setNotBefore(now + 60)
        .sign(key)}`,
    'without an end': async () =>
      `Bearer ${await new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject(root).sign(key)}`,
    'of no customer': async () => `Bearer ${await token().setSubject('root').sign(key)}`,
  };
  it.each(Object.keys(tokens))('has a token that is %s', async (name) => {
    const authorization = await tokens[name]?.();
    for (const [method, path, text] of [
      ['POST', `/api/v2/customer/${root}`, JSON.stringify(smallRequest)],
      ['GET', `/requests/${randomUUID()}`, undefined],
    ] as const) {
      const { status, headers, body } = await service.call(method, path, authorization, text);
      expect([status, body.errorCode, headers.get('www-authenticate')]).toEqual([
        401,
        'LOCAL_UNAUTHENTICATED',
        'Bearer',
      ]);
    }
    expect(await countRows(database)).toEqual(before);
  });

  it('never has a token that another library made', async () => {
    const authorization = `bearer ${signed('HS256', 'sha256')}`;
    const path = `/api/v2/customer/${root}`;
    expect((await service.call('POST', path, authorization, JSON.stringify(smallRequest))).status).toBe(200);
  });
});

describe('looking up a request', () => {
  const lookUp = async (requester: string, requestId: string) =>
    service.call('GET', `/requests/${requestId}`, `Bearer ${await service.tokens.issue(requester)}`);

  it('returns the answer that its requester received', async () => {
    const created = await service.create(root, fullRequest);
    const found = await lookUp(root, created.body.content[0]?.requestId ?? '');
    expect([found.status, found.body]).toEqual([200, created.body]);
  });

  it.each([
    [
      'of the customer that was created',
      async (content: { requestId: string; id: string }) => lookUp(content.id, content.requestId),
    ],
    [
      'of somebody else',
      async ({ requestId }: { requestId: string }) => lookUp(await newRoot(service.store), requestId),
    ],
    ['that was never made', () => lookUp(root, randomUUID())],
    ['with an invalid identifier', () => lookUp(root, "' or true --")],
    ['whose identifier cannot be decoded', () => lookUp(root, '%ff')],
    ['without an identifier', () => lookUp(root, '')],
  ] as const)('does not find a request %s', async (_name, look) => {
    const created = await service.create(root, smallRequest);
    const { status, body } = await look(created.body.content[0] ?? { requestId: '', id: '' });
    expect([status, body.errorCode, body.content]).toEqual([404, 'LOCAL_NOT_FOUND', '']);
  });
});

it('an unknown path is answered with 404 for every caller', async () => {
  for (const [method, path, status] of [
    ['GET', '/', 404],
    ['GET', '/customers', 404],
    ['GET', `/api/v2/customer/${root}`, 405],
    ['POST', '/health', 404],
  ] as const)
    expect((await service.call(method, path)).status, path).toBe(status);
});
