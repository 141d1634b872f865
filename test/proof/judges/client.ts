import { exported, type Opinion, type Outputs, type SlowJudge, type Subject } from '../judge.js';
import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../../../generator/model/model.js';
import { type Ending, endingsOf, type Goods, goodsOf } from './calls.js';

type Call = (...args: unknown[]) => Promise<unknown>;

/** The client: what it sends is accepted, and so is an answer that it hands over or tells as a rejection. */
export async function clientJudge({ operation, modules }: Outputs): Promise<SlowJudge> {
  const goods = await goodsOf(operation);
  const create = exported(modules, 'client.ts', 'createClient') as unknown as (options: object) => Record<string, Call>;
  const call = (fetch: () => Promise<Response>, parameters: unknown, request: unknown): Promise<unknown> => {
    const client = create({ baseUrl: 'https://api.example.com', fetch, retry: false });
    const args = [...(operation.parameters ? [parameters] : []), ...(operation.request ? [request] : [])];
    return client[operation.camelName]?.(...args) ?? Promise.reject(new Error(`no ${operation.camelName}`));
  };
  const judge = async ({ message, form, value }: Subject): Promise<Opinion | undefined> => {
    if (message === 'response') return form === 'wire' ? judgeAnswers(operation, call, goods, value) : undefined;
    if (form !== 'canonical') return undefined;
    let isSent = false;
    const fetch = (): Promise<Response> => {
      isSent = true;
      return Promise.resolve(Response.json(goods.response));
    };
    const [parameters, request] = message === 'request' ? [goods.parameters, value] : [value, goods.request];
    await call(fetch, parameters, request).catch((error: unknown) => {
      // What is made of the answer is not asked here.
      if (!isSent && nameOf(error) !== 'InvalidRequestError') throw error;
    });
    return { isGood: isSent };
  };
  return { name: 'client', target: 'client', judgeAll: (subjects) => Promise.all(subjects.map(judge)) };
}

type Calling = (fetch: () => Promise<Response>, parameters: unknown, request: unknown) => Promise<unknown>;

/** An answer is good if it is one with any status that its body may have. */
async function judgeAnswers(operation: Operation, call: Calling, goods: Goods, value: unknown): Promise<Opinion> {
  if (!operation.outcomes) return judgeAnswer(call, goods, value, undefined);
  const opinions = await Promise.all(
    endingsOf(operation, value).map((ending) => judgeAnswer(call, goods, value, ending)),
  );
  return opinions.find(({ isGood }) => isGood) ?? { isGood: false };
}

async function judgeAnswer(
  call: Calling,
  { parameters, request }: Goods,
  value: unknown,
  ending: Ending | undefined,
): Promise<Opinion> {
  const { status = 200, headers = {} } = ending ?? {};
  try {
    const answer = (): Promise<Response> => Promise.resolve(Response.json(value, { status, headers }));
    const result = await call(answer, parameters, request);
    return { isGood: true, value: ending ? bodyOf(result, value, ending) : result };
  } catch (error) {
    const name = nameOf(error);
    // A failure of the contract has a body that was read; without one, it is the status alone that was understood.
    if (name === 'RejectedError') return { isGood: !ending || (error as { body?: unknown }).body !== undefined };
    if (name === 'InvalidResponseError' || name === 'OutcomeUnknownError') return { isGood: false };
    throw error;
  }
}

/** What the client hands over of the body, which may stand beside its status. */
function bodyOf(result: unknown, value: unknown, { status }: Ending): unknown {
  const isWhole = typeof result === 'object' && result !== null && 'body' in result && 'status' in result;
  return isWhole && result.status === status && !isDeepStrictEqual(result, value) ? result.body : result;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : '';
}
