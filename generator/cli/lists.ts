/** Lists of paths in summaries. */

/** Maximum number of paths in a list. */
export const LISTED = 40;

export function showList(lines: readonly string[], print: (text: string) => void, most: number): void {
  for (const line of lines.slice(0, most)) print(`${line}\n`);
  if (lines.length > most) print(`… and ${lines.length - most} more\n`);
}
