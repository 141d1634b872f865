import { randomBytes } from 'node:crypto';
import { chmod, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';

/**
 * Replaces the text of a user's file as a whole, so that a run that is killed leaves it as it was. A link stays a link, and
 * the file keeps its permissions. Rejects with the error of the operating system.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const place = await realpath(path);
  const temporary = `${place}.specwright-${randomBytes(4).toString('hex')}`;
  try {
    await writeFile(temporary, text, { flag: 'wx', flush: true });
    await chmod(temporary, (await stat(place)).mode & 0o777);
    await rename(temporary, place);
  } finally {
    await rm(temporary, { force: true });
  }
}
