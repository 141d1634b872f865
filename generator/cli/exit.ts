export const Exit = {
  ok: 0,
  /** Findings, drift, errors in definitions, or a file that cannot be read or written. */
  findings: 1,
  usage: 2,
  /** A bug in specwright. */
  internal: 3,
} as const;

export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** An invalid command line; the message says what is wrong and, if possible, suggests a correction. */
export class UsageError extends Error {}
