/** Errors of the operating system, explained to users. */

/** Whether an error comes from the operating system, so that it is not a bug in specwright. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { readonly code: string } {
  return error instanceof Error && 'syscall' in error && 'code' in error && typeof error.code === 'string';
}

interface Explanation {
  readonly reason: string;
  readonly remedy: string;
}

const elsewhere = 'or choose another folder';
const explanations: Readonly<Record<string, Explanation>> = {
  ENOENT: { reason: 'it does not exist', remedy: 'check whether another program removes files there' },
  EACCES: { reason: 'permission is denied', remedy: `make the folder and its files writable, ${elsewhere}` },
  EPERM: { reason: 'the operation is not permitted', remedy: `make the folder and its files writable, ${elsewhere}` },
  EROFS: { reason: 'the file system is read-only', remedy: `mount it writable, ${elsewhere}` },
  ENOSPC: { reason: 'no space is left on the device', remedy: `free some space, ${elsewhere}` },
  EDQUOT: { reason: 'your disk quota is used up', remedy: `free some space, ${elsewhere}` },
  ENOTDIR: { reason: 'a part of the path is a file, not a folder', remedy: `move that file, ${elsewhere}` },
  ENOTFOLDER: { reason: 'it is not a folder', remedy: `move it, ${elsewhere}` },
  EEXIST: { reason: 'a file is in the place of a folder', remedy: `move that file, ${elsewhere}` },
  EISDIR: { reason: 'it is a folder, not a file', remedy: 'move that folder' },
  ESPECIAL: { reason: 'it is a pipe, a socket or a device, not a file', remedy: 'replace it by a regular file' },
  EAGAIN: { reason: 'it is not a regular file', remedy: 'replace it by a regular file' },
  ENOTEMPTY: { reason: 'the folder is not empty', remedy: 'move that folder' },
  ENAMETOOLONG: { reason: 'the path is too long for the file system', remedy: 'use a shorter path' },
  ELOOP: { reason: 'its symbolic links form a loop', remedy: 'remove those links' },
  EMFILE: { reason: 'too many files are open', remedy: 'close some programs, or raise the limit (ulimit -n)' },
  ENFILE: { reason: 'too many files are open', remedy: 'close some programs' },
  EBUSY: { reason: 'another program is using it', remedy: 'close that program' },
  EIO: { reason: 'the device reported an input/output error', remedy: 'check the disk' },
};

/** The reason for an error of the operating system, and what to do about it. */
export function explain(error: NodeJS.ErrnoException): Explanation {
  const code = error.code ?? 'an unknown error';
  return explanations[code] ?? { reason: `the system reports ${code}`, remedy: `check the path, ${elsewhere}` };
}

/** The result of an action, or something else, otherwise nothing, when the operating system refuses it. */
export async function unlessRefused<T>(action: () => Promise<T>): Promise<T | undefined>;
export async function unlessRefused<T, Other>(action: () => Promise<T>, instead: Other): Promise<T | Other>;
export async function unlessRefused(action: () => Promise<unknown>, instead?: unknown): Promise<unknown> {
  try {
    return await action();
  } catch (error) {
    if (isSystemError(error)) return instead;
    throw error;
  }
}

/** As {@link unlessRefused}, of an action that does not wait. */
export function unlessRefusedSync<T>(action: () => T): T | undefined;
export function unlessRefusedSync<T, Other>(action: () => T, instead: Other): T | Other;
export function unlessRefusedSync(action: () => unknown, instead?: unknown): unknown {
  try {
    return action();
  } catch (error) {
    if (isSystemError(error)) return instead;
    throw error;
  }
}
