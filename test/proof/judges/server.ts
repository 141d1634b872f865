import { isHeaders } from '../../../generator/model/messages.js';
import type { Operation } from '../../../generator/model/model.js';
import { exported, type Opinion, type Outputs, type SlowJudge, type Subject } from '../judge.js';
import { asTexts, endingsOf, endingWith, type Goods, goodsOf, type Head, headOf } from './calls.js';

type Handler = (request: Request) => Promise<Response>;

interface Input {
  readonly parameters?: unknown;
  readonly request?: unknown;
  readonly applied?: Opinion['applied'];
}

/** The server: what reaches its handler is accepted, and so is an answer that leaves it as the handler gave it. */
export async function serverJudge({ operation, modules }: Outputs): Promise<SlowJudge> {
  const goods = await goodsOf(operation);
  const create = exported(modules, 'server.ts', `${operation.camelName}Handler`) as unknown as (
    options: object,
  ) => Handler;
  const judge = async (subject: Subject): Promise<Opinion | undefined> => {
    if (subject.message === 'response') return judgeResponse(operation, create, goods, subject);
    if (isHeaders(subject.message)) return judgeHeaders(operation, create, goods, subject);
    return subject.form === 'wire' ? judgeRequest(operation, create, goods, subject) : undefined;
  };
  return { name: 'server', target: 'server', judgeAll: (subjects) => Promise.all(subjects.map(judge)) };
}

/** Everybody is known and may do everything. */
const open = { authenticate: () => 'somebody', isEligible: () => true };

function requestOf({ method, request }: Operation, { url, headers }: Head, body: unknown): Request {
  if (!request) return new Request(url, { method, headers });
  const withType = { ...headers, 'content-type': request.mediaTypes?.[0] ?? 'application/json' };
  return new Request(url, { method, headers: withType, body: JSON.stringify(body) });
}

async function judgeRequest(
  operation: Operation,
  create: (options: object) => Handler,
  goods: Goods,
  { message, value }: Subject,
): Promise<Opinion | undefined> {
  const isBody = message === 'request';
  // Its reader refuses the name before any rule is asked.
  if (isBody && JSON.stringify(value)?.includes('"__proto__":')) return undefined;
  const head = headOf(operation, isBody ? goods.parameters : value);
  if (!head) return undefined;
  let input: Input | undefined;
  const handle = (given: Input): object => {
    input = given;
    return { success: goods.response };
  };
  await create({ ...open, handle })(requestOf(operation, head, isBody ? value : goods.request));
  if (!input) return { isGood: false };
  // Of parameters no tolerances are told.
  return isBody
    ? { isGood: true, value: input.request, ...(input.applied ? { applied: input.applied } : {}) }
    : { isGood: true, value: input.parameters };
}

async function judgeResponse(
  operation: Operation,
  create: (options: object) => Handler,
  goods: Goods,
  { form, value }: Subject,
): Promise<Opinion | undefined> {
  const head = headOf(operation, goods.parameters);
  const outcomes = form === 'canonical' ? outcomesOf(operation, value, goods) : [];
  if (outcomes.length === 0 || !head) return undefined;
  const answers = await Promise.all(
    outcomes.map((outcome) => create({ ...open, handle: () => outcome })(requestOf(operation, head, goods.request))),
  );
  return { isGood: answers.some(({ status }) => status !== internalStatus(operation)) };
}

/** The headers that a handler gives with an answer that is good otherwise. */
async function judgeHeaders(
  operation: Operation,
  create: (options: object) => Handler,
  goods: Goods,
  { message, form, value }: Subject,
): Promise<Opinion | undefined> {
  const head = headOf(operation, goods.parameters);
  const ending = endingWith(operation, message, goods);
  if (form !== 'canonical' || !head || !ending || !asTexts(value)) return undefined;
  const { kind, status, body } = ending;
  const handle = (): object => ({ [kind]: body, status, headers: value });
  const answer = await create({ ...open, handle })(requestOf(operation, head, goods.request));
  return { isGood: answer.status !== internalStatus(operation) };
}

function internalStatus({ rejections }: Operation): number | undefined {
  return rejections.find(({ kind }) => kind === 'internalError')?.status;
}

/** What a handler may give for this answer. */
export function outcomesOf(operation: Operation, value: unknown, goods: Goods): readonly object[] {
  if (operation.outcomes)
    return endingsOf(operation, value, goods).map(({ kind, status, headers }) => ({
      [kind]: value,
      status,
      ...(Object.keys(headers).length > 0 ? { headers } : {}),
    }));
  const outcome = outcomeOf(operation, value);
  return outcome ? [outcome] : [];
}

/** What a handler has to give for this answer; undefined where it cannot: the server writes code and message. */
function outcomeOf({ response, errors }: Operation, value: unknown): object | undefined {
  const { envelope, root } = response;
  if (!envelope) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const {
    [envelope.errorCode.name]: code,
    [envelope.errorMessage.name]: message,
    ...success
  } = value as Record<string, unknown>;
  if (message !== undefined && typeof message !== 'string') return undefined;
  // Of the envelope it writes just what the table lists.
  if (Object.keys(success).some((name) => !root.fields.some((field) => field.name === name))) return undefined;
  if (code === undefined || code === '') return { success };
  return errors.some((known) => known.code === code) ? { failure: code, message } : undefined;
}
