/** What file systems do that are not that of Node: those of Yarn's Plug'n'Play, and those that are read-only. */
import type { FileHandle } from 'node:fs/promises';
import type * as files from 'node:fs/promises';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What stands for a function of Node in a test. */
const other: { open?: typeof files.open; mkdir?: typeof files.mkdir } = {};

/** A module of the generator on such a file system, loaded anew: another test may have loaded it already. */
async function onOther<Module>(load: () => Promise<Module>): Promise<Module> {
  vi.resetModules();
  vi.doMock('node:fs/promises', async (original) => ({ ...(await original<typeof files>()), ...other }));
  return load();
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-files-'));
});
afterEach(() => {
  vi.doUnmock('node:fs/promises');
  vi.resetModules();
  delete other.open;
  delete other.mkdir;
  rmSync(folder, { recursive: true, force: true });
});

describe('a file', () => {
  it('is read whole where a length that is left out counts as 0', async () => {
    const path = join(folder, 'a.txt');
    const text = 'a'.repeat(150_000);
    writeFileSync(path, text);
    const { open } = await vi.importActual<typeof files>('node:fs/promises');
    other.open = async (...given) => {
      const handle = await open(...given);
      const read = handle.read.bind(handle) as (...all: unknown[]) => Promise<unknown>;
      handle.read = ((buffer: Buffer, offset = 0, length = 0, position = null) =>
        read(buffer, offset, length, position)) as FileHandle['read'];
      return handle;
    };
    const { readRegularFile } = await onOther(() => import('../../generator/regular-file.js'));
    expect((await readRegularFile(path, 1_000_000))?.toString()).toBe(text);
  });
});

describe('a folder', () => {
  it('is made with those above it, of which the first is told', async () => {
    const { makeFolder } = await onOther(() => import('../../generator/5-write/make-folder.js'));
    expect(await makeFolder(join(folder, 'a/b/c'))).toBe(join(folder, 'a'));
    expect(await makeFolder(join(folder, 'a/b/c'))).toBeUndefined();
  });

  it('that cannot be made says why, and not that it does not exist', async () => {
    const { mkdir } = await vi.importActual<typeof files>('node:fs/promises');
    const refused = (code: string): Error => Object.assign(new Error(code), { code, syscall: 'mkdir' });
    // As Node does on Linux, where the recursive form asks for the folder after it was refused.
    other.mkdir = ((path, options) => {
      if (typeof options === 'object' && options?.recursive === true) return Promise.reject(refused('ENOENT'));
      return String(path) === join(folder, 'a') ? Promise.reject(refused('EROFS')) : mkdir(path, options);
    }) as typeof files.mkdir;
    const { makeFolder } = await onOther(() => import('../../generator/5-write/make-folder.js'));
    await expect(makeFolder(join(folder, 'a/b'))).rejects.toThrow('EROFS');
  });
});
