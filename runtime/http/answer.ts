/** Interprets the answer to a call; shared by all generated clients. */
import type { Findings, Violation } from '../validation/violation.js';
import { type FailedEntry, InvalidResponseError, isRedirection, OutcomeUnknownError, RejectedError } from './errors.js';
import type { TextDecoderClass } from './platform.js';

declare const TextDecoder: TextDecoderClass;

export interface Answer {
  readonly status: number;
  /** Undefined when there is no readable body. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
  /** A header of the answer; null if there is none. */
  readonly headerOf?: (name: string) => string | null;
}

/** The content of a body. */
export type Reading<Success> =
  | { readonly kind: 'success'; readonly value: Success }
  | {
      readonly kind: 'failure';
      /** Whether the definition lists a failure with this status. */
      readonly isListed?: boolean;
      /** Undefined if the answer has none, so that the status decides. */
      readonly code: string | undefined;
      readonly message: string | undefined;
      readonly body?: unknown;
      readonly headers?: unknown;
      readonly entries?: readonly FailedEntry[];
    }
  | { readonly kind: 'invalid'; readonly violations: Findings<Violation> };

/** The answers of an operation, as defined. */
export interface AnswerOperation<Success> {
  readonly read: (body: unknown, answer: Answer) => Reading<Success>;
  readonly knownCodes: readonly string[];
  /** Codes that mean that the call was not carried out and may be retried. */
  readonly retryableCodes: readonly string[];
  /** Codes that mean that the server itself does not know whether the call was carried out. */
  readonly unknownCodes: readonly string[];
}

/** Decides by the error code, or by the status if there is none. Returns rejections instead of throwing. */
export function decide<Success>(operation: AnswerOperation<Success>, answer: Answer): Success | RejectedError {
  const { status, retryAfterMs } = answer;
  const reading = operation.read(answer.body, answer);
  if (isRedirection(status) && !(reading.kind === 'failure' && reading.isListed)) return new RejectedError({ status });
  if (reading.kind === 'success') return reading.value;
  if (reading.kind === 'failure') {
    const { code, message: errorMessage, body, headers, entries } = reading;
    if (code === undefined ? !isRefusal(status) && status >= 400 : operation.unknownCodes.includes(code))
      throw new OutcomeUnknownError('status', status);
    const retryable = code !== undefined && operation.retryableCodes.includes(code);
    const isKnown = code !== undefined && operation.knownCodes.includes(code);
    return new RejectedError({ status, code, errorMessage, retryable, retryAfterMs, isKnown, body, headers, entries });
  }
  if (isRefusal(status)) return new RejectedError({ status });
  if (status >= 400) throw new OutcomeUnknownError('status', status);
  throw new InvalidResponseError(status, reading.violations);
}

/** Whether a status alone means that the call was not carried out. */
export function isRefusal(status: number): boolean {
  return status >= 400 && status < 500 && status !== 408;
}

/** Undefined when the bytes are not JSON in UTF-8. Unknown elements of newer servers are accepted, whatever their names. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** `Retry-After`, in seconds or as a date, in milliseconds from now. */
export function retryAfterOf(header: string | null): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
