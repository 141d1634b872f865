/** Interprets the answer to a call; shared by all generated clients. */
import type { Findings, Violation } from '../validation/violation.js';
import { InvalidResponseError, isRedirection, OutcomeUnknownError, RejectedError } from './errors.js';
import type { TextDecoderClass } from './platform.js';

declare const TextDecoder: TextDecoderClass;

export interface Answer {
  readonly status: number;
  /** Undefined when there is no readable body. */
  readonly body: unknown;
  readonly retryAfterMs: number | undefined;
}

/** The content of a body. */
export type Reading<Success> =
  | { readonly kind: 'success'; readonly value: Success }
  | { readonly kind: 'failure'; readonly code: string; readonly message: string | undefined }
  | { readonly kind: 'invalid'; readonly violations: Findings<Violation> };

/** The answers of an operation, as defined. */
export interface AnswerOperation<Success> {
  /** @param isSuccess whether the status is a success */
  readonly read: (body: unknown, isSuccess: boolean) => Reading<Success>;
  readonly knownCodes: readonly string[];
  /** Codes that mean that the call was not carried out and may be retried. */
  readonly retryableCodes: readonly string[];
  /** Codes that mean that the server itself does not know whether the call was carried out. */
  readonly unknownCodes: readonly string[];
}

/** Decides by the error code, or by the status if there is no readable body. Returns rejections instead of throwing. */
export function decide<Success>(
  operation: AnswerOperation<Success>,
  { status, body, retryAfterMs }: Answer,
): Success | RejectedError {
  if (isRedirection(status)) return new RejectedError({ status });
  const reading = operation.read(body, status >= 200 && status < 300);
  if (reading.kind === 'success') return reading.value;
  if (reading.kind === 'failure') {
    const { code, message: errorMessage } = reading;
    if (operation.unknownCodes.includes(code)) throw new OutcomeUnknownError('status', status);
    const retryable = operation.retryableCodes.includes(code);
    const isKnown = operation.knownCodes.includes(code);
    return new RejectedError({ status, code, errorMessage, retryable, retryAfterMs, isKnown });
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

/** A text in an answer without an envelope. */
export function textOf(body: unknown, name: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' && value !== '' ? value : undefined;
}
