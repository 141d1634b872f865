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
