import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';

/** `lock-0123abcd`: a socket of the process that has locked the folder. */
const lockName = /^lock-[0-9a-f]{8}$/;

/** Whether a name in the folder belongs to a lock. */
export function isOfLock(name: string): boolean {
  return lockName.test(name.replace(/\.new$/, ''));
}

/**
 * Locks a folder for this process, or returns undefined if another process has locked it. The lock is a socket in the
 * folder, which the system closes whenever the process ends, so that stale locks are recognised. Each process creates its
 * own socket first and then looks for others; of two that start at the same time, at least one finds the other.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const own = `lock-${randomBytes(4).toString('hex')}`;
  const server = createServer((socket) => socket.destroy());
  // The socket is renamed once it is listening, so that a lock that does not answer is stale.
  await listen(server, short(join(folder, `${own}.new`)));
  await rename(join(folder, `${own}.new`), join(folder, own));
  const release = async (): Promise<void> => {
    await rm(join(folder, own), { force: true });
    await new Promise((resolve) => server.close(resolve));
  };
  try {
    for (const name of await readdir(folder)) {
      if (name === own || !lockName.test(name)) continue;
      if (await answers(short(join(folder, name)))) {
        await release();
        return undefined;
      }
      await rm(join(folder, name), { force: true });
    }
    return release;
  } catch (error) {
    await release();
    throw error;
  }
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // The server does not keep the process alive.
    server.listen(path, () => resolve()).unref();
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    // Any other error, such as missing permission, means that there is another process.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

/** The shortest limit of a system for socket paths, in bytes; longer paths are silently truncated. */
const longestPath = 103;

/** The path itself, or relative to the current folder if that is shorter. */
function short(path: string): string {
  const fromHere = relative(process.cwd(), path);
  const shorter = fromHere.length < path.length ? fromHere : path;
  if (Buffer.byteLength(shorter) <= longestPath) return shorter;
  throw Object.assign(new Error('The path is too long for a socket'), { code: 'ENAMETOOLONG' });
}
