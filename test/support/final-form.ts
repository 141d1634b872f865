/** Whether an emitted file is in its final form: Prettier, which did not make it, would change nothing of it. */
import { format } from 'prettier';
import { formatting } from '../../generator/4-emit/format.js';
import type { EmittedFile } from '../../generator/4-emit/target.js';

const parsers: Readonly<Record<string, string>> = { json: 'json', md: 'markdown', ts: 'typescript', yaml: 'yaml' };

/** The lines at which a file differs from what Prettier makes of it first, to show; undefined if there are none. */
export async function changeByPrettier({ path, content }: EmittedFile): Promise<string | undefined> {
  const parser = parsers[path.slice(path.lastIndexOf('.') + 1)];
  if (parser === undefined) throw new Error(`There is no parser for ${path}`);
  const formatted = await format(content, { parser, ...formatting });
  if (formatted === content) return undefined;
  const [ours, theirs] = [content.split('\n'), formatted.split('\n')];
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  const shown = (lines: readonly string[]): string => lines.slice(at, at + 4).join('\n');
  return `${path}:${at + 1}\n${shown(ours)}\n=== Prettier ===\n${shown(theirs)}`;
}
