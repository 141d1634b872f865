import { loadFolder } from '../../generator/1-load/load.js';
import { buildModel } from '../../generator/2-model/build.js';
import type { Operation } from '../../generator/model/model.js';

/** An operation of `definitions/`, or of another folder; any error in the definitions fails the test. */
export async function loadOperation(name = 'create-customer', folder = 'definitions'): Promise<Operation> {
  const loaded = await loadFolder(folder);
  const built = buildModel(loaded.files);
  const errors = [...loaded.diagnostics, ...built.diagnostics].filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code} ${message}`).join('\n'));
  const operation = built.model.operations.find((candidate) => candidate.name === name);
  if (!operation) throw new Error(`${folder} has no operation ${name}`);
  return operation;
}

/** The smallest common file, for tests that write their operations themselves. */
export const commonText = `common: tiny
api: { title: Tiny API, version: "1", servers: [/], security: none }
response: { shape: Answer }
rejections:
  invalidRequest: { status: 400, code: LOCAL_INVALID_REQUEST, message: The request breaks the contract. }
  unauthenticated: { status: 401, code: LOCAL_UNAUTHENTICATED, message: The requester is not known. }
  notEligible: { status: 403, code: LOCAL_NOT_ELIGIBLE, message: The requester may not do this. }
  notFound: { status: 404, code: LOCAL_NOT_FOUND, message: There is nothing at this path. }
  methodNotAllowed: { status: 405, code: LOCAL_METHOD_NOT_ALLOWED, message: The path does not take this method. }
  requestTimeout: { status: 408, code: LOCAL_REQUEST_TIMEOUT, message: The request did not arrive in time. }
  payloadTooLarge: { status: 413, code: LOCAL_PAYLOAD_TOO_LARGE, message: The request body is too large. }
  unsupportedMediaType: { status: 415, code: LOCAL_UNSUPPORTED_MEDIA_TYPE, message: The request body must be JSON. }
  internalError: { status: 500, code: LOCAL_INTERNAL_ERROR, message: The call failed and its outcome is not known. }
  deadlineExceeded: { status: 504, code: LOCAL_DEADLINE_EXCEEDED, message: The call took too long and its outcome is not known. }
shapes:
  Answer:
    table: Response
    description: The answer.
    fields:
      done: { type: Boolean, presence: O, description: Whether it is done. }
`;
