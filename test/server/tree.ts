/**
 * A requester can create customers only below itself: all pairs of a tree of fifty customers, and invalid tokens. A
 * rejected call stores nothing.
 */
import { createHmac } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import {
  countRows,
  newEmbedded,
  newRoot,
  smallRequest,
  testSecret,
} from '../../examples/customer-service/test/support.js';
import { type TestService, testService } from '../../examples/customer-service/test/support.js';
import { alone } from './alone.js';
import type { ProofResult } from './sockets.js';

const size = 50;

export async function run(print: (line: string) => void): Promise<ProofResult> {
  const database = await newEmbedded();
  const service = await testService(database);
  try {
    await service.store.makeTables();
    const tree = await grow(service);
    const failures: string[] = [];
    /** Holds that afterwards there are so many customers more, and nothing else. */
    const hold = async (what: string, act: () => Promise<readonly string[]>, created: number): Promise<void> => {
      const before = await countRows(database);
      failures.push(...(await act()));
      const after = await countRows(database);
      const customer = (before['customer'] ?? 0) + created;
      const request = (before['request'] ?? 0) + created;
      if (!isDeepStrictEqual(after, { ...before, customer, request })) failures.push(`${what}: created something else`);
    };
    await hold('pairs', () => allPairs(service, tree, print), size);
    await hold('tokens', () => allForgeries(service, tree, print), 0);
    return { failures };
  } finally {
    await service.close();
    await database.close();
  }
}

/** Every customer but the first is created by its parent: some have many children, some have none. */
async function grow(service: TestService): Promise<readonly string[]> {
  const tree = [await newRoot(service.store)];
  while (tree.length < size) {
    const parent = tree[(tree.length * 7) % Math.ceil(tree.length / 2)] ?? '';
    const { status, body } = await service.create(parent, smallRequest);
    if (status !== 200) throw new Error(`The tree does not grow: ${status} ${body.errorMessage}`);
    tree.push(body.content[0]?.id ?? '');
  }
  return tree;
}

async function allPairs(
  service: TestService,
  tree: readonly string[],
  print: (line: string) => void,
): Promise<readonly string[]> {
  const failures: string[] = [];
  const counts = { created: 0, refused: 0 };
  for (const [index, requester] of tree.entries()) {
    const answers = tree.map((parent) => service.create(requester, smallRequest, parent));
    for (const [other, { status, body }] of (await Promise.all(answers)).entries()) {
      const answer = `${status} ${body.errorCode}`;
      if (answer === '200 ') counts.created++;
      if (answer === '403 LOCAL_NOT_ELIGIBLE') counts.refused++;
      const expected = index === other ? '200 ' : '403 LOCAL_NOT_ELIGIBLE';
      if (answer !== expected) failures.push(`customer ${index} below customer ${other}: ${answer}`);
    }
  }
  print(`pairs         ${tree.length ** 2}: ${counts.created} created below themselves, ${counts.refused} refused`);
  return failures;
}

/** Each kind of token that is none, of each customer, for itself. */
async function allForgeries(
  service: TestService,
  tree: readonly string[],
  print: (line: string) => void,
): Promise<readonly string[]> {
  const failures: string[] = [];
  let refused = 0;
  for (const [name, forge] of Object.entries(forgeries)) {
    const calls = tree.map((id, index) => {
      const authorization = forge(id, tree[(index + 1) % tree.length] ?? '');
      const path = `/api/v2/customer/${id}`;
      return service.call('POST', path, authorization, JSON.stringify(smallRequest));
    });
    for (const { status, body } of await Promise.all(calls)) {
      if (status === 401 && body.errorCode === 'LOCAL_UNAUTHENTICATED') refused++;
      else failures.push(`${name}: ${status} ${body.errorCode}`);
    }
  }
  print(`tokens        ${refused} refused that are ${Object.keys(forgeries).join(', ')}`);
  // The same by the same hand, but good: otherwise the others may be refused for their form.
  const control = token({ sub: tree[0], exp: inAnHour });
  const good = await service.call('GET', `/requests/${tree[0]}`, control);
  return good.status === 404 ? failures : [...failures, `A good token was answered with ${good.status}`];
}

const now = Math.floor(Date.now() / 1000);
const inAnHour = now + 3600;
const anHourAgo = now - 3600;

/** The authorization of a requester, made out of what is not one; there is another customer too. */
const forgeries: Readonly<Record<string, (id: string, other: string) => string | undefined>> = {
  missing: () => undefined,
  'of another key': (id) => token({ sub: id, exp: inAnHour }, { secret: 'a secret of somebody else, long enough' }),
  'of an empty key': (id) => token({ sub: id, exp: inAnHour }, { secret: '' }),
  'of another algorithm': (id) => token({ sub: id, exp: inAnHour }, { alg: 'HS512' }),
  'not signed': (id) => `Bearer ${part({ alg: 'none' })}.${part({ sub: id, exp: inAnHour })}.`,
  'signed for no algorithm': (id) => token({ sub: id, exp: inAnHour }, { alg: 'none' }),
  'tampered with': (id, other) => {
    const [head, , signature] = token({ sub: other, exp: inAnHour }).split('.');
    return `${head}.${part({ sub: id, exp: inAnHour })}.${signature}`;
  },
  'cut off': (id) => token({ sub: id, exp: inAnHour }).slice(0, -1),
  expired: (id) => token({ sub: id, exp: anHourAgo }),
  'not yet valid': (id) => token({ sub: id, nbf: inAnHour, exp: inAnHour + 3600 }),
  'without an end': (id) => token({ sub: id }),
  'of nobody': () => token({ exp: inAnHour }),
};

/** Without a library, as somebody would who means ill. */
function token(claims: object, { alg = 'HS256', secret = testSecret } = {}): string {
  const text = `${part({ alg, typ: 'JWT' })}.${part(claims)}`;
  const hash = alg === 'HS512' ? 'sha512' : 'sha256';
  return `Bearer ${text}.${createHmac(hash, secret).update(text).digest('base64url')}`;
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

await alone(import.meta.url, run);
