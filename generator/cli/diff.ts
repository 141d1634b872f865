import { shown } from '../diagnostics/failed-file.js';

/** Larger diffs take long to compute and do not help a reader. */
const MOST = 4_000;

/** A unified diff from the existing to the generated content, without a final line break. */
export async function unifiedDiff(path: string, found: string, generated: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const plain = (text: string): string => text.replaceAll('\r\n', '\n');
  const name = shown(path);
  const patch = createTwoFilesPatch(name, name, plain(found), plain(generated), 'existing', 'generated', {
    context: 3,
    maxEditLength: MOST,
  });
  if (patch === undefined) return `--- ${name}\n+++ ${name}\nThe two versions differ too much to show a diff.`;
  // The first line is a row of equal signs, which no tool needs.
  return patch.replace(/^=+\n/, '').trimEnd();
}

/** Maximum number of lines of one diff, and of all diffs, unless --full-diff is given. */
const LINES_EACH = 40;
const LINES_IN_ALL = 400;

/** The number of diff lines that may still be shown. */
export class Room {
  #left: number;

  constructor(readonly isUnlimited: boolean) {
    this.#left = LINES_IN_ALL;
  }

  /** Returns how many of the wanted lines may be shown. */
  take(wanted: number): number {
    if (this.isUnlimited) return wanted;
    const taken = Math.min(wanted, LINES_EACH, this.#left);
    this.#left -= taken;
    return taken;
  }
}

/** Cuts a diff to the lines that there is room for; `omitted` counts the rest. */
export function cut(diff: string, room: Room): { readonly diff: string; readonly omitted?: number } {
  const lines = diff.split('\n');
  const taken = room.take(lines.length);
  // A line may be as long as a file.
  const shown = lines.slice(0, taken).map((line) => (room.isUnlimited ? line : shortened(line)));
  const omitted = lines.length - taken;
  return { diff: shown.join('\n'), ...(omitted > 0 && { omitted }) };
}

const LONGEST = 500;

function shortened(line: string): string {
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}… (${line.length - LONGEST} more characters)` : line;
}
