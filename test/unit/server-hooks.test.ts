import { describe, expect, it } from 'vitest';
import { createCustomerHandler, type CreateCustomerOptions } from '../../generated/create-customer/server.js';
import type { AnswerEvent, ErrorInfo, TolerancesEvent } from '../../generated/http/operation.js';
import { type Handler, routerOf } from '../../generated/http/router.js';
import { emittedFiles, importEmitted } from '../support/emitted-package.js';

const parent = '44444444-4444-4444-8444-444444444444';
const url = `https://api.example.com/api/v2/customer/${parent}`;
const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const success = {
  content: [{ requestId: parent, id: parent, customerid: parent }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

type Options = CreateCustomerOptions<string>;

const working: Options = { authenticate: () => 'Secret', isEligible: () => true, handle: () => ({ success }) };

const post = (body: unknown, headers: Record<string, string> = {}, to = url): Request =>
  new Request(to, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** What the hooks are told of one call. */
async function told(request: Request, options: Partial<Options> = {}) {
  const answers: AnswerEvent[] = [];
  const errors: ErrorInfo[] = [];
  const tolerances: TolerancesEvent[] = [];
  const response = await createCustomerHandler<string>({
    ...working,
    ...options,
    onAnswer: (event) => answers.push(event),
    onError: (_, info) => errors.push(info),
    onTolerances: (event) => tolerances.push(event),
  })(request);
  const { errorMessage } = (await response.json()) as { errorMessage: string };
  expect(JSON.stringify([answers, errors, tolerances])).not.toContain('Secret');
  return { answers, errors, tolerances, errorMessage };
}

describe('hooks of the emitted server', () => {
  it('receive a success', async () => {
    const { answers, errors, tolerances } = await told(post({ status: 'ACTIVE', currency: 'EUR', name: 'Secret' }));
    expect(answers).toEqual([
      { operation: 'create-customer', status: 200, code: '', durationMs: expect.any(Number) as number, rules: [] },
    ]);
    expect(answers[0]?.durationMs).toBeGreaterThanOrEqual(0);
    expect([errors, tolerances]).toEqual([[], []]);
  });

  it('receive the broken rules, but no place or value', async () => {
    const { answers } = await told(post({ status: 'Secret', currency: 'EUR', Secret: 1, contact: {} }));
    expect(answers).toMatchObject([{ status: 400, code: 'LOCAL_INVALID_REQUEST' }]);
    expect([...(answers[0]?.rules ?? [])].sort()).toEqual([
      'Contact.condition.landlinePhoneNumber',
      'Contact.identity.required',
      'Contact.role.required',
      'Request.status.enum',
    ]);
  });

  it('receive the tolerances, but not the names of unknown elements', async () => {
    const contact = {
      role: 'none',
      identity: [{ idType: 'nationalId', idNumber: '1', Secret: '' }],
      mobilePhoneNumber: '123',
    };
    const { tolerances } = await told(
      post({ status: 'active', currency: 'eur', name: '', Secret: 1, contact: { contact } }, { traceparent }),
    );
    expect(tolerances).toHaveLength(1);
    expect(tolerances[0]).toMatchObject({ operation: 'create-customer', traceparent });
    expect(tolerances[0]?.applied.map(({ pointer, kind }) => `${pointer} ${kind}`).sort()).toEqual([
      ' unknown',
      '/contact wrapper',
      '/contact/contact/identity/0 unknown',
      '/contact/contact/identity/0/idType alias',
      '/contact/contact/role case',
      '/currency case',
      '/name blank',
      '/status case',
    ]);
  });

  it('receive the reference that the caller receives', async () => {
    const { answers, errors, errorMessage } = await told(post({ status: 'ACTIVE', currency: 'EUR' }, { traceparent }), {
      handle: () => Promise.reject(new Error('Secret')),
    });
    const [error] = errors;
    expect(error).toEqual({ operation: 'create-customer', reference: error?.reference, traceparent });
    expect(error?.reference).toMatch(/^[0-9a-f-]{36}$/);
    expect(answers).toMatchObject([{ status: 500, reference: error?.reference, traceparent }]);
    expect(errorMessage).toContain(`Reference: ${error?.reference}.`);
  });

  it('receive requests that belong to no operation', async () => {
    const { answers } = await told(post('{}', {}, 'https://api.example.com/Secret'));
    expect(answers).toEqual([{ status: 404, code: 'LOCAL_NOT_FOUND', durationMs: 0, rules: [] }]);
  });

  it('cannot change an answer', async () => {
    const throwing = (): never => {
      throw new Error('the log is full');
    };
    const handler = createCustomerHandler<string>({
      ...working,
      onAnswer: throwing,
      onTolerances: () => Promise.reject(new Error('the log is full')),
    });
    expect((await handler(post({ status: 'active', currency: 'EUR' }))).status).toBe(200);
    expect((await handler(post('{}', {}, 'https://api.example.com/'))).status).toBe(404);
  });

  it('do not receive an invalid traceparent', async () => {
    for (const given of ['Secret', '00-0-0-0', `${traceparent}-Secret`]) {
      const seen: unknown[] = [];
      const { answers } = await told(post({ status: 'ACTIVE', currency: 'EUR' }, { traceparent: given }), {
        handle: (input) => {
          seen.push(input.traceparent);
          return { success };
        },
      });
      expect([answers[0]?.traceparent, seen]).toEqual([undefined, [undefined]]);
    }
  });
});

describe('the handler of the emitted server', () => {
  it('receives traceparent', async () => {
    const seen: unknown[] = [];
    const handler = createCustomerHandler<string>({
      ...working,
      handle: (input) => {
        seen.push(input.traceparent, Object.keys(input).sort());
        return { success };
      },
    });
    await handler(post({ status: 'ACTIVE', currency: 'EUR' }, { traceparent }));
    await handler(post({ status: 'ACTIVE', currency: 'EUR' }));
    const keys = ['applied', 'parameters', 'request', 'requester'];
    expect(seen).toEqual([traceparent, [...keys, 'traceparent'], undefined, keys]);
  });

  it('is not called after the caller has disconnected', async () => {
    const controller = new AbortController();
    let calls = 0;
    const handler = createCustomerHandler<string>({
      ...working,
      isEligible: () => {
        controller.abort();
        return true;
      },
      handle: () => {
        calls++;
        return { success };
      },
    });
    const response = await handler(
      new Request(post({ status: 'ACTIVE', currency: 'EUR' }), { signal: controller.signal }),
    );
    expect([calls, response.status]).toEqual([0, 500]);
  });

  it('does not compile without one of its three functions', () => {
    const { authenticate, isEligible, handle } = working;
    // @ts-expect-error Who calls has to be found out.
    expect(() => createCustomerHandler({ isEligible, handle })).toThrow('authenticate');
    // @ts-expect-error Who may has to be decided (R2).
    expect(() => createCustomerHandler({ authenticate, handle })).toThrow('isEligible');
    // @ts-expect-error Somebody has to do the work.
    expect(() => createCustomerHandler({ authenticate, isEligible })).toThrow('handle');
  });

  it.each(['authenticate', 'isEligible', 'handle'] as const)('cannot be created without %s', (part) => {
    expect(() => createCustomerHandler({ ...working, [part]: undefined } as never)).toThrow(
      new TypeError(`create-customer needs a function ${part}`),
    );
  });

  it('can be created from a class', async () => {
    class Implementation {
      readonly #name = 'somebody';
      authenticate(): string {
        return this.#name;
      }
      isEligible(): boolean {
        return this.#name === 'somebody';
      }
      handle(): { success: typeof success } {
        return this.#name === 'somebody' ? { success } : (undefined as never);
      }
    }
    const handler = createCustomerHandler(new Implementation());
    expect((await handler(post({ status: 'ACTIVE', currency: 'EUR' }))).status).toBe(200);
  });

  it.each(['maxBodyBytes', 'maxArrayItems', 'deadlineMs'] as const)('cannot be created with an invalid %s', (limit) => {
    const make = (value: unknown) => (): unknown => createCustomerHandler({ ...working, [limit]: value });
    for (const value of [0, -0, -1, 1.5, NaN, Infinity, -Infinity, Number.MAX_VALUE]) {
      expect(make(value), String(value)).toThrow(RangeError);
      expect(make(value)).toThrow(`${limit} of create-customer must be an integer from 1 to `);
    }
    for (const value of ['1', '', null, true, 1n, [1], { valueOf: () => 1 }])
      expect(make(value), String(value)).toThrow(TypeError);
    for (const value of [undefined, 1, 2 ** 31 - 1]) expect(make(value)).not.toThrow();
  });

  it('rejects a deadline that a timer cannot hold, because it would pass at once', () => {
    for (const deadlineMs of [2 ** 31, Number.MAX_SAFE_INTEGER])
      expect(() => createCustomerHandler({ ...working, deadlineMs })).toThrow(
        new RangeError(`deadlineMs of create-customer must be an integer from 1 to 2147483647, but is ${deadlineMs}`),
      );
  });

  it('answers within the longest deadline, and keeps the limits that it was created with', async () => {
    const options = { ...working, deadlineMs: 2 ** 31 - 1, maxBodyBytes: 1000, maxArrayItems: 10 };
    const handler = createCustomerHandler(options);
    Object.assign(options, { deadlineMs: NaN, maxBodyBytes: Infinity, maxArrayItems: '1' });
    expect((await handler(post({ status: 'ACTIVE', currency: 'EUR' }))).status).toBe(200);
    expect((await handler(post({ status: 'ACTIVE', currency: 'EUR', name: 'x'.repeat(1000) }))).status).toBe(413);
  });
});

describe('a router', () => {
  interface FamilyServer {
    readonly [name: string]: (options: object) => Handler;
  }

  async function familyRouter(): Promise<{ router: Handler; reached: string[] }> {
    const files = await emittedFiles('test/cases/second-operation/in');
    const modules = await importEmitted<Record<string, FamilyServer>>(files);
    const reached: string[] = [];
    const handler = (name: string, make: (options: object) => Handler): Handler =>
      make({
        ...working,
        handle: () => {
          reached.push(name);
          return { failure: 'GLOBAL_1001' };
        },
      });
    const get = modules['get-allowance/server.ts']?.['getAllowanceHandler'];
    if (!get) throw new Error('The case has no get-allowance');
    return {
      reached,
      router: routerOf([
        handler('get', get),
        handler('create', (options) => createCustomerHandler(options as Options)),
      ]),
    };
  }

  it('finds an operation by path and method', async () => {
    const { router, reached } = await familyRouter();
    expect((await router(post({ status: 'ACTIVE', currency: 'EUR' }))).status).toBe(503);
    expect((await router(new Request(`${url}/allowance/VOICE?limit=5`))).status).toBe(503);
    expect((await router(new Request(`${url}/allowance/VOICE#fragment`))).status).toBe(503);
    expect(reached).toEqual(['create', 'get', 'get']);
  });

  it('answers 404 and 405 across its operations', async () => {
    const { router, reached } = await familyRouter();
    expect((await router(new Request(`${url}/nowhere`))).status).toBe(404);
    const wrong = await router(new Request(url, { method: 'DELETE' }));
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'POST']);
    const other = await router(new Request(`${url}/allowance/VOICE`, { method: 'POST' }));
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET']);
    expect(reached).toEqual([]);
  });

  it('lists every method of a path, and prefers a path without parameters', async () => {
    const { router } = await familyRouter();
    const [{ operation, implementation } = never()] = router.served;
    const named = (name: string, method: string, path: string): Handler =>
      ({
        served: [
          {
            implementation,
            operation: {
              ...operation,
              name,
              method,
              path,
              parseParameters: undefined,
              parseRequest: undefined,
            },
          },
        ],
      }) as never;
    const events: AnswerEvent[] = [];
    const both = routerOf([
      named('any', 'GET', '/plan/{id}'),
      named('fixed', 'GET', '/plan/default'),
      named('other', 'DELETE', '/plan/{id}'),
    ]);
    for (const { implementation: one } of both.served)
      Object.assign(one, { onAnswer: (event: AnswerEvent) => events.push(event) });
    await both(new Request('https://api.example.com/plan/default'));
    await both(new Request('https://api.example.com/plan/1'));
    expect(events.map((event) => event.operation)).toEqual(['fixed', 'any']);
    const response = await both(new Request('https://api.example.com/plan/1', { method: 'PUT' }));
    expect(response.headers.get('allow')).toBe('GET, DELETE');
  });

  it('needs at least one operation', () => {
    expect(() => routerOf([])).toThrow('There is no operation to serve');
  });
});

function never(): never {
  throw new Error('There is nothing');
}
