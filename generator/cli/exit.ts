export const Exit = {
  ok: 0,
  /** Findings, drift, a definition with mistakes, or a refusal of the system. */
  findings: 1,
  usage: 2,
  /** A bug of ours. */
  internal: 3,
} as const;

export type ExitCode = (typeof Exit)[keyof typeof Exit];

/** The command line asks for something that cannot be; the message says what and, where it can, what is meant. */
export class UsageError extends Error {}
