import { randomBytes } from 'node:crypto';
import { readdir, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';

/** `lock-0123abcd`: a socket of the process that has the folder. */
const lockName = /^lock-[0-9a-f]{8}$/;

/** Whether a name in the folder belongs to a lock. */
export function isOfLock(name: string): boolean {
  return lockName.test(name.replace(/\.new$/, ''));
}

/**
 * Takes a folder for this process, or gives undefined when another one has it. The lock is a socket in the folder: the
 * system closes it when the process ends, however it ends, so that a lock is never stale for longer than it takes to
 * look. Each process has a socket of its own and looks for those of others once its own is there; of two that start at
 * the same time at least one finds the other.
 */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const own = `lock-${randomBytes(4).toString('hex')}`;
  const server = createServer((socket) => socket.destroy());
  // It gets its name when it answers, so that a lock that does not answer is nobody's.
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
    // It does not keep a process alive that has nothing else to do.
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
    // Any other error, such as that of a socket of another user, says that there is somebody.
    socket.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code !== 'ECONNREFUSED' && error.code !== 'ENOENT'),
    );
  });
}

/** What a system takes at least for the path of a socket, in bytes; a longer one is cut off without a word. */
const longestPath = 103;

/** The path as it is or, where that is shorter, from here. */
function short(path: string): string {
  const fromHere = relative(process.cwd(), path);
  const shorter = fromHere.length < path.length ? fromHere : path;
  if (Buffer.byteLength(shorter) <= longestPath) return shorter;
  throw Object.assign(new Error('The path is too long for a socket'), { code: 'ENAMETOOLONG' });
}
