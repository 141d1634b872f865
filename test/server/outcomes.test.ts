/** Servers and clients of operations that list their outcomes, over real sockets. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { emittedFiles, importEmitted } from '../support/emitted-package.js';

type Answer = (...args: unknown[]) => Promise<unknown>;
type Handler = object;

interface Modules {
  readonly 'http/node.ts': { readonly nodeListener: (handler: Handler) => (...args: never[]) => void };
  readonly [path: string]: Readonly<Record<string, (...args: never[]) => unknown>>;
}

describe('the outcomes of a call', () => {
  let files: ReadonlyMap<string, string>;
  let modules: Modules;
  let server: Server | undefined;
  const errors: string[] = [];
  beforeAll(async () => {
    files = await emittedFiles('test/support/outcomes', { warnings: true });
    modules = await importEmitted<Modules>(files);
  });
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
    errors.length = 0;
  });
  afterAll(() => void server?.close());

  /** An operation served on a port of its own; calls of it through its client, and without one. */
  async function serve(operation: string, method: string, handle: (input: never) => unknown) {
    const make = modules[`${operation}/server.ts`]?.[`${method}Handler`] as unknown as (options: object) => Handler;
    const options = {
      authenticate: () => 'somebody',
      handle,
      onError: (error: Error) => errors.push(error.message),
    };
    server = createServer(modules['http/node.ts'].nodeListener(make(options)) as never);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const create = modules[`${operation}/client.ts`]?.['createClient'] as unknown as (
      options: object,
    ) => Record<string, Answer>;
    const client = create({ baseUrl, retry: false });
    return { baseUrl, call: (...args: unknown[]) => client[method]?.(...args) ?? Promise.reject(new Error(method)) };
  }

  async function thrownBy(call: Promise<unknown>) {
    const error = await call.then(
      (value) => ({ resolved: value }),
      (thrown: unknown) => thrown as Error,
    );
    if ('resolved' in error) throw new Error(`The call resolved to ${JSON.stringify(error.resolved)}`);
    return error as Error & Record<'status' | 'code' | 'errorMessage' | 'body' | 'entries', unknown>;
  }

  const subscription = { target: 'https://example.com/n' };

  it('have a status each, with a body, headers, or neither', async () => {
    const created = { success: subscription, status: 201, headers: { Location: 'https://example.com/1' } };
    const pending = { success: { after: 5 }, status: 202, headers: { 'X-Final': false } };
    const results: object[] = [created, pending, { success: null, status: 204 }];
    const { call } = await serve('create-subscription', 'createSubscription', () => results.shift());
    expect(await call(subscription)).toEqual({
      status: 201,
      body: subscription,
      headers: { Location: 'https://example.com/1' },
    });
    expect(await call(subscription)).toEqual({ status: 202, body: { after: 5 }, headers: { 'X-Final': false } });
    expect(await call(subscription)).toEqual({ status: 204 });
    expect(errors).toEqual([]);
  });

  it('have codes that are numbers in the body and texts in code', async () => {
    const ofHandler = { status: { code: 5000001, text: 'Broken.' } };
    const results: object[] = [
      { success: { status: { code: 2000000, text: 'Done.' } } },
      { failure: '4043112' },
      { failure: '4091' },
      { failure: '4000001' },
      { failure: 'NOT_NOW' },
      { failure: ofHandler, status: 500 },
    ];
    const { call, baseUrl } = await serve('cancel-order', 'cancelOrder', () => results.shift());
    const order = { number: 'A1' };
    expect(await call(order)).toEqual({ status: { code: 2000000, text: 'Done.' } });
    const failures = [
      { status: 404, code: '4043112', body: { status: { code: 4043112, text: 'There is no such order.' } } },
      { status: 409, code: '4091', body: [{ reason: 4091, text: 'It is on its way.' }] },
      { status: 200, code: '4000001', errorMessage: 'There is nothing left to cancel.' },
    ];
    for (const failure of failures) expect(await thrownBy(call(order))).toMatchObject(failure);
    // What the contract cannot say is no answer of it.
    expect(await thrownBy(call(order))).toMatchObject({ status: 500 });
    expect(await thrownBy(call(order))).toMatchObject({ status: 500, code: '5000001', body: ofHandler });
    const rejected = await fetch(`${baseUrl}/orders/cancel`, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }); // prettier-ignore
    expect([rejected.status, rejected.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });

  it('that are failures are thrown with status, code, message and a body of their own', async () => {
    const other = '11111111-1111-4111-8111-111111111111';
    const results: object[] = [
      { failure: { other }, status: 409, headers: { 'X-Other': 'first' } },
      { failure: { title: 'Gone', cause: 'GONE', detail: 'It is gone.' }, status: 410 },
      { failure: 'NO_ROOM' },
    ];
    const { call } = await serve('create-subscription', 'createSubscription', () => results.shift());
    expect(await thrownBy(call(subscription))).toMatchObject({
      name: 'RejectedError',
      status: 409,
      body: { other },
      headers: { 'X-Other': 'first' },
    });
    expect(await thrownBy(call(subscription))).toMatchObject({
      name: 'RejectedError',
      status: 410,
      code: 'GONE',
      errorMessage: 'It is gone.',
      body: { title: 'Gone' },
    });
    expect(await thrownBy(call(subscription))).toMatchObject({
      status: 503,
      code: 'NO_ROOM',
      retryable: true,
      body: { cause: 'NO_ROOM', detail: 'There is no room.' },
    });
    expect(errors).toEqual([]);
  });

  it('answer a request in any of its media types, the first of which a client sends', async () => {
    const seen: unknown[] = [];
    const types: (string | null)[] = [];
    const { baseUrl, call } = await serve('change-subscription', 'changeSubscription', ({ request }: never) => {
      seen.push(request);
      return { success: { target: 'https://example.com/n' } };
    });
    server?.on('request', ({ headers }: { readonly headers: Readonly<Record<string, string>> }) => {
      types.push(headers['content-type'] ?? null);
    });
    const changes = { label: null, filter: { above: null }, kinds: null };
    expect(await call(changes)).toEqual({ target: 'https://example.com/n' });
    expect([seen, types]).toEqual([[changes], ['application/merge-patch+json']]);
    const patch = (type: string, more: Readonly<Record<string, string>> = {}): Promise<Response> =>
      fetch(`${baseUrl}/subscriptions/mine`, {
        method: 'PATCH',
        body: '{}',
        headers: { 'content-type': type, ...more },
      });
    for (const type of [
      'application/merge-patch+json',
      'Application/Merge-Patch+JSON; charset="utf-8"',
      'application/json',
      'application/json;charset=utf-8',
    ]) {
      const answer = await patch(type);
      expect([type, answer.status, answer.headers.get('content-type')]).toEqual([
        type,
        200,
        'application/json;charset=utf-8',
      ]);
    }
    const accepted = 'application/merge-patch+json, application/json';
    for (const type of ['text/plain', 'application/json-patch+json', 'application/merge-patch+json; charset=latin1']) {
      const { status, headers } = await patch(type);
      expect([type, status, headers.get('accept'), headers.get('accept-patch')]).toEqual([
        type,
        415,
        accepted,
        accepted,
      ]);
      expect(headers.get('accept-encoding')).toBeNull();
    }
    for (const type of ['application/json', 'text/plain']) {
      const { status, headers } = await patch(type, { 'content-encoding': 'gzip' });
      const told = ['accept', 'accept-patch', 'accept-encoding'].map((name) => headers.get(name));
      expect([type, status, ...told]).toEqual([type, 415, null, null, 'identity']);
    }
    expect(errors).toEqual([]);
  });

  it('are written with their media type, and a rejection in the shape of a failure', async () => {
    const { baseUrl } = await serve('create-subscription', 'createSubscription', () => ({ failure: 'NO_ROOM' }));
    const post = (body: unknown): Promise<Response> =>
      fetch(`${baseUrl}/subscriptions`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      });
    const failed = await post(subscription);
    expect(failed.headers.get('content-type')).toBe('application/problem+json');
    const rejected = await post({});
    expect(rejected.status).toBe(400);
    expect(rejected.headers.get('content-type')).toBe('application/problem+json');
    expect(await rejected.json()).toEqual({
      cause: 'LOCAL_INVALID_REQUEST',
      detail: 'The request breaks the contract. /target: target is mandatory.',
    });
    const elsewhere = await fetch(`${baseUrl}/nowhere`);
    expect([elsewhere.status, await elsewhere.json()]).toMatchObject([404, { cause: 'LOCAL_NOT_FOUND' }]);
  });

  it('that break the contract are not sent', async () => {
    const headers = { Location: 'https://example.com/1' };
    const id = '11111111-1111-4111-8111-111111111111';
    const results: object[] = [
      { success: subscription, status: 201 },
      { success: subscription, status: 201, headers: { Location: 'a\r\nb: c' } },
      { success: subscription, status: 201, headers: { ...headers, Other: 'x' } },
      { success: subscription, status: 201, headers: { Location: '/subscriptions/1' } },
      { success: subscription, status: 201, headers: { ...headers, 'X-Limit': 61 } },
      { success: subscription, status: 201, headers: { ...headers, 'X-Limit': '5' } },
      { success: subscription, status: 201, headers: { ...headers, 'X-State': 'LOUD' } },
      { success: subscription, status: 201, headers: { ...headers, 'X-Trace': '1234567890' } },
      { success: { after: 5 }, status: 202, headers: { 'X-Final': true, 'X-Price': 0.125 } },
      { success: { after: 5 }, status: 201, headers },
      { success: subscription, headers },
      { success: subscription, status: 200, headers },
      { success: subscription, status: 204 },
      { failure: { other: 'x' }, status: 409 },
      { failure: { other: id }, status: 409 },
      { failure: { other: id }, status: 409, headers: { 'X-Other': '1' } },
      { failure: {}, status: 302 },
      {},
    ];
    const count = results.length;
    const { call } = await serve('create-subscription', 'createSubscription', () => results.shift());
    for (let index = 0; index < count; index++)
      expect(await thrownBy(call(subscription))).toMatchObject({ name: 'OutcomeUnknownError', status: 500 });
    expect(errors).toHaveLength(count);
    expect(results).toEqual([]);
    results.push({ success: { ...subscription, kinds: Array.from({ length: 300 }, () => '') }, status: 201, headers });
    await thrownBy(call(subscription));
    expect(errors.at(-1)).toMatch(/and more than \d+ more\.$/);
  });

  it('have headers that a client reads as values, and holds to their rules', async () => {
    const create = modules['create-subscription/client.ts']?.['createClient'] as unknown as (
      options: object,
    ) => Record<string, Answer>;
    const answered = async (status: number, body: unknown, headers: Record<string, string>): Promise<unknown> => {
      const answer = (): Promise<Response> => Promise.resolve(Response.json(body, { status, headers }));
      const client = create({ baseUrl: 'https://api.example.com', fetch: answer, retry: false });
      return client['createSubscription']?.(subscription).catch((error: unknown) => error);
    };
    const location = { location: 'https://example.com/1' };
    expect(await answered(201, subscription, { ...location, 'x-limit': '5', 'x-other': 'y' })).toMatchObject({
      headers: { Location: 'https://example.com/1', 'X-Limit': 5 },
    });
    expect(await answered(201, subscription, { ...location, 'x-kinds': ' OLD ,, NEW,' })).toMatchObject({
      headers: { 'X-Kinds': ['OLD', 'NEW'] },
    });
    const notes = { 'x-final': 'true', 'x-notes': 'a, b', 'x-wait': '9' };
    expect(await answered(202, { after: 5 }, notes)).toEqual({
      ...{ status: 202, body: { after: 5 } },
      headers: { 'X-Final': true, 'X-Wait': 9 },
    });
    const broken = [
      { 'x-kinds': 'NEW,LATER' },
      { 'x-kinds': ',' },
      { 'x-state': 'QUIET' },
      { 'x-limit': '61' },
      { 'x-limit': 'many' },
      { 'x-state': 'active' },
      { location: 'nowhere' },
    ];
    for (const wrong of [{}, ...broken.map((one) => ({ ...location, ...one }))])
      expect(await answered(201, subscription, wrong)).toMatchObject({ name: 'InvalidResponseError' });
    const other = { other: '11111111-1111-4111-8111-111111111111' };
    expect(await answered(409, other, { 'x-other': '1' })).toMatchObject({
      status: 409,
      body: other,
      headers: undefined,
    });
  });

  it('have headers that are arrays, and conditions on other headers', async () => {
    const location = { Location: 'https://example.com/1' };
    const quiet = { ...location, 'X-Kinds': ['NEW', 'OLD'], 'X-State': 'QUIET', 'X-Sizes': [3, 14] };
    const results: object[] = [
      { success: subscription, status: 201, headers: quiet },
      { success: { after: 5 }, status: 202, headers: { 'X-Final': false, 'X-Notes': ['a b', 'c'], 'X-Wait': 10 } },
    ];
    const { baseUrl, call } = await serve('create-subscription', 'createSubscription', () => results.shift());
    expect(await call(subscription)).toMatchObject({ headers: quiet });
    const answer = await fetch(`${baseUrl}/subscriptions`, {
      method: 'POST',
      body: JSON.stringify(subscription),
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.status, answer.headers.get('x-notes'), answer.headers.get('x-wait')]).toEqual([202, 'a b,c', '10']);
    const wrong: object[] = [
      { ...location, 'X-Kinds': [] },
      { ...location, 'X-Kinds': ['NEW', 'OLD', 'GONE'] },
      { ...location, 'X-Kinds': 'NEW' },
      { ...location, 'X-State': 'QUIET' },
      { ...location, 'X-Sizes': [3] },
      { ...quiet, 'X-Sizes': [0] },
    ].map((headers) => ({ success: subscription, status: 201, headers }));
    wrong.push(
      { success: { after: 5 }, status: 202, headers: { 'X-Final': true, 'X-Wait': 10 } },
      ...['a,b', ' a', ''].map((note) => ({
        ...{ success: { after: 5 }, status: 202 },
        headers: { 'X-Final': false, 'X-Notes': ['c', note] },
      })),
    );
    // No rule speaks of a header while it is ignored.
    wrong.push(
      ...[{}, null, [[]]].map((notes) => ({
        ...{ success: { after: 5 }, status: 202 },
        headers: { 'X-Final': true, 'X-Notes': notes },
      })),
    );
    expect(errors).toEqual([]);
    results.push(...wrong);
    for (const one of wrong) expect([one, (await thrownBy(call(subscription))).status]).toEqual([one, 500]);
    expect(errors).toHaveLength(wrong.length);
  });

  it('without a body have none on the wire either', async () => {
    const id = '11111111-1111-4111-8111-111111111111';
    const { baseUrl, call } = await serve('remove-thing', 'removeThing', () => ({ success: null }));
    expect(await call({ id })).toBeUndefined();
    const answer = await fetch(`${baseUrl}/things/${id}`, { method: 'DELETE' });
    expect([answer.status, answer.headers.get('content-length'), await answer.text()]).toEqual([204, null, '']);
    expect(answer.headers.get('content-type')).toBeNull();
    // Nothing of the vendor's is invented for what no table describes.
    const rejected = await fetch(`${baseUrl}/things/x`, { method: 'DELETE' });
    expect(rejected.headers.get('content-type')).toBe('application/problem+json');
    expect(await rejected.json()).toMatchObject({ status: 400, code: 'LOCAL_INVALID_REQUEST' });
  });

  it('are told by an element where the status does not', async () => {
    const reply = (responseCode: string) => ({ header: { responseCode, responseMessage: 'It.' } });
    const results: object[] = [
      { success: reply('2003100') },
      { failure: '4093100' },
      { failure: '4043112', message: 'Other words' },
      { failure: reply('5003100'), status: 500 },
      { failure: reply('4093100'), status: 200 },
      { success: reply('4043112') },
      { failure: reply('2003100'), status: 400 },
    ];
    const { call } = await serve('delete-account', 'deleteAccount', () => results.shift());
    const account = { number: '1' };
    expect(await call(account)).toEqual(reply('2003100'));
    expect(await thrownBy(call(account))).toMatchObject({
      name: 'RejectedError',
      status: 200,
      code: '4093100',
      errorMessage: 'Conflict',
      body: { header: { responseCode: '4093100', responseMessage: 'Conflict' } },
    });
    expect(await thrownBy(call(account))).toMatchObject({ status: 404, code: '4043112', errorMessage: 'Other words' });
    expect(await thrownBy(call(account))).toMatchObject({ name: 'RejectedError', status: 500, code: '5003100' });
    expect(await thrownBy(call(account))).toMatchObject({ name: 'RejectedError', status: 200, code: '4093100' });
    expect(errors).toEqual([]);
    const unknown = { name: 'OutcomeUnknownError', status: 500 };
    expect(await thrownBy(call(account))).toMatchObject(unknown);
    expect(await thrownBy(call(account))).toMatchObject(unknown);
    expect(errors.join()).toMatch(/success whose elements say that it is a failure.*failure whose elements say/);
  });

  it('of each entry are told by the entry, and one that failed is thrown', async () => {
    const requestId = '11111111-1111-4111-8111-111111111111';
    const failed = { errorCode: 'SUBSCRIBER_1002', errorMessage: 'Subscriber does not exist' };
    const results: object[] = [
      { success: { bulk: [{ requestId }, { requestId }] } },
      { success: { bulk: [{ requestId }, failed] } },
      { failure: { bulk: [failed] }, status: 200 },
      { success: { bulk: [] } },
    ];
    const { call } = await serve('set-states', 'setStates', () => results.shift());
    const states = { bulk: [{ id: 'a' }, { id: 'b' }] };
    expect(await call(states)).toEqual({ bulk: [{ requestId }, { requestId }] });
    expect(await thrownBy(call(states))).toMatchObject({
      name: 'RejectedError',
      status: 200,
      code: 'SUBSCRIBER_1002',
      entries: [{ index: 1, code: 'SUBSCRIBER_1002', message: 'Subscriber does not exist' }],
      body: { bulk: [{ requestId }, failed] },
    });
    expect(await thrownBy(call(states))).toMatchObject({ entries: [{ index: 0 }], body: { bulk: [failed] } });
    expect(await call(states)).toEqual({ bulk: [] });
  });

  it('offer a handler no code whose failure has other mandatory elements', () => {
    const server = files.get('set-states/server.ts') ?? '';
    expect(server).toContain("readonly failure: 'SUBSCRIBER_1002';");
    const { paths } = parse(files.get('set-states/openapi.yaml') ?? '') as {
      readonly paths: {
        readonly '/states': { readonly put: { readonly responses: Record<string, { readonly content: object }> } };
      };
    };
    expect(Object.keys(paths['/states'].put.responses['429']?.content ?? {})).toEqual(['application/json']);
  });

  it('are reported as the one whose elements a body has', () => {
    const validate = modules['set-states/validators.ts']?.['validateSetStatesResponse'] as unknown as (
      value: unknown,
    ) => readonly { readonly pointer: string }[];
    const found = validate({ bulk: [{ errorCode: 'SUBSCRIBER_1002', errorMessage: 5 }] });
    expect(found.map(({ pointer }) => pointer)).toEqual(['/bulk/0/errorMessage']);
  });

  it('are arrays or objects, and a client reads each as what it is', async () => {
    const headers = { 'X-Total-Count': 1 };
    const search = { search: '11111111-1111-4111-8111-111111111111' };
    const results: object[] = [
      { success: [{ id: 'a' }], status: 200, headers },
      { success: [], status: 200, headers },
      { success: search, status: 202 },
      { failure: [{ errorCode: 'BAD', text: 'Bad.' }, { errorCode: 'WORSE' }], status: 400 },
      { failure: 'UNKNOWN_STATE' },
      { failure: { cause: 'GONE' }, status: 410 },
    ];
    const { baseUrl, call } = await serve('list-things', 'listThings', () => results.shift());
    expect(await call({})).toEqual({ status: 200, body: [{ id: 'a' }], headers });
    expect(await call({})).toEqual({ status: 200, body: [], headers });
    expect(await call({})).toEqual({ status: 202, body: search });
    expect(await thrownBy(call({}))).toMatchObject({
      name: 'RejectedError',
      status: 400,
      code: 'BAD',
      errorMessage: 'Bad.',
      body: [{ errorCode: 'BAD', text: 'Bad.' }, { errorCode: 'WORSE' }],
    });
    expect(await thrownBy(call({}))).toMatchObject({
      status: 400,
      code: 'UNKNOWN_STATE',
      body: [{ errorCode: 'UNKNOWN_STATE', text: 'There is no such state.' }],
    });
    expect(await thrownBy(call({}))).toMatchObject({ status: 410, code: 'GONE', body: { cause: 'GONE' } });
    expect(errors).toEqual([]);
    // The code of the rejection is too long for the failure.
    const rejected = await fetch(`${baseUrl}/things?state=a&state=b`);
    expect([rejected.status, rejected.headers.get('content-type')]).toEqual([400, 'application/problem+json']);
  });

  it('that are arrays are held to the rules of the array and of its entries, on both sides', async () => {
    const headers = { 'X-Total-Count': 1 };
    const ids = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    const wrong: unknown[] = [ids, [{ id: 'a' }, {}], { id: 'a' }, [['a']], 'a'];
    const results = wrong.map((success) => ({ success, status: 200, headers }));
    const { call } = await serve('list-things', 'listThings', () => results.shift());
    for (const body of wrong) {
      expect(await thrownBy(call({})), JSON.stringify(body)).toMatchObject({ name: 'OutcomeUnknownError' });
      const create = modules['list-things/client.ts']?.['createClient'] as unknown as (
        options: object,
      ) => Record<string, Answer>;
      const answer = (): Promise<Response> =>
        Promise.resolve(Response.json(body, { headers: { 'x-total-count': '1' } }));
      const client = create({ baseUrl: 'https://api.example.com', fetch: answer, retry: false });
      const read = client['listThings']?.({}) ?? Promise.reject(new Error('listThings'));
      expect(await thrownBy(read), JSON.stringify(body)).toMatchObject({ name: 'InvalidResponseError' });
    }
    expect(errors).toHaveLength(wrong.length);
    expect(errors[0]).toContain('must hold at most 3 entries');
  });

  it('may be redirections, which are thrown and not followed', async () => {
    const results: object[] = [
      { failure: { server: 'b' }, status: 307, headers: { Location: 'https://b.example.com/moves' } },
      { success: { from: 'here' } },
    ];
    const { call } = await serve('move-thing', 'moveThing', () => results.shift());
    expect(await thrownBy(call({ to: 'there' }))).toMatchObject({
      name: 'RejectedError',
      status: 307,
      body: { server: 'b' },
      headers: { Location: 'https://b.example.com/moves' },
    });
    expect(await call({ to: 'there' })).toEqual({ from: 'here' });
    expect(errors).toEqual([]);
  });

  it('have their code in the first of several messages', async () => {
    const messages = [{ code: 'FULL', text: 'There is no room.' }, { code: 'LATE' }];
    const results: object[] = [{ failure: { messages }, status: 409 }, { failure: 'TOO_HEAVY' }];
    const { baseUrl, call } = await serve('move-thing', 'moveThing', () => results.shift());
    expect(await thrownBy(call({ to: 'there' }))).toMatchObject({
      status: 409,
      code: 'FULL',
      errorMessage: 'There is no room.',
      body: { messages },
    });
    expect(await thrownBy(call({ to: 'there' }))).toMatchObject({
      code: 'TOO_HEAVY',
      body: { messages: [{ code: 'TOO_HEAVY', text: 'It is too heavy.' }] },
    });
    const headers = { 'content-type': 'application/json' };
    const rejected = await fetch(`${baseUrl}/moves`, { method: 'POST', body: '{}', headers });
    expect(await rejected.json()).toEqual({
      messages: [{ code: 'LOCAL_INVALID_REQUEST', text: 'The request breaks the contract. /to: to is mandatory.' }],
    });
    expect(files.get('move-thing/openapi.yaml')).toContain('- code: TOO_HEAVY');
    expect(errors).toEqual([]);
  });

  it('are in the docs, with what tells them and where code and message are', () => {
    const account = files.get('delete-account/docs.md') ?? '';
    expect(account).toContain(
      '- An answer with the status of a success is a success when header.responseCode matches ^2, and a failure otherwise.',
    );
    expect(account).toContain(
      '- Of a failure, its code is header.responseCode and its message header.responseMessage.',
    );
    expect(account).toContain('with the body Reply (application/json), or a failure if the body says so.');
    const states = files.get('set-states/docs.md') ?? '';
    expect(states).toContain('- An entry of bulk is a success when errorCode is empty or not given, and a failure');
    expect(states).toContain('- Of an entry that failed, its code is errorCode and its message errorMessage.');
  });
});
