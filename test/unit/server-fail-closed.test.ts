/** No caller is admitted because a hook returns a wrong value, no value, or two. */
import { describe, expect, it } from 'vitest';
import { createCustomerHandler, type CreateCustomerOptions } from '../../generated/create-customer/server.js';

const parent = '44444444-4444-4444-8444-444444444444';
const url = `https://api.example.com/api/v2/customer/${parent}`;
const success = {
  content: [{ requestId: parent, id: parent, customerid: parent }],
  pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
};

/** The answer of a handler with a hook that gives what no type allows. */
async function answerWith(hooks: { authenticate?: () => unknown; isEligible?: () => unknown }) {
  const options = {
    authenticate: () => 'somebody',
    isEligible: () => true,
    ...hooks,
    deadlineMs: 200,
  } as unknown as CreateCustomerOptions<unknown>;
  let calls = 0;
  const errors: unknown[] = [];
  const handle = () => {
    calls++;
    return { success };
  };
  const handler = createCustomerHandler({ ...options, handle, onError: (error) => errors.push(error) });
  const body = JSON.stringify({ status: 'ACTIVE', currency: 'EUR' });
  const headers = { 'content-type': 'application/json' };
  const response = await handler(new Request(url, { method: 'POST', body, headers }));
  const { errorCode } = (await response.json()) as { errorCode: string };
  // What settles after the answer does not begin the call either.
  await new Promise((resolve) => setTimeout(resolve, 20));
  return { status: response.status, code: errorCode, calls, errors };
}

/** A value as it is, and in everything that can be waited for. */
function waysToGive(value: unknown): Readonly<Record<string, () => unknown>> {
  return {
    plain: () => value,
    'of a promise': () => Promise.resolve(value),
    'of a later promise': () => new Promise((resolve) => setTimeout(resolve, 5, value)),
    'of a thenable that gives nothing back': () => ({ then: (resolve: (given: unknown) => void) => resolve(value) }),
    'of a function that is thenable': () =>
      Object.assign(() => undefined, { then: (resolve: (given: unknown) => void) => resolve(value) }),
    'of a thenable that then says something else': () => ({
      then: (resolve: (given: unknown) => void) => {
        resolve(value);
        resolve(true);
      },
    }),
    'of a thenable that then breaks': () => ({
      then: (resolve: (given: unknown) => void) => {
        resolve(value);
        throw new Error('Broken');
      },
    }),
  };
}

const named = (values: readonly unknown[]): [string, unknown][] =>
  values.map((value) => [`${typeof value} ${Object.is(value, -0) ? '-0' : String(value)}`, value]);

describe('authenticate', () => {
  it.each(named([undefined, null, false, 0, -0, 0n, NaN, '']))('that returns %s admits nobody', async (_, value) => {
    for (const [way, give] of Object.entries(waysToGive(value)))
      expect(await answerWith({ authenticate: give }), way).toEqual({
        status: 401,
        code: 'LOCAL_UNAUTHENTICATED',
        calls: 0,
        errors: [],
      });
  });

  it.each(named(['somebody', 1, true, {}, []]))('that returns %s admits the caller', async (_, value) => {
    for (const [way, give] of Object.entries(waysToGive(value)))
      expect(await answerWith({ authenticate: give }), way).toMatchObject({ status: 200, calls: 1 });
  });

  it('that returns an error instead of throwing it fails', async () => {
    const error = new Error('The key is not there');
    for (const [way, give] of Object.entries(waysToGive(error)))
      expect(await answerWith({ authenticate: give }), way).toMatchObject({ status: 500, calls: 0, errors: [error] });
  });

  it('that throws, rejects or never settles admits nobody', async () => {
    const error = new Error('The key is not there');
    const throwing = (): never => {
      throw error;
    };
    expect(await answerWith({ authenticate: throwing })).toMatchObject({ status: 500, calls: 0 });
    expect(await answerWith({ authenticate: () => Promise.reject(error) })).toMatchObject({ status: 500, calls: 0 });
    expect(await answerWith({ authenticate: () => Promise.reject() })).toMatchObject({ status: 500, calls: 0 });
    expect(await answerWith({ authenticate: () => new Promise(() => undefined) })).toMatchObject({
      status: 504,
      calls: 0,
    });
    expect(await answerWith({ authenticate: () => ({ then: () => undefined }) })).toMatchObject({
      status: 504,
      calls: 0,
    });
    expect(await answerWith({ authenticate: () => ({ then: throwing }) })).toMatchObject({ status: 500, calls: 0 });
    const hidden = {
      get then() {
        return throwing();
      },
    };
    expect(await answerWith({ authenticate: () => hidden })).toMatchObject({ status: 500, calls: 0 });
  });

  it('that settles after the deadline starts nothing', async () => {
    const late = (): Promise<string> => new Promise((resolve) => setTimeout(resolve, 210, 'somebody'));
    const { status, calls, errors } = await answerWith({ authenticate: late });
    expect([status, calls]).toEqual([504, 0]);
    expect(errors).toEqual([
      new Error('The call took longer than 200 ms'),
      new Error('The call was not started: The deadline passed'),
    ]);
  });
});

describe('isEligible', () => {
  const wrong = [
    undefined,
    null,
    false,
    0,
    NaN,
    '',
    1,
    'true',
    'yes',
    {},
    [],
    [true],
    new Boolean(true),
    Symbol.iterator,
  ];
  it.each(named(wrong))('that returns %s refuses the caller', async (_, value) => {
    for (const [way, give] of Object.entries(waysToGive(value)))
      expect(await answerWith({ isEligible: give }), way).toMatchObject({
        status: 403,
        code: 'LOCAL_NOT_ELIGIBLE',
        calls: 0,
      });
  });

  it('that returns true admits the caller', async () => {
    for (const [way, give] of Object.entries(waysToGive(true)))
      expect(await answerWith({ isEligible: give }), way).toMatchObject({ status: 200, calls: 1 });
  });

  it('that throws, rejects or never settles admits nobody', async () => {
    const throwing = (): never => {
      throw new Error('Broken');
    };
    expect(await answerWith({ isEligible: throwing })).toMatchObject({ status: 403, calls: 0 });
    expect(await answerWith({ isEligible: () => Promise.reject() })).toMatchObject({ status: 403, calls: 0 });
    expect(await answerWith({ isEligible: () => ({ then: throwing }) })).toMatchObject({ status: 403, calls: 0 });
    expect(await answerWith({ isEligible: () => new Promise(() => undefined) })).toMatchObject({
      status: 504,
      calls: 0,
    });
    // The first word counts.
    const no = { then: (resolve: (given: unknown) => void) => [false, true].forEach((given) => resolve(given)) };
    expect(await answerWith({ isEligible: () => no })).toMatchObject({ status: 403, calls: 0 });
  });
});
