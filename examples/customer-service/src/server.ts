import { createCustomerHandler } from '@specwright/contract/create-customer/server';
import { fastifyOptions, fastifyPlugin } from '@specwright/contract/http/fastify';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { closeAfterCalls } from './closing.js';
import { Unavailable } from './database.js';
import { authenticate, handle, isEligible, type Services, successOf } from './handlers/create-customer.js';
import { describeError } from './log.js';
import { isUuid } from './uuid.js';

/** Maximum duration of a call in milliseconds; the end of the service waits a little longer. */
const deadlineMs = 8_000;

/** The generated server on Fastify, with two additional routes: the health check and the lookup of a request. */
export async function serverOf(services: Services): Promise<FastifyInstance> {
  const { store, tokens, log } = services;
  const handler = createCustomerHandler({
    authenticate: (request) => authenticate(services, request),
    isEligible: (context) => isEligible(services, context),
    handle: (input) => handle(services, input),
    deadlineMs,
    onAnswer: (event) => log('info', 'answer', event),
    onError: (error, info) => log('error', 'error', { ...info, ...describeError(error) }),
  });
  // While closing, calls on open connections are answered in the envelope, not by Fastify.
  // The timeout of connections is for callers who do not receive an answer of the two routes below.
  const app = fastify({ ...fastifyOptions(handler), connectionTimeout: 30_000, return503OnClosing: false });
  closeAfterCalls(app);

  app.get('/health', async (_request, reply) => {
    const isUp = await store.ping().then(
      () => true,
      () => false,
    );
    return reply.code(isUp ? 200 : 503).send({ status: isUp ? 'ok' : 'unavailable' });
  });

  app.get('/requests/:requestId', { errorHandler: answerError }, async (request, reply) => {
    const requester = await tokens.requesterOf(request.headers.authorization ?? null);
    if (!requester) {
      reply.header('www-authenticate', 'Bearer');
      return refuse(reply, 401, 'LOCAL_UNAUTHENTICATED', 'The requester is not known.');
    }
    const { requestId } = request.params as { requestId: string };
    const found = isUuid(requestId) ? await store.findRequest(requestId, requester.id) : undefined;
    // The request of another customer is answered like one that does not exist.
    if (!found) return refuse(reply, 404, 'LOCAL_NOT_FOUND', 'The request does not exist.');
    return { errorCode: '', errorMessage: '', ...successOf(found).success };
  });

  await app.register(fastifyPlugin(handler));
  return app;

  function answerError(error: unknown, _request: FastifyRequest, reply: FastifyReply): unknown {
    const reference = randomUUID();
    log('error', 'error', { operation: 'find-request', reference, ...describeError(error) });
    if (error instanceof Unavailable)
      return refuse(reply, 503, 'GLOBAL_1001', 'The service is unavailable; try again.');
    return refuse(reply, 500, 'LOCAL_INTERNAL_ERROR', `The call failed. Reference: ${reference}.`);
  }
}

/** A failure in the envelope of the contract. */
function refuse(reply: FastifyReply, status: number, errorCode: string, errorMessage: string): FastifyReply {
  return reply.code(status).send({ errorCode, errorMessage, content: '', pageable: '' });
}
