export type Severity = 'error' | 'warning';

/** One kind of diagnostic. */
export interface Entry<P> {
  readonly severity: Severity;
  /** What is wrong, in one line without a full stop. */
  readonly message: (params: P) => string;
  /** What to do about it; shown below the code frame and in docs/diagnostics.md. */
  readonly help: string;
}

export function error<P>(message: (params: P) => string, help: string): Entry<P> {
  return { severity: 'error', message, help };
}

export function warning<P>(message: (params: P) => string, help: string): Entry<P> {
  return { severity: 'warning', message, help };
}
