/** How many entries a server accepts in one body, and how a handler rejects a valid request. */
import { describe, expect, it } from 'vitest';
import {
  createCustomerHandler,
  type CreateCustomerOptions,
  type CreateCustomerOutcome,
} from '../../generated/create-customer/server.js';
import { itemsOf } from '../../runtime/http/items.js';
import type { AnswerEvent } from '../../generated/http/operation.js';
import { emittedFiles, emittedVariant, importEmitted, withVariant } from '../support/emitted-package.js';

const parent = '44444444-4444-4444-8444-444444444444';
const url = `https://api.example.com/api/v2/customer/${parent}`;
const success = {
  content: [{ requestId: parent, id: parent, customerid: parent }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};
const good = { status: 'ACTIVE', currency: 'EUR' };
const entries = (count: number): object[] => Array.from({ length: count }, () => ({}));

type Make = typeof createCustomerHandler<string>;

async function answerTo(
  body: unknown,
  options: Partial<CreateCustomerOptions<string>> = {},
  make: Make = createCustomerHandler,
) {
  let calls = 0;
  const events: AnswerEvent[] = [];
  const errors: unknown[] = [];
  const handler = make({
    authenticate: () => 'somebody',
    isEligible: () => true,
    handle: () => ({ success }),
    onAnswer: (event) => events.push(event),
    onError: (error) => errors.push(error),
    ...options,
    ...(options.handle ? {} : { handle: () => (calls++, { success }) }),
  });
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = { 'content-type': 'application/json' };
  const response = await handler(new Request(url, { method: 'POST', body: text, headers }));
  const { errorCode: code, errorMessage: message } = (await response.json()) as Record<string, string>;
  return { status: response.status, code, message, calls, events, errors };
}

const tooMany = (most: number) => ({
  status: 413,
  code: 'LOCAL_PAYLOAD_TOO_LARGE',
  message: `The request body is too large. Its arrays have more than ${most} entries in total.`,
  calls: 0,
});

describe('the entries of a body', () => {
  it('may be 1,000 in all arrays together', async () => {
    expect(await answerTo({ ...good, customFields: entries(1_000) })).toMatchObject({ status: 200, calls: 1 });
    expect(await answerTo({ ...good, customFields: entries(1_001) })).toMatchObject(tooMany(1_000));
    expect(await answerTo({ ...good, customFields: entries(87_000) })).toMatchObject(tooMany(1_000));
    const address = entries(600);
    expect(await answerTo({ ...good, customFields: entries(401), address })).toMatchObject(tooMany(1_000));
  });

  it('are counted in every place, and before any rule is checked', async () => {
    for (const body of [
      entries(1_001),
      { ...good, unknown: entries(1_001) },
      { ...good, unknown: { deeper: [{ there: entries(1_000) }] } },
      { contact: { contact: { identity: entries(1_001) } } },
      `{"unknown":[${'1,'.repeat(1_000)}1]}`,
      `{"unknown":[${'[],'.repeat(1_000)}[]]}`,
      `{"unknown":[${'[1],'.repeat(500)}[1]]}`,
    ])
      expect(await answerTo(body)).toMatchObject(tooMany(1_000));
  });

  it('may be as many as the server is configured to accept', async () => {
    const customFields = entries(20_000);
    expect(await answerTo({ ...good, customFields }, { maxArrayItems: 20_000 })).toMatchObject({ status: 200 });
    expect(await answerTo({ ...good, customFields }, { maxArrayItems: 19_999 })).toMatchObject(tooMany(19_999));
    expect(await answerTo({ ...good, customFields: [{}] }, { maxArrayItems: 1 })).toMatchObject({ status: 200 });
    expect(await answerTo({ ...good, customFields: [{}, {}] }, { maxArrayItems: 1 })).toMatchObject(tooMany(1));
  });

  it('may always be as many as the definition allows, and its own limit is a rule', async () => {
    const limited = 'shape: CustomField, array: { maxItems: 3000 }';
    await withVariant([['shape: CustomField, array: true', limited]], async (definitions) => {
      const files = await emittedVariant(definitions);
      expect(files.get('create-customer/server.ts')).toContain('declaredItems: 3000,');
      const modules = await importEmitted<{ 'create-customer/server.ts': { createCustomerHandler: Make } }>(files);
      const make = modules['create-customer/server.ts'].createCustomerHandler;
      expect(await answerTo({ ...good, customFields: entries(3_000) }, {}, make)).toMatchObject({ status: 200 });
      const broken = await answerTo({ ...good, customFields: entries(3_001) }, {}, make);
      expect([broken.status, broken.events[0]?.rules]).toEqual([400, ['Request.customFields.maxItems']]);
      const unlimited = entries(4_001);
      expect(await answerTo({ ...good, address: unlimited }, {}, make)).toMatchObject(tooMany(4_000));
    });
  });

  it('are not counted beyond the limit', () => {
    const untouched = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('It is counted on and on');
        },
      },
    );
    expect(itemsOf([1, 2, 3, untouched], 3)).toBeGreaterThan(3);
    expect(itemsOf({ a: [1, 2], b: [[3], {}], c: 'text', d: null }, 10)).toBe(5);
  });
});

describe('a handler that rejects a valid request', () => {
  const place = { pointer: '/name', message: 'the name is taken' };

  it('names the place, and the answer is that to a request that breaks the contract', async () => {
    const handle = (): CreateCustomerOutcome => ({ invalid: [place, { pointer: '', message: 'it is Sunday' }] });
    expect(await answerTo(good, { handle })).toMatchObject({
      status: 400,
      code: 'LOCAL_INVALID_REQUEST',
      message: 'The request breaks the contract. /name: the name is taken; it is Sunday.',
      events: [{ status: 400, code: 'LOCAL_INVALID_REQUEST', rules: [] }],
      errors: [],
    });
  });

  it('causes an internal error when it names no place or message', async () => {
    for (const invalid of [[], [{}], [{ pointer: '/name' }], [place, null], 'no', true, null, { length: 1 }]) {
      const handle = (): CreateCustomerOutcome => ({ invalid }) as unknown as CreateCustomerOutcome;
      const { status, errors } = await answerTo(good, { handle });
      expect([status, errors]).toEqual([
        500,
        [new Error('The handler returned objections without pointer and message')],
      ]);
    }
  });
});

describe('isEligible that the definition does not need', () => {
  it('is called where it is given', async () => {
    const eligibility: [string, string] = [
      'eligibility:\n  rule: A requester creates customers directly below itself and nowhere else.\n  reading: R2\n',
      '',
    ];
    await withVariant([eligibility], async (definitions) => {
      const files = await emittedFiles(definitions, { warnings: true, vectors: false });
      expect(files.get('create-customer/server.ts')).toContain('needsEligibility: false,');
      const modules = await importEmitted<{ 'create-customer/server.ts': { createCustomerHandler: Make } }>(files);
      const make = modules['create-customer/server.ts'].createCustomerHandler;
      expect(await answerTo(good, { isEligible: () => false }, make)).toMatchObject({ status: 403, calls: 0 });
      const none = { isEligible: undefined } as unknown as Partial<CreateCustomerOptions<string>>;
      expect(await answerTo(good, none, make)).toMatchObject({ status: 200, calls: 1 });
    });
  });
});
