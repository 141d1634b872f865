/** Makes a folder with those above it. */
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../diagnostics/system-error.js';

/**
 * The first folder that was made, if any. A recursive `mkdir` of Node may say that the folder does not exist when something
 * keeps it from being made, such as a file system that is read-only: without `recursive`, it says what.
 */
export async function makeFolder(path: string): Promise<string | undefined> {
  try {
    return await mkdir(path, { recursive: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
    await makeHighest(path);
    return await mkdir(path, { recursive: true });
  }
}

/** Makes the highest folder of a path that does not exist. */
async function makeHighest(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
    await makeHighest(dirname(path));
  }
}

function isMissing(error: unknown): boolean {
  return isSystemError(error) && error.code === 'ENOENT';
}
