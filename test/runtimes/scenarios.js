/**
 * Calls of the generated client, the same on every platform: each gives what came of it in a word or two. Plain
 * JavaScript, since it runs where no compiler is at hand.
 */
/* global AbortController, AbortSignal, Headers, fetch, setTimeout */

const id = '44444444-4444-4444-8444-444444444444';
const request = { status: 'ACTIVE', currency: 'EUR', name: 'CANARYXQ' };

/** @param at the servers to call: their origins by name */
export function scenariosOf(createClient, at) {
  const call = (baseUrl, options = {}, callOptions = {}) =>
    createClient({
      baseUrl,
      headers: { authorization: 'Bearer CANARYXQ' },
      timeoutMs: 5000,
      ...options,
    }).createCustomer({ id }, request, callOptions);
  const slowly = (signal) => new Promise((resolve) => setTimeout(resolve, signal));
  return {
    success: () => call(at.success),
    'own fetch': () => call(at.success, { fetch: (url, init) => fetch(url, init) }),
    'headers of the platform': () =>
      call(at.success, { headers: async () => new Headers({ authorization: 'Bearer a' }) }),
    rejected: () => call(at.rejected, { retry: false }),
    repeated: () => call(at.rejectedOnce, { retry: { baseDelayMs: 1 } }),
    'redirected with 302': () => call(`${at.redirecting}/302`),
    'redirected with 303': () => call(`${at.redirecting}/303`),
    'redirected with 307': () => call(`${at.redirecting}/307`),
    'redirected with 308': () => call(`${at.redirecting}/308`),
    'connection refused': () => call(`${at.closed}/CANARYXQ`),
    'connection reset': () => call(at.resetting),
    'answer broken off': () => call(at.breaking),
    'no answer in time': () => call(at.silent, { timeoutMs: 100 }),
    'body without end': () => call(at.endless, { timeoutMs: 200 }),
    'aborted in between': () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(new Error('CANARYXQ')), 50);
      return call(at.silent, {}, { signal: controller.signal });
    },
    'aborted before': () => call(at.success, {}, { signal: AbortSignal.abort() }),
    'headers too slow': () => call(at.success, { headers: () => slowly(2000).then(() => ({})), timeoutMs: 50 }),
    'headers that throw': () => call(at.success, { headers: () => Promise.reject(new Error('CANARYXQ')) }),
    'header with a newline': () => call(at.success, { headers: { authorization: 'Bearer CANARYXQ\nx: y' } }),
    'header with a NUL': () => call(at.success, { headers: { authorization: 'CANARYXQ\0' } }),
    'header beyond Latin-1': () => call(at.success, { headers: { authorization: 'CANARYXQ Ω' } }),
    'name of a header with a blank': () => call(at.success, { headers: { 'CANARYXQ a': 'b' } }),
    'credentials in the base URL': async () => call(at.success.replace('://', '://user:CANARYXQ@')),
    'base URL of file:': async () => call('file:///CANARYXQ'),
    'base URL that is invalid': async () => call('http://CANARYXQ:99999'),
    'request against the contract': () =>
      createClient({ baseUrl: at.success }).createCustomer({ id }, { ...request, status: 'CANARYXQ' }),
  };
}

/** What came of each: `ok`, or the error; and whether an error shows what was sent. */
export async function outcomesOf(scenarios, inspect = String) {
  const outcomes = {};
  for (const [name, run] of Object.entries(scenarios)) {
    outcomes[name] = await run().then(
      () => 'ok',
      (error) => inWords(error) + (shown(error, inspect).includes('CANARYXQ') ? ' AND SHOWS WHAT WAS SENT' : ''),
    );
  }
  return outcomes;
}

function inWords({ name, reason, status }) {
  return [name, reason, status].filter((word) => word !== undefined).join(' ');
}

function shown(error, inspect) {
  const texts = [String(error), JSON.stringify(error), inspect(error)];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    texts.push(cause.stack, ...Reflect.ownKeys(cause).map((key) => `${String(key)} ${String(cause[key])}`));
  }
  return texts.join('\n');
}
