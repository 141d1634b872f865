/** The files that a run leaves in the output folder, and by what later runs see that they are still the same. */
import { contentHash, type Signature, signatureOf } from './signature.js';

/** A file of the output folder. */
export interface RunOutput {
  /** Relative to the output folder. */
  readonly path: string;
  /** SHA-256 of its content. */
  readonly hash: string;
}

/** A file that the run leaves. */
export interface LeftOutput extends RunOutput {
  /** Whether the run has found it in place, and not written it. */
  readonly isInPlace?: boolean;
}

export interface Left {
  readonly signature: Signature;
  /** The hash of the content, which has to be compared, if the file has changed so recently that its signature is not reliable. */
  readonly hash?: string;
}

export interface Seen {
  /** When the run began: since then, it has compared the content of each file, or written it. */
  readonly since: number;
  /** Reliable signatures of files that it has found in place. */
  readonly known?: ReadonlyMap<string, Signature>;
}

/** By path; without the files that are not there, or have another content. */
export function leftBy(
  out: string,
  files: readonly LeftOutput[],
  { since, known = new Map() }: Seen,
): ReadonlyMap<string, Left> {
  const left = new Map<string, Left>();
  for (const { path, hash, isInPlace = false } of files) {
    const signature = isInPlace ? known.get(path) : undefined;
    const one = signature === undefined ? leftAt(`${out}/${path}`, hash, since) : { signature };
    if (one) left.set(path, one);
  }
  return left;
}

function leftAt(place: string, hash: string, since: number): Left | undefined {
  const found = signatureOf(place, Date.now());
  if (!found) return undefined;
  const { signature } = found;
  if (found.wasSettled(since)) return { signature };
  if (!found.isSettled) return { signature, hash };
  // Others may have changed it after it was written. After this look, every change results in another signature.
  return contentHash(place) === hash ? { signature } : undefined;
}
