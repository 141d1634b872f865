/** The responses of an operation by status: the answer, the vendor's errors, and what a server rejects by itself. */
import { failureBlanks, lackedByFailures } from '../../../model/blanks.js';
import { jsonMediaType } from '../../../model/media-types.js';
import type { Message, Operation, RejectionKind } from '../../../model/model.js';
import { envelopeTypeNames, type Schema } from '../../lower/schema.js';
import { NameScope } from '../../../names.js';
import type { RefTo } from './components.js';
import { exampleObjects, examplesOf, type NamedExample } from './examples.js';
import { outcomeResponses } from './outcome-responses.js';

export interface Failure {
  /** Absent for a code of the vendor. */
  readonly kind?: RejectionKind;
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** The headers with which a server rejects by itself. */
export function rejectionHeaders({ method }: Operation, status: number): Schema | undefined {
  const header = (description: string): Schema => ({ description, schema: { type: 'string' } });
  switch (status) {
    case 401:
      return { 'WWW-Authenticate': header('How to authenticate.') };
    case 405:
      return { Allow: header('The methods that the path takes.') };
    case 415: {
      const accepted = header('The media types of the request that the server accepts.');
      return {
        Accept: accepted,
        ...(method === 'PATCH' ? { 'Accept-Patch': accepted } : {}),
        'Accept-Encoding': header('Instead of the others when the body is compressed: that it must not be.'),
      };
    }
    default:
      return undefined;
  }
}

export function responsesOf(operation: Operation, refTo: RefTo): Schema {
  if (operation.outcomes) return outcomeResponses(operation, operation.outcomes, failuresOf(operation), refTo);
  const failures = failuresOf(operation);
  const statuses = [...new Set([answered, ...failures.map(({ status }) => status)])].sort((a, b) => a - b);
  return Object.fromEntries(
    statuses.map((status) => {
      const those = failures.filter((failure) => failure.status === status);
      return [status, responseObject(operation, status, those, refTo)];
    }),
  );
}

/** The status of an answer in the envelope, whether the call succeeded or failed with a code that has no other. */
const answered = 200;

function responseObject(operation: Operation, status: number, failures: readonly Failure[], refTo: RefTo): Schema {
  const { response } = operation;
  const isAnswer = status === answered;
  const isFailure = (value: unknown): boolean => codeOf(response, value) !== undefined;
  const own = isAnswer ? exampleObjects(operation, 'response', ({ value }) => !isFailure(value)) : [];
  // Several rejections may have the same code.
  const scope = new NameScope(
    own.map(([name]) => name),
    { first: 2, separator: '-' },
  );
  // What a failure lacks only a handler can tell.
  const failed = lackedByFailures(response).length > 0 ? [] : failures;
  const coded = failed.map((failure): NamedExample => {
    return [scope.claim([failure.code]), { summary: failure.message, value: failureValue(response, failure) }];
  });
  const headers = rejectionHeaders(operation, status);
  const typeName = isAnswer ? response.typeName : envelopeTypeNames(response).failure;
  return {
    description: [
      ...(isAnswer ? ['The call was carried out; the error code tells whether it succeeded.'] : []),
      ...failures.map(({ code, message }) => `${code}: ${message}`),
    ].join('\n'),
    ...(headers ? { headers } : {}),
    content: {
      [jsonMediaType]: {
        schema: { $ref: refTo(typeName) },
        ...examplesOf([...own, ...coded]),
      },
    },
  };
}

/** The codes of the vendor, and the rejections that a server of this operation can answer with. */
export function failuresOf({ errors, rejections, security, request, eligibility }: Operation): readonly Failure[] {
  const needsBody: readonly RejectionKind[] = ['requestTimeout', 'payloadTooLarge', 'unsupportedMediaType'];
  const local = rejections.filter(
    ({ kind }) =>
      (kind !== 'unauthenticated' || security.alternatives.length > 0) &&
      (kind !== 'notEligible' || eligibility !== undefined) &&
      (!needsBody.includes(kind) || request !== undefined),
  );
  return [...errors, ...local];
}

function failureValue(response: Message, { code, message }: Failure): Schema {
  const { envelope, root } = response;
  const written = new Map(failureBlanks(response));
  return Object.fromEntries(
    root.fields.flatMap((field): [string, unknown][] => {
      if (field === envelope?.errorCode) return [[field.name, code]];
      if (field === envelope?.errorMessage) return [[field.name, message]];
      const blank = written.get(field);
      return blank ? [[field.name, blank.value]] : [];
    }),
  );
}

/** The error code of a response, when it has one. */
function codeOf({ envelope }: Message, value: unknown): string | undefined {
  if (!envelope || typeof value !== 'object' || value === null) return undefined;
  const code = new Map<string, unknown>(Object.entries(value)).get(envelope.errorCode.name);
  return typeof code === 'string' && code !== '' ? code : undefined;
}
