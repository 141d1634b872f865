/** What an earlier run has written, so that the forms of texts that are the same need not be computed again. */
import { OutputFailure } from '../5-write/failure.js';
import { type Manifest, readManifest } from '../5-write/manifest.js';

/** Undefined without an output folder, or a manifest that can be read; comparing says what is wrong with it. */
export async function writtenIn(out: string | undefined): Promise<Manifest | undefined> {
  if (out === undefined) return undefined;
  try {
    return await readManifest(out);
  } catch (error) {
    if (error instanceof OutputFailure) return undefined;
    throw error;
  }
}
