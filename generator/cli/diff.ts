/** Differences beyond this many lines are no help to a reader, and finding them takes long. */
const MOST = 4_000;

/** A unified diff, without a line end last, from what stands in a file to what would be generated. */
export async function unifiedDiff(path: string, found: string, generated: string): Promise<string> {
  const { createTwoFilesPatch } = await import('diff');
  const [before, after] = [found, generated].map((text) => text.replaceAll('\r\n', '\n'));
  const name = path.replaceAll('\\', '/');
  const patch = createTwoFilesPatch(name, name, before ?? '', after ?? '', 'as it is', 'as generated', {
    context: 3,
    maxEditLength: MOST,
  });
  if (patch === undefined)
    return `--- ${name}\n+++ ${name}\nThe two have too little in common for a difference to show.`;
  // The first line is a rule of equal signs, which no tool needs.
  return patch.replace(/^=+\n/, '').trimEnd();
}

/** Lines of one difference, and of all of them, that are shown unless everything is asked for. */
const LINES_EACH = 40;
const LINES_IN_ALL = 400;

/** How much may still be shown. */
export class Room {
  #left: number;

  constructor(readonly isUnlimited: boolean) {
    this.#left = LINES_IN_ALL;
  }

  /** Of so many lines, how many may be shown. */
  take(wanted: number): number {
    if (this.isUnlimited) return wanted;
    const taken = Math.min(wanted, LINES_EACH, this.#left);
    this.#left -= taken;
    return taken;
  }
}

/** As much of a difference as there is room for, and how many lines that leaves out. */
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
