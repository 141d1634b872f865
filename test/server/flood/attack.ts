/** What is sent to the server, and what may come back. */

/** Bytes to be written, or a pause in milliseconds. */
export type Piece = Buffer | number;

/** `400 LOCAL_INVALID_REQUEST`, `200`, and those below. */
export type Outcome = string;

/** The connection ends without an answer. */
export const nothing: Outcome = 'no answer';

/** What Hono's server answers in its own words, with no handler and no listener asked: to a Host in capitals with a port. */
export const bare: Outcome = 'bare 400';

export const outcomes = {
  good: '200',
  invalid: '400 LOCAL_INVALID_REQUEST',
  unauthenticated: '401 LOCAL_UNAUTHENTICATED',
  notEligible: '403 LOCAL_NOT_ELIGIBLE',
  notFound: '404 LOCAL_NOT_FOUND',
  wrongMethod: '405 LOCAL_METHOD_NOT_ALLOWED',
  tooSlow: '408 LOCAL_REQUEST_TIMEOUT',
  tooLarge: '413 LOCAL_PAYLOAD_TOO_LARGE',
  wrongType: '415 LOCAL_UNSUPPORTED_MEDIA_TYPE',
  crashed: '500 LOCAL_INTERNAL_ERROR',
  busy: '503 GLOBAL_1001',
  late: '504 LOCAL_DEADLINE_EXCEEDED',
} as const satisfies Readonly<Record<string, Outcome>>;

/** What the caller does when all is written: wait, say that no more will come, or be gone. */
export type Then = 'wait' | 'end' | 'cut';

/** One hostile, or for a change good, thing to do to a server. */
export interface Attack {
  /** `framing/two lengths`. */
  readonly kind: string;
  readonly pieces: readonly Piece[];
  readonly then: Then;
  /** For each answer that is waited for, what it may be. */
  readonly expected: readonly (readonly Outcome[])[];
  /** Whether HTTP is kept to, so that the connection is good for another. */
  readonly keepsConnection: boolean;
  /** Answers to HEAD have no body. */
  readonly isHead: boolean;
}

/** What all attacks are made of. */
export interface Ground {
  /** A customer's path, to which requests may be sent. */
  readonly path: string;
  /** A text that occurs in the attack and must not occur in its answer. */
  readonly marker: string;
}
