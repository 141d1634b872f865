/** Every vector through every adapter over a socket, and through the client, with the verdicts of the judge. */
import { createServer } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import { createClient, InvalidRequestError, OutcomeUnknownError } from '../../generated/create-customer/client.js';
import {
  createCustomerHandler,
  type CreateCustomerInput,
  type CreateCustomerOutcome,
} from '../../generated/create-customer/server.js';
import type { AnswerEvent } from '../../generated/http/operation.js';
import { analyze } from '../../generator/analyze.js';
import { vectorsOf, type Vector } from '../../generator/vectors/vectors.js';
import { frameworks, listening } from './frameworks.js';

export interface ProofResult {
  readonly failures: readonly string[];
  /** What was left out, and why. */
  readonly skipped?: string;
}

const parent = '44444444-4444-4444-8444-444444444444';
const success: CreateCustomerOutcome = {
  success: {
    content: [
      {
        requestId: '11111111-1111-4111-8111-111111111111',
        id: '22222222-2222-4222-8222-222222222222',
        customerid: '22222222-2222-4222-8222-222222222222',
      },
    ],
    pageable: { page: 0, size: 1, totalPages: 1, totalElements: 1 },
  },
};

export async function run(print: (line: string) => void): Promise<ProofResult> {
  const { model } = await analyze('definitions');
  const operation = model.operations.find(({ name }) => name === 'create-customer');
  if (!operation) throw new Error('There is no create-customer');
  const vectors = await vectorsOf(operation);
  const failures = [
    ...(await Promise.all(Object.keys(frameworks).map((name) => throughAdapter(name, vectors)))).flat(),
    ...(await answersThroughClient(vectors)),
  ];
  const requests = vectors.filter(isWireRequest).length;
  const sent = vectors.filter(isCanonicalRequest).length;
  const answers = vectors.filter(isReadAnswer).length;
  print(`adapters      ${Object.keys(frameworks).join(', ')}`);
  print(`requests      ${requests} in wire form and ${sent} by the client, each through every adapter`);
  print(`answers       ${answers} to the client`);
  print(`disagreements ${failures.length === 0 ? 'none' : failures.length}`);
  return { failures };
}

const isWireRequest = ({ message, form }: Vector): boolean => message === 'request' && form === 'wire';
const isCanonicalRequest = ({ message, form }: Vector): boolean => message === 'request' && form === 'canonical';
const isReadAnswer = ({ message, form }: Vector): boolean => message === 'response' && form === 'wire';

/** What the server did with the request of a vector. */
interface Seen {
  input?: CreateCustomerInput<string>;
  event?: AnswerEvent;
}

async function throughAdapter(name: string, vectors: readonly Vector[]): Promise<readonly string[]> {
  // The requester of each call is its vector, so that calls can be under way at the same time.
  const seen = new Map<string, Seen>();
  const seenOf = (id: string): Seen => seen.get(id) ?? seen.set(id, {}).get(id) ?? {};
  const handler = createCustomerHandler<string>({
    authenticate: ({ headers }) => headers.get('x-vector') ?? undefined,
    isEligible: () => true,
    handle: (input) => {
      seenOf(input.requester).input = input;
      return success;
    },
    // A traceparent is all that hooks get to see of a request, and so it says which one it is.
    onAnswer: (event) => {
      if (event.traceparent !== undefined) seenOf(event.traceparent).event = event;
    },
  });
  const { url, close } = await (frameworks[name] ?? missing(name))(handler);
  try {
    const failures = await eachAtOnce(
      vectors.filter((vector) => isWireRequest(vector) || isCanonicalRequest(vector)),
      async (vector, index) => {
        const trace = `00-${String(index).padStart(32, '0')}-0000000000000001-00`;
        const headers = { 'x-vector': trace, traceparent: trace };
        const problem = isWireRequest(vector)
          ? await postWire(url, headers, vector, seenOf(trace))
          : await sendCanonical(url, headers, vector, seenOf(trace));
        return problem === undefined ? [] : [`${name}: ${vector.id} ${problem}`];
      },
    );
    return failures.flat();
  } finally {
    await close();
  }
}

async function postWire(
  url: string,
  headers: Record<string, string>,
  vector: Vector,
  seen: Seen,
): Promise<string | undefined> {
  const body = JSON.stringify(vector.input);
  const response = await fetch(`${url}/api/v2/customer/${parent}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body,
  });
  const { errorCode } = (await response.json()) as { errorCode: string };
  // The reader refuses the name before any rule is asked.
  const isGood = vector.valid && !body.includes('"__proto__":');
  if (isGood) {
    if (response.status !== 200 || errorCode !== '') return `was refused with ${response.status} ${errorCode}`;
    return isDeepStrictEqual(seen.input?.request, vector.value) ? undefined : 'was handed on as something else';
  }
  if (response.status !== 400 || errorCode !== 'LOCAL_INVALID_REQUEST') return `was answered with ${response.status}`;
  if (seen.input) return 'reached the handler';
  if (vector.valid || body.includes('"__proto__":')) return undefined;
  return sameRules(seen.event?.rules ?? [], vector) ? undefined : `broke ${seen.event?.rules.join(', ')}`;
}

async function sendCanonical(
  url: string,
  headers: Record<string, string>,
  vector: Vector,
  seen: Seen,
): Promise<string | undefined> {
  const client = createClient({ baseUrl: url, headers, retry: false });
  try {
    const answer = await client.createCustomer({ id: parent }, vector.input as never);
    if (!vector.valid) return 'was sent';
    if (!isDeepStrictEqual(answer.content, success.success?.content)) return 'came back as something else';
    return seen.input ? undefined : 'never arrived';
  } catch (error) {
    if (!(error instanceof InvalidRequestError)) throw error;
    if (vector.valid) return 'was not sent';
    if (seen.event) return 'was sent';
    return sameRules([...new Set(error.violations.map(({ rule }) => rule))], vector) ? undefined : 'broke other rules';
  }
}

function sameRules(rules: readonly string[], { violations }: Vector): boolean {
  return isDeepStrictEqual([...rules].sort(), [...new Set(violations.map(({ rule }) => rule))].sort());
}

/** Answers as a server may write them, read by the client. */
async function answersThroughClient(vectors: readonly Vector[]): Promise<readonly string[]> {
  const answers = vectors.filter(isReadAnswer);
  const server = createServer((request, response) => {
    request.resume();
    const body = JSON.stringify(answers[Number(request.headers['x-vector'])]?.input);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  const { url, close } = await listening(server);
  try {
    const failures = await eachAtOnce(answers, async (vector, index) => {
      const client = createClient({ baseUrl: url, headers: { 'x-vector': String(index) }, retry: false });
      const verdict = await client.createCustomer({ id: parent }, { status: 'ACTIVE', currency: 'EUR' }).then(
        () => 'success',
        (error: unknown) => (error instanceof Error ? error.name : 'nothing'),
      );
      const codes = vector.input as { readonly errorCode?: unknown } | null;
      const expected = !vector.valid
        ? 'InvalidResponseError'
        : vector.kind === 'success'
          ? 'success'
          : codes?.errorCode === 'LOCAL_INTERNAL_ERROR'
            ? OutcomeUnknownError.name
            : 'RejectedError';
      return verdict === expected ? [] : [`client: ${vector.id} is ${expected} and was read as ${verdict}`];
    });
    return failures.flat();
  } finally {
    await close();
  }
}

/** So many at once that a socket is seldom idle. */
async function eachAtOnce<Item, Result>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++)
      results[index] = await act(items[index] as Item, index);
  };
  await Promise.all(Array.from({ length: 8 }, work));
  return results;
}

function missing(name: string): never {
  throw new Error(`There is no framework ${name}`);
}
