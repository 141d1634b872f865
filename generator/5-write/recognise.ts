/** Recognises whether the existing text of a file was generated. */
import { hasConflict, mergedByGit, sidesOf } from './conflict.js';
import { hashOf } from './hash.js';
import { layoutHash } from './layout/layout.js';

export type Origin =
  /** The text that is generated now, possibly with another layout. */
  | 'current'
  | 'layout'
  /** A text that was generated before, with any layout. */
  | 'former'
  /** A merge conflict between two generated texts. */
  | 'conflict'
  /** A merge conflict in which a side was not generated. */
  | 'edited-conflict'
  | 'other';

export interface Texts {
  /** Hash of the text that is generated now; absent when the file is no longer generated. */
  readonly hash?: string;
  readonly layout?: string | undefined;
  /** Hashes of texts and forms that were generated before. */
  readonly known: readonly string[];
}

/** @param place path of the file, to ask git about a merge */
export async function recognise(place: string, path: string, bytes: Buffer, texts: Texts): Promise<Origin> {
  const { hash, layout, known } = texts;
  const own = hashOf(bytes);
  if (own === hash) return 'current';
  if (known.includes(own)) return 'former';
  const text = bytes.toString('utf8');
  // Invalid UTF-8 has no form.
  const form = Buffer.from(text).equals(bytes) ? await layoutHash(path, text) : undefined;
  if (form !== undefined && form === layout) return 'layout';
  if (form !== undefined && known.includes(form)) return 'former';
  if (!hasConflict(text)) return 'other';
  const areOurs = async (sides: readonly Buffer[] | undefined): Promise<boolean> => {
    if (!sides) return false;
    const origins = await Promise.all(sides.map((side) => originOfSide(path, side, texts)));
    return origins.every(Boolean);
  };
  const sides = sidesOf(text)?.map((side) => Buffer.from(side));
  return (await areOurs(sides)) || (await areOurs(await mergedByGit(place))) ? 'conflict' : 'edited-conflict';
}

/** Whether the text of one side was generated. */
async function originOfSide(path: string, bytes: Buffer, { hash, layout, known }: Texts): Promise<boolean> {
  const form = await layoutHash(path, bytes.toString('utf8'));
  const ours = [hash, layout, ...known].filter((one) => one !== undefined);
  return ours.includes(hashOf(bytes)) || (form !== undefined && ours.includes(form));
}
