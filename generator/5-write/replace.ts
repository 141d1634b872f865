/**
 * Replaces a set of files so that a run that is killed at any moment leaves no half-written file and can be continued:
 * write the journal and temporary files, rename, remove, write the manifest, remove the journal.
 */
import { randomBytes } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unlessRefused } from '../diagnostics/system-error.js';
import { inBatches } from './batches.js';
import { hashOfFile, type NewFile } from './compare.js';
import { removeEmptyFolders } from './empty-folders.js';
import { attempt } from './failure.js';
import { type Journal, journalText } from './manifest.js';
import { JOURNAL, MANIFEST, temporaryPath } from './output-names.js';
import { makeFolder } from './make-folder.js';

/**
 * Writes `files`, removes the paths `removed`, and writes the manifest. The caller holds the lock.
 * @param journal left behind by a killed run
 * @throws OutputFailure on a system error, after removing temporary files
 */
export async function replaceFiles(
  folder: string,
  files: readonly NewFile[],
  removed: readonly string[],
  manifest: string,
  journal?: Journal,
): Promise<void> {
  const targets = [...files, { path: MANIFEST, content: manifest }];
  const tag = randomBytes(4).toString('hex');
  if (journal) await removeTemporaries(folder, journal);
  await writeJournal(folder, { tag, files: hashesToCome(journal, files) });
  await writeTemporaries(folder, targets, tag, journal);
  await renameTemporaries(folder, targets, tag, removed);
  await attempt(join(folder, JOURNAL), () => rm(join(folder, JOURNAL), { force: true }));
}

/** The hashes of an earlier journal, and those of the new files. */
function hashesToCome(journal: Journal | undefined, files: readonly NewFile[]): Journal['files'] {
  const hashes = new Map(journal?.files);
  for (const file of files) {
    const { path } = file;
    hashes.set(path, [...new Set([...(hashes.get(path) ?? []), hashOfFile(file)])]);
  }
  return hashes;
}

async function writeJournal(folder: string, journal: Journal): Promise<void> {
  const place = join(folder, JOURNAL);
  try {
    await attempt(place, async () => {
      await writeFile(`${place}.new`, journalText(journal), { flush: true });
      await rename(`${place}.new`, place);
    });
  } catch (error) {
    await removeUnfinishedJournal(folder);
    throw error;
  }
}

/** Writes a temporary file next to every target. If that fails, nothing has changed. */
async function writeTemporaries(
  folder: string,
  targets: readonly NewFile[],
  tag: string,
  before: Journal | undefined,
): Promise<void> {
  try {
    await inBatches(targets, async ({ path, content }) => {
      const place = join(folder, path);
      const temporary = join(folder, temporaryPath(path, tag));
      await attempt(place, async () => {
        await makeFolder(dirname(place));
        await writeFile(temporary, content, { flag: 'wx', flush: true });
      });
    });
  } catch (error) {
    await removeTemporaries(folder, { tag, files: new Map(targets.map(({ path }) => [path, []])) });
    if (before) await writeJournal(folder, before);
    else await unlessRefused(() => rm(join(folder, JOURNAL), { force: true }));
    throw error;
  }
}

/** Renames the temporary files, removes files that are no longer generated, and writes the manifest last. */
async function renameTemporaries(
  folder: string,
  targets: readonly NewFile[],
  tag: string,
  removed: readonly string[],
): Promise<void> {
  const inPlace = ({ path }: NewFile): Promise<void> =>
    attempt(join(folder, path), () => rename(join(folder, temporaryPath(path, tag)), join(folder, path)));
  try {
    await inBatches(targets.slice(0, -1), inPlace);
    for (const path of removed) {
      await attempt(join(folder, path), () => rm(join(folder, path), { force: true }));
      await removeEmptyFolders(dirname(join(folder, path)), folder);
    }
    await inBatches(targets.slice(-1), inPlace);
  } catch (error) {
    await removeTemporaries(folder, { tag, files: new Map(targets.map(({ path }) => [path, []])) });
    throw error;
  }
}

/** Removes an incomplete journal; a run that was killed before it was complete has written nothing else. */
export async function removeUnfinishedJournal(folder: string): Promise<void> {
  await unlessRefused(() => rm(join(folder, `${JOURNAL}.new`), { force: true }));
}

/** Removes the temporary files of a run, and the folders that it created for them. */
async function removeTemporaries(folder: string, { tag, files }: Journal): Promise<void> {
  await removeUnfinishedJournal(folder);
  for (const path of [...files.keys(), MANIFEST]) {
    const temporary = join(folder, temporaryPath(path, tag));
    // A temporary file that cannot be removed does no harm, and must not hide why the run failed.
    await unlessRefused(() => rm(temporary, { force: true }));
    await removeEmptyFolders(dirname(temporary), folder);
  }
}
