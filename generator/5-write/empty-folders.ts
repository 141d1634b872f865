import { rmdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../diagnostics/system-error.js';
import { unlessMissing } from './failure.js';

/** Removes a folder and its parents up to `until` (exclusive), as long as they are empty. */
export async function removeEmptyFolders(from: string, until: string): Promise<void> {
  for (let place = from; place !== until && place !== dirname(place); place = dirname(place)) {
    try {
      await unlessMissing(() => rmdir(place));
    } catch (error) {
      if (isSystemError(error)) return;
      throw error;
    }
  }
}
