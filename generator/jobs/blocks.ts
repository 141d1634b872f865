/** Changes a long file of the package in the places of the operations that have changed, without making all of it again. */
import { defined } from '../defined.js';

/** Where the blocks of each definition stand in a file, in bytes: a start and a length for each. */
export type Blocks = Readonly<Record<string, readonly number[]>>;

/**
 * The places of blocks in a text.
 *
 * @param starts where the blocks of each definition begin, in characters, and the blocks, by the paths of the definitions
 */
export function blocksIn(
  text: string,
  starts: Iterable<readonly [path: string, starts: readonly number[], blocks: readonly string[]]>,
): Blocks {
  const all = [...starts];
  const marks = all.flatMap(([, own]) => own).sort((a, b) => a - b);
  const inBytes = new Map<number, number>();
  let bytes = 0;
  let done = 0;
  for (const mark of marks) {
    bytes += Buffer.byteLength(text.slice(done, mark));
    done = mark;
    inBytes.set(mark, bytes);
  }
  return Object.fromEntries(
    all.map(([path, own, blocks]) => [
      path,
      own.flatMap((start, index) => [
        defined(inBytes.get(start), path),
        Buffer.byteLength(defined(blocks[index], path)),
      ]),
    ]),
  );
}

/** A file with other blocks, and where they all stand in it; undefined if a definition does not have as many. */
export function withBlocks(
  file: Uint8Array,
  before: Blocks,
  changed: ReadonlyMap<string, readonly string[]>,
): { readonly content: Buffer; readonly blocks: Blocks } | undefined {
  for (const [path, texts] of changed) if (texts.length * 2 !== before[path]?.length) return undefined;
  const blocks = Object.fromEntries(Object.entries(before).map(([path, places]) => [path, [...places]]));
  const inOrder = Object.entries(blocks)
    .flatMap(([path, places]) =>
      Array.from({ length: places.length / 2 }, (_, index) => ({ path, places, index, start: places[index * 2] ?? 0 })),
    )
    .sort((a, b) => a.start - b.start);
  const chunks: Uint8Array[] = [];
  let done = 0;
  let shift = 0;
  for (const { path, places, index, start } of inOrder) {
    places[index * 2] = start + shift;
    const text = changed.get(path)?.[index];
    if (text === undefined) continue;
    const bytes = Buffer.from(text);
    const length = places[index * 2 + 1] ?? 0;
    chunks.push(file.subarray(done, start), bytes);
    done = start + length;
    shift += bytes.length - length;
    places[index * 2 + 1] = bytes.length;
  }
  return { content: Buffer.concat([...chunks, file.subarray(done)]), blocks };
}
