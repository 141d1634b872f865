// A copy of specwright's runtime/http/operation.ts, made by `specwright generate`. Do not edit.
/**
 * What a server knows of an operation and of its implementation, shared by all generated servers.
 */
import type { Findings, ParseOptions, Violation } from '../validation/violation.js';
import { delayOf, limitOf } from './limits.js';

import type { PlatformSignal } from './platform.js';

/** The head of a request; a web-standard Request is one. */
export interface RequestHead {
  readonly method: string;
  /** Absolute, or path and query. */
  readonly url: string;
  /** Gives null for a header that was not sent. */
  readonly headers: { get(name: string): string | null };
}

/** A request as an adapter hands it on. */
export interface Incoming extends RequestHead {
  /** The body; what is larger than so many bytes is not read to its end, and not kept. */
  readonly readBody: (maxBytes: number) => Promise<Uint8Array | 'too large' | 'broken off'>;
  /** Calls the listener when the caller goes away before it has its answer. */
  readonly onGone: (listener: () => void) => void;
}

/** What an adapter sends. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON. */
  readonly body: string;
}

/** What went wrong on this side, and the reference under which the caller may ask about it. */
export interface ErrorInfo {
  /** Left out when the error belongs to no operation. */
  readonly operation?: string;
  /** A UUID, which the answer holds as well. */
  readonly reference: string;
  readonly traceparent?: string;
}

/** What may be logged of an answer: nothing in it comes from the payload. */
export interface AnswerEvent {
  /** Left out when no operation is at the path. */
  readonly operation?: string;
  readonly status: number;
  /** The error code; empty on success. */
  readonly code: string;
  readonly durationMs: number;
  /** The rules that the request broke. */
  readonly rules: readonly string[];
  /** The same as in {@link ErrorInfo}. */
  readonly reference?: string;
  readonly traceparent?: string;
}

/** A tolerance that the sender of a request made use of. */
export interface AppliedTolerance {
  /** JSON Pointer. Of an unknown element it is the object that holds it, since its name is the sender's. */
  readonly pointer: string;
  readonly kind: string;
}

export interface TolerancesEvent {
  readonly operation: string;
  readonly applied: readonly AppliedTolerance[];
  readonly traceparent?: string;
}

/** What every operation can be told. Hooks never change an answer; what they throw is dropped. */
export interface HandlerOptions {
  /** Told about exceptions, answers that break the contract, and calls that took too long; callers see a reference only. */
  readonly onError?: (error: unknown, info: ErrorInfo) => unknown;
  /** Told about every answer. */
  readonly onAnswer?: (event: AnswerEvent) => unknown;
  /** Told which tolerances of the wire form a good request made use of, if any. */
  readonly onTolerances?: (event: TolerancesEvent) => unknown;
  /** Largest body that is read, in bytes; 256 KiB when left out. */
  readonly maxBodyBytes?: number;
  /**
   * Most entries of a body, those of all of its arrays together. When left out: 1,000, and as many more as the definition
   * itself allows with `maxItems`.
   */
  readonly maxArrayItems?: number;
  /** How long a call may take, in milliseconds; 30 seconds when left out. */
  readonly deadlineMs?: number;
}

/** What the implementation supplies. Methods, so that the types of each operation fit. */
export interface Implementation extends HandlerOptions {
  authenticate(request: RequestHead): unknown;
  isEligible?(context: { readonly requester: unknown }): unknown;
  handle(input: { readonly requester: unknown; readonly signal: PlatformSignal }): unknown;
}

/** How a server answers what it rejects by itself. */
export interface Rejection {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

export type RejectionKind =
  | 'invalidRequest'
  | 'unauthenticated'
  | 'notEligible'
  | 'notFound'
  | 'methodNotAllowed'
  | 'requestTimeout'
  | 'payloadTooLarge'
  | 'unsupportedMediaType'
  | 'internalError'
  | 'deadlineExceeded';

/** Why a handler does not do what a good request asks for. */
export interface Objection {
  /** JSON Pointer into the request in canonical form. */
  readonly pointer: string;
  /** It is sent to the caller; no value of the payload belongs in it. */
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly applied?: readonly AppliedTolerance[] }
  | { readonly ok: false; readonly violations: Findings<Violation> };

/** What the definition says about an operation. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** With its parameters in braces: `/a/{id}`. */
  readonly path: string;
  /** Left out when the operation has no parameters. */
  readonly parseParameters?: (texts: unknown, options: ParseOptions) => Parsed;
  /** Left out when the operation has no body. */
  readonly parseRequest?: (body: unknown, options: ParseOptions) => Parsed;
  readonly validateResponse: (body: unknown) => Findings<Violation>;
  /** Whether a failure is a response of the contract too. */
  readonly hasEnvelope: boolean;
  /** Whether somebody has to decide who may call. */
  readonly needsEligibility: boolean;
  /** How many entries the arrays of a request can hold together that have a `maxItems` of their own. */
  readonly declaredItems: number;
  /** What callers without credentials are asked for. */
  readonly challenge?: string;
  readonly rejections: Readonly<Record<RejectionKind, Rejection>>;
  /** The vendor's codes. */
  readonly failures: Readonly<Record<string, { readonly status: number; readonly message: string }>>;
  readonly successBody: (success: Readonly<Record<string, unknown>>) => unknown;
  readonly failureBody: (code: string, message: string) => unknown;
}

/** An operation with its implementation. */
export interface Offered {
  readonly operation: Operation;
  readonly implementation: Implementation;
}

/** What a call may take, in numbers. */
export interface Limits {
  readonly maxBodyBytes: number;
  readonly maxArrayItems: number;
  readonly deadlineMs: number;
}

/** The same when it is known that the implementation has all of its parts. */
export interface Served extends Offered {
  readonly limits: Limits;
}

/** Throws at once when the implementation lacks a part or a limit is invalid, rather than at the first call. */
export function checked({ operation, implementation }: Offered): Served {
  const parts = ['authenticate', ...(operation.needsEligibility ? ['isEligible'] : []), 'handle'];
  // A class may implement it.
  const given = implementation as unknown as Readonly<Record<string, unknown>>;
  for (const part of parts)
    if (typeof given[part] !== 'function') throw new TypeError(`${operation.name} needs a function ${part}`);
  const { maxBodyBytes, maxArrayItems, deadlineMs } = implementation;
  const of = (limit: string): string => `${limit} of ${operation.name}`;
  const limits = {
    maxBodyBytes: limitOf(of('maxBodyBytes'), maxBodyBytes, 256 * 1024, Number.MAX_SAFE_INTEGER),
    maxArrayItems: limitOf(
      of('maxArrayItems'),
      maxArrayItems,
      1_000 + operation.declaredItems,
      Number.MAX_SAFE_INTEGER,
    ),
    deadlineMs: delayOf(of('deadlineMs'), deadlineMs, 30_000),
  };
  return { operation, implementation, limits };
}
