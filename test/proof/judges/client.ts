import { isDeepStrictEqual } from 'node:util';
import { isHeaders } from '../../../generator/model/messages.js';
import type { Field, Operation } from '../../../generator/model/model.js';
import { exported, type Opinion, type Outputs, type SlowJudge, type Subject } from '../judge.js';
import {
  areTexts,
  asTexts,
  type Ending,
  endingsOf,
  endingWith,
  credentialsOf,
  type Goods,
  goodsOf,
  headOf,
  isMiscased,
} from './calls.js';

type Call = (...args: unknown[]) => Promise<unknown>;

/** The client: what it sends is accepted, and so is an answer that it hands over or tells as a rejection. */
export async function clientJudge({ operation, modules }: Outputs): Promise<SlowJudge> {
  const goods = await goodsOf(operation);
  const credentials = credentialsOf(operation);
  const create = exported(modules, 'client.ts', 'createClient') as unknown as (options: object) => Record<string, Call>;
  const call = (fetch: () => Promise<Response>, parameters: unknown, request: unknown): Promise<unknown> => {
    const client = create({ baseUrl: 'https://api.example.com', fetch, retry: false, credentials });
    const args = [...(operation.parameters ? [parameters] : []), ...(operation.request ? [request] : [])];
    return client[operation.camelName]?.(...args) ?? Promise.reject(new Error(`no ${operation.camelName}`));
  };
  const judge = async ({ message, form, value }: Subject): Promise<Opinion | undefined> => {
    if (message === 'response') return form === 'wire' ? judgeAnswers(operation, call, goods, value) : undefined;
    if (isHeaders(message)) return judgeHeaders(operation, call, goods, { message, form, value });
    if (form !== 'canonical') return undefined;
    // What no call can hold is refused before it is sent, whether or not it breaks a rule.
    const needsHead = message === 'parameters' && operation.parameters?.root.fields.some(isSentOtherwise);
    if (needsHead && !headOf(operation, value)) return undefined;
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

/** Whether more can stand in the way of sending a parameter than of sending a text in path or query. */
function isSentOtherwise({ location, list }: Field): boolean {
  return location === 'header' || list !== undefined;
}

type Calling = (fetch: () => Promise<Response>, parameters: unknown, request: unknown) => Promise<unknown>;

/** An answer is good if it is one with any status that its body may have. */
async function judgeAnswers(operation: Operation, call: Calling, goods: Goods, value: unknown): Promise<Opinion> {
  if (!operation.outcomes) return judgeAnswer(call, goods, value, undefined);
  const opinions = await Promise.all(
    endingsOf(operation, value, goods).map((ending) => judgeAnswer(call, goods, value, ending)),
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
    const answer = (): Promise<Response> =>
      Promise.resolve(Response.json(value, { status, headers: asTexts(headers) ?? {} }));
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

/** Headers of an answer that is good otherwise; what the client makes of them stands beside the body. */
async function judgeHeaders(
  operation: Operation,
  call: Calling,
  goods: Goods,
  { message, form, value }: Subject,
): Promise<Opinion | undefined> {
  const ending = endingWith(operation, message, goods);
  const headers = asTexts(value);
  if (form !== 'wire' || !ending || !headers || isMiscased(operation, message, headers)) return undefined;
  if (!areTexts(operation, message, value as object)) return undefined;
  const { status, body } = ending;
  const answer = (): Promise<Response> =>
    Promise.resolve(body === null ? new Response(null, { status, headers }) : Response.json(body, { status, headers }));
  try {
    const result = (await call(answer, goods.parameters, goods.request)) as { readonly headers: unknown };
    return { isGood: true, value: result.headers };
  } catch (error) {
    const name = nameOf(error);
    if (name === 'RejectedError') {
      const found = (error as { readonly headers?: unknown }).headers;
      return found === undefined ? { isGood: false } : { isGood: true, value: found };
    }
    if (name === 'InvalidResponseError') return { isGood: false };
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
