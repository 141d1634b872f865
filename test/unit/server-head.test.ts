/** The head of a request is read within limits before the caller is known, in time linear in its length. */
import { describe, expect, it } from 'vitest';
import { createCustomerHandler } from '../../generated/create-customer/server.js';
import { isJson, textsOf } from '../../runtime/http/head.js';
import { tries } from '../support/effort.js';

const id = '44444444-4444-4444-8444-444444444444';
const url = `https://api.example.com/api/v2/customer/${id}`;

async function answerTo(
  target: string,
  headers: Record<string, string> = {},
): Promise<{ status: number; asked: number }> {
  let asked = 0;
  const handler = createCustomerHandler<string>({
    authenticate: () => {
      asked++;
      return 'me';
    },
    isEligible: () => true,
    handle: () => ({ failure: 'GLOBAL_1001' }),
  });
  const body = '{"status":"ACTIVE","currency":"EUR"}';
  const request = new Request(target, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
  const { status } = await handler(request);
  return { status, asked };
}

const type = (value: string): boolean => isJson({ get: (name) => (name === 'content-type' ? value : null) });

describe('a URL', () => {
  it('may have 16 KiB, which is checked before authentication', async () => {
    expect(await answerTo(`${url}?${'a'.repeat(16 * 1024 - url.length - 1)}`)).toEqual({ status: 503, asked: 1 });
    expect(await answerTo(`${url}?${'a'.repeat(16 * 1024 - url.length)}`)).toEqual({ status: 400, asked: 0 });
    expect(await answerTo(`${url}/${'a'.repeat(300_000)}`)).toEqual({ status: 400, asked: 0 });
  });

  it.each(['?%', '?a=%zz', '?%c3', '?a=%ed%a0%80', '?a=%c0%80', '?%00', '?a=b%00', '%00', '%', '%ff', '%2', '%e0%a4'])(
    'is rejected with %s',
    async (more) => expect(await answerTo(url + more)).toEqual({ status: 400, asked: 1 }),
  );
});

describe('the time to read a head', () => {
  const quickest = (act: () => unknown): number =>
    Math.min(
      ...Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        for (let times = 0; times < 5; times++) act();
        const { user, system } = process.cpuUsage(before);
        return user + system;
      }),
    );
  const kinds: Readonly<Record<string, (size: number) => () => unknown>> = {
    'distinct elements': (size) => {
      const query = `/?${Array.from({ length: 999 }, (_, index) => String(index).padEnd(size / 1000, 'x')).join('&')}`;
      return () => textsOf(query, []);
    },
    'an element that comes again': (size) => () => textsOf(`/?${`${'a'.repeat(size / 1000)}&`.repeat(999)}`, []),
    'empty elements': (size) => () => textsOf(`/?${'&'.repeat(size)}`, []),
    escapes: (size) => () => textsOf(`/?a=${'%41'.repeat(size / 3)}`, []),
    pluses: (size) => () => textsOf(`/?${'+'.repeat(size)}`, []),
    'a path': (size) => () => textsOf('/', [['a', '%41'.repeat(size / 3)]]),
    'parameters of a type': (size) => () => type(`application/json${';a=b'.repeat(size / 4)}x`),
    'spaces in a type': (size) => () => type(`application/json${' '.repeat(size)}x`),
    'semicolons in a type': (size) => () => type(`application/json${' ;'.repeat(size / 2)}x`),
    'a quote that is not closed': (size) => () => type(`application/json;a="${'\\"'.repeat(size / 2)}`),
  };

  it.each(Object.entries(kinds))('is linear in its length: %s', (_name, make) => {
    // Sixteen times the text, of which the square is 256 times. The machine only ever adds to what is measured, so that
    // the least of each counts, and both are measured again while it seems too much.
    const size = tries(8, 32) * 1024;
    const acts = [make(size), make(16 * size)] as const;
    const [short, long] = [[Infinity], [Infinity]];
    const ratio = (): number => Math.min(...long) / Math.max(Math.min(...short), 100);
    for (let round = 0; round < 10 && !(ratio() < 64); round++) {
      short.push(quickest(acts[0]));
      long.push(quickest(acts[1]));
    }
    expect(ratio()).toBeLessThan(64);
  });
});
