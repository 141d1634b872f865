/** The operation as somebody would write it by hand on node:http, with the checks of the generated server and its validators. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import {
  parseCreateCustomerParameters,
  parseCreateCustomerRequest,
  validateCreateCustomerResponse,
} from '../../../generated/create-customer/validators.js';
import { readJson } from '../../../generated/http/json.js';

const maxBodyBytes = 256 * 1024;
const deadlineMs = 30_000;

/** @param answer what every accepted call is answered with */
export function serverByHand(answer: object): Server {
  return createServer({ connectionsCheckingInterval: 1_000 }, (request, response) => {
    const refusal = refusalOf(request);
    if (refusal !== undefined) {
      send(response, refusal, {});
      return;
    }
    const parameters = parseCreateCustomerParameters({ id: request.url?.slice('/api/v2/customer/'.length) });
    if (!parameters.ok) {
      send(response, 400, parameters.violations);
      return;
    }
    const deadline = setTimeout(() => send(response, 503, {}), deadlineMs);
    response.on('close', () => clearTimeout(deadline));
    receive(request, (bytes) => {
      if (!response.writable) return;
      const json = bytes && readJson(bytes);
      const parsed = json?.ok ? parseCreateCustomerRequest(json.value) : undefined;
      if (parsed?.ok !== true) send(response, 400, parsed?.violations ?? {});
      else if (validateCreateCustomerResponse(answer).length > 0) send(response, 500, {});
      else send(response, 200, answer);
    });
  });
}

/** The status for a head that is not accepted. */
function refusalOf({ method, url, headers }: IncomingMessage): number | undefined {
  if (url?.startsWith('/api/v2/customer/') !== true) return 404;
  if (method !== 'POST') return 405;
  if (Number(headers['content-length'] ?? 0) > maxBodyBytes) return 413;
  if (headers['content-type'] !== 'application/json' || headers['content-encoding'] !== undefined) return 415;
  return headers.authorization === undefined ? 401 : undefined;
}

/** Passes on the body, or undefined when it is too large or breaks off. */
function receive(request: IncomingMessage, done: (bytes: Uint8Array | undefined) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size <= maxBodyBytes) chunks.push(chunk);
  });
  request.on('end', () => {
    const [first] = chunks;
    done(size > maxBodyBytes ? undefined : first && chunks.length === 1 ? first : Buffer.concat(chunks));
  });
  request.on('error', () => done(undefined));
}

function send(response: ServerResponse, status: number, value: object): void {
  if (response.headersSent) return;
  const body = JSON.stringify(value);
  const headers = { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, headers).end(body);
}
