import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { cannotWrite } from '../diagnostics/failed-file.js';
import { isSystemError } from '../diagnostics/system-error.js';

/** Aborts a write; {@link write} catches it and returns the diagnostic. */
export class OutputFailure extends Error {
  constructor(readonly diagnostic: Diagnostic) {
    super(diagnostic.message);
  }
}

/** Runs an action on a file; a system error becomes an {@link OutputFailure} about that file. */
export async function attempt<T>(path: string, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw new OutputFailure(cannotWrite(path, error));
  }
}

/** The value, or `undefined` when the file does not exist. */
export async function unlessMissing<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
