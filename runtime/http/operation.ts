/**
 * An operation and its implementation; shared by all generated servers.
 */
import type { Findings, ParseOptions, Violation } from '../validation/violation.js';
import type { Alternatives, ReadCredentials } from './credentials.js';
import { delayOf, limitOf } from './limits.js';

import type { PlatformSignal } from './platform.js';
import type { AllParameters, ReadParameters } from './read-parameters.js';

/** The head of a request; a web-standard Request has this type. */
export interface RequestHead {
  readonly method: string;
  /** An absolute URL, or path and query. */
  readonly url: string;
  /** `get` returns null for a header that was not sent. */
  readonly headers: { get(name: string): string | null };
  /** On Node, the socket of the request; with mutual TLS, the `getPeerCertificate()` of a `tls.TLSSocket` is the caller's. */
  readonly socket?: unknown;
}

/** A request that an adapter passes to the handler. */
export interface Incoming extends RequestHead {
  /** Reads the body; a body of more than `maxBytes` is neither read to its end nor kept. */
  readonly readBody: (maxBytes: number) => Promise<Uint8Array | 'too large' | 'incomplete'>;
  /** Calls the listener when the caller disconnects before it has received its answer. */
  readonly onDisconnect: (listener: () => void) => void;
}

/** An answer that an adapter sends. */
export interface Answer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; empty if there is no body. */
  readonly body: string;
}

/** An error on the server, and the reference that the caller got for it. */
export interface ErrorInfo {
  /** Absent if the error does not belong to an operation. */
  readonly operation?: string;
  /** A UUID, which is also part of the answer. */
  readonly reference: string;
  readonly traceparent?: string;
}

/** An answer, for logs. It contains nothing from the payload. */
export interface AnswerEvent {
  /** Absent if there is no operation at the path. */
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

/** A tolerance that was applied to a request. */
export interface AppliedTolerance {
  /** A JSON Pointer. For an unknown element, it points to the containing object, because the sender chose the name. */
  readonly pointer: string;
  readonly kind: string;
}

export interface TolerancesEvent {
  readonly operation: string;
  readonly applied: readonly AppliedTolerance[];
  readonly traceparent?: string;
}

/** Hooks and limits of every operation. Hooks never change an answer; their errors are ignored. */
export interface HandlerOptions {
  /** Called for exceptions, answers that break the contract, and calls that took too long; callers only get a reference. */
  readonly onError?: (error: unknown, info: ErrorInfo) => unknown;
  /** Called for every answer. */
  readonly onAnswer?: (event: AnswerEvent) => unknown;
  /** Called with the tolerances that were applied to a valid request, if there are any. */
  readonly onTolerances?: (event: TolerancesEvent) => unknown;
  /** Maximum size of a body in bytes; 256 KiB by default. */
  readonly maxBodyBytes?: number;
  /**
   * Maximum total number of array entries in a body; by default 1,000 plus the number that the definition allows with
   * `maxItems`.
   */
  readonly maxArrayItems?: number;
  /** Maximum duration of a call in milliseconds; 30 seconds by default. */
  readonly deadlineMs?: number;
}

/** The implementation of an operation. Declared as methods, so that the types of each operation are compatible. */
export interface Implementation extends HandlerOptions {
  /** @param credentials those of an operation whose definition names its schemes */
  authenticate(request: RequestHead, credentials?: unknown): unknown;
  isEligible?(context: { readonly requester: unknown }): unknown;
  handle(input: { readonly requester: unknown; readonly signal: PlatformSignal }): unknown;
}

/** How a server answers a request that it rejects without calling the handler. */
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

/** The reason why a handler refuses a valid request. */
export interface Objection {
  /** JSON Pointer into the request in canonical form. */
  readonly pointer: string;
  /** Sent to the caller, so it must not contain values of the payload. */
  readonly message: string;
}

export type Parsed =
  | { readonly ok: true; readonly value: unknown; readonly applied?: readonly AppliedTolerance[] }
  | { readonly ok: false; readonly violations: Findings<Violation> };

/** The body of an answer with its media type. */
export interface Body {
  /** Undefined if there is none. */
  readonly body: unknown;
  readonly mediaType: string;
}

/** An answer for the result of a handler. */
export interface Written extends Body {
  readonly status: number;
  /** The error code; empty on success. */
  readonly code: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The rules that the body breaks. */
  readonly violations: Findings<Violation>;
}

/** An operation, as defined. */
export interface Operation {
  readonly name: string;
  readonly method: string;
  /** With parameters in braces: `/a/{id}`. */
  readonly path: string;
  /** Absent if the operation has no parameters. */
  readonly parseParameters?: (texts: unknown, options: ParseOptions) => Parsed;
  /** All parameters, if there are headers or arrays among them, and what reads them. */
  readonly parameters?: AllParameters;
  readonly readParameters?: ReadParameters;
  /** Absent if the operation has no body. */
  readonly parseRequest?: (body: unknown, options: ParseOptions) => Parsed;
  /** Those of the body, in lower case and without parameters; `application/json` by default. */
  readonly mediaTypes?: readonly string[];
  /** Absent if the operation lists its outcomes. */
  readonly validateResponse?: (body: unknown) => Findings<Violation>;
  /** Whether a failure is also a response of the contract. */
  readonly hasEnvelope: boolean;
  /** Whether the implementation has to check eligibility. */
  readonly needsEligibility: boolean;
  /** Maximum total number of entries in the arrays of a request that have a `maxItems`. */
  readonly declaredItems: number;
  /** The `WWW-Authenticate` header for callers without credentials. */
  readonly challenge?: string;
  /** How callers authenticate, if the definition names its schemes, and what reads their credentials. */
  readonly alternatives?: Alternatives;
  readonly readCredentials?: ReadCredentials;
  readonly rejections: Readonly<Record<RejectionKind, Rejection>>;
  /** The error codes of the vendor. */
  readonly failures: Readonly<Record<string, { readonly status: number; readonly message: string }>>;
  readonly successBody?: (success: Readonly<Record<string, unknown>>) => unknown;
  readonly failureBody?: (code: string, message: string) => unknown;
  /** The outcomes that the definition lists: the answer for the result of a handler, and for a rejection. */
  readonly outcomes?: {
    readonly write: (result: Readonly<Record<string, unknown>>) => Written;
    readonly reject: (code: string, message: string, details: string, status: number) => Body;
  };
}

/** An operation with its implementation. */
export interface Offered {
  readonly operation: Operation;
  readonly implementation: Implementation;
}

/** The limits of a call. */
export interface Limits {
  readonly maxBodyBytes: number;
  readonly maxArrayItems: number;
  readonly deadlineMs: number;
}

/** An offered operation whose implementation and limits were checked. */
export interface Served extends Offered {
  readonly limits: Limits;
}

/** Throws if the implementation is incomplete or a limit is invalid, so that this is found before the first call. */
export function checked({ operation, implementation }: Offered): Served {
  const parts = ['authenticate', ...(operation.needsEligibility ? ['isEligible'] : []), 'handle'];
  // The implementation may be an instance of a class.
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
