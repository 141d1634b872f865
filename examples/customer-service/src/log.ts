/** Writes a line about an event. */
export type Log = (level: 'info' | 'warn' | 'error', event: string, details?: object) => void;

/** Writes one JSON object per line. */
export function logTo(write: (line: string) => unknown): Log {
  return (level, event, details = {}) =>
    write(`${JSON.stringify({ time: new Date().toISOString(), level, event, ...details })}\n`);
}

/**
 * An error without personal data. Messages of the database may contain stored values, so only the SQLSTATE and the place
 * are logged.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown };
  const isOfDatabase = typeof code === 'string' && /^[\dA-Z]{5}$/.test(code);
  return {
    error: error.name,
    ...(isOfDatabase ? { table, constraint } : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    at: error.stack
      ?.split('\n')
      .filter((line) => /^ +at /.test(line))
      .map((line) => line.trim()),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
