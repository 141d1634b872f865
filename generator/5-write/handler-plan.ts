/** The changes that handler files need. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** A file that has to change. */
export interface Plan {
  readonly path: string;
  readonly text: string;
  /** The existing content; absent when the file does not exist. */
  readonly before?: Buffer;
  readonly kinds: readonly ('created' | 'extended' | 'updated')[];
  /** The names that it lacks and gets. */
  readonly names?: readonly string[];
}

export interface Plans {
  readonly plans: readonly Plan[];
  readonly diagnostics: readonly Diagnostic[];
}
