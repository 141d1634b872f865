/** What is reported when the operating system refuses to read or to write a file. */
import { type Diagnostic, diagnostic } from './diagnostic.js';
import { explain, isSystemError } from './system-error.js';

/**
 * Why a file or a folder cannot be read. Throws the error when it does not come from the operating system.
 *
 * @param what `the file`, `the definitions folder`
 */
export function cannotRead(path: string, what: string, error: unknown): Diagnostic {
  if (!isSystemError(error)) throw error;
  return diagnostic('cannot-read', { path: shown(path) }, { what, reason: explain(error).reason });
}

/** Why a file or a folder cannot be written. Throws the error when it does not come from the operating system. */
export function cannotWrite(path: string, error: unknown): Diagnostic {
  if (!isSystemError(error)) throw error;
  return diagnostic('cannot-write', { path: shown(path) }, explain(error));
}

/** The path for messages. */
export function shown(path: string): string {
  return path.replaceAll('\\', '/');
}
