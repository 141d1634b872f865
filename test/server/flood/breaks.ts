/** Servers with a mistake each, which the flood has to notice. */
import type { Answer, Incoming } from '../../../generated/http/operation.js';
import type { Handler } from '../../../generated/http/router.js';

/** The same handler with a mistake. */
type Break = (handler: Handler) => Handler;

export const breaks: Readonly<Record<string, Break>> = {
  'echoes the payload': (handler) =>
    instead(handler, async (incoming) => {
      let text = '';
      const { method, url, headers } = incoming;
      const answer = await handler.answer({
        ...{ method, url, headers },
        onDisconnect: (listener) => incoming.onDisconnect(listener),
        readBody: async (maxBytes) => {
          const bytes = await incoming.readBody(maxBytes);
          if (typeof bytes !== 'string') text = Buffer.from(bytes).toString();
          return bytes;
        },
      });
      return changed(answer, { errorMessage: text.slice(0, 100) });
    }),
  'tells a stack': answering(400, (answer) => changed(answer, { errorMessage: String(new Error('no').stack) })),
  'throws what it should answer': answering(415, () => {
    throw new Error('nobody catches this');
  }),
  'answers in words of its own': answering(404, () => {
    return { status: 500, headers: { 'content-type': 'text/plain' }, body: 'Oops' };
  }),
  'answers with an unknown code': answering(400, (answer) => changed(answer, { errorCode: 'LOCAL_OOPS' })),
  'has the wrong status': answering(403, (answer) => ({ ...answer, status: 401 })),
  'fills what has to be empty': answering(404, (answer) => changed(answer, { content: [] })),
  'takes what is wrong': answering(400, (answer) => {
    return { ...changed(answer, { errorCode: '', errorMessage: '', content: [{}], pageable: {} }), status: 200 };
  }),
  'refuses what is good': answering(200, (answer) => {
    return { ...changed(answer, { errorCode: 'GLOBAL_1001', content: '', pageable: '' }), status: 503 };
  }),
  'never answers': answering(405, () => new Promise<never>(() => undefined)),
  'forgets nothing': (handler) =>
    instead(handler, (incoming) => {
      kept.push(Buffer.alloc(64 * 1024, 1));
      return handler.answer(incoming);
    }),
  'changes all objects': answering(200, (answer) => {
    Reflect.set(Object.prototype, 'polluted', true);
    return answer;
  }),
  'writes what it meets': answering(400, (answer) => {
    process.stderr.write('a log with personal data\n');
    return answer;
  }),
};

const kept: unknown[] = [];

/** Changes answers of one status. */
function answering(status: number, change: (answer: Answer) => Answer | Promise<Answer>): Break {
  return (handler) =>
    instead(handler, async (incoming) => {
      const answer = await handler.answer(incoming);
      return answer.status === status ? change(answer) : answer;
    });
}

/** Adapters call `answer` and never the function itself. */
function instead(handler: Handler, answer: (incoming: Incoming) => Promise<Answer>): Handler {
  const { served, refuse } = handler;
  return Object.assign((request: Parameters<Handler>[0]) => handler(request), { served, refuse, answer });
}

function changed(answer: Answer, elements: object): Answer {
  return { ...answer, body: JSON.stringify({ ...(JSON.parse(answer.body) as object), ...elements }) };
}
