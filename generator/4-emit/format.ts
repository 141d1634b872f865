/** Formats all emitted files with Prettier, with one explicit configuration and without looking for another. */
import { EmitError } from './emit-error.js';
import { finalForm } from './final-form.js';
import type { EmittedFile } from './target.js';
import { WIDTH } from './width.js';

/** The same as in `prettier.config.js`, which a test checks. */
export const formatting = { printWidth: WIDTH, singleQuote: true, endOfLine: 'lf', proseWrap: 'preserve' } as const;

const parsers: Readonly<Record<string, string>> = { ts: 'typescript', yaml: 'yaml', md: 'markdown' };

/** Whether files of this name are formatted. */
export function hasFormat(path: string): boolean {
  return Object.hasOwn(parsers, endingOf(path)) || path.endsWith('.json');
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** The file in its final form. A file that Prettier cannot parse is a bug of the target that emitted it. */
export async function format(file: EmittedFile): Promise<EmittedFile> {
  const final = finalForm(file);
  if (final) return final;
  const { format: prettier } = await import('prettier');
  const parser = parsers[endingOf(file.path)];
  if (parser === undefined) throw new Error(`There is no formatter for ${file.path}`);
  try {
    const parts = parser === 'markdown' ? sections(file.content) : [file.content];
    const formatted: string[] = [];
    for (const part of parts) formatted.push(await prettier(part, { parser, ...formatting }));
    return { ...file, content: formatted.join('\n') };
  } catch (error) {
    const { line, reason } = syntaxErrorOf(error);
    throw new EmitError(file.path, file.content, line, `does not parse: ${reason}`, { cause: error });
  }
}

/**
 * Splits Markdown at its headings. Formatting the parts gives the same result as formatting the whole, but faster: the
 * parser takes time quadratic in the length of the text.
 */
function sections(text: string): readonly string[] {
  const parts: string[][] = [[]];
  let isCode = false;
  let isComment = false;
  for (const line of text.split('\n')) {
    if (line.startsWith('#') && !isCode && !isComment) parts.push([]);
    if (/^ {0,3}(```|~~~)/.test(line)) isCode = !isCode;
    if (line.includes('<!--') || line.includes('-->')) isComment = line.lastIndexOf('<!--') > line.lastIndexOf('-->');
    parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n')).filter((part) => part.trim() !== '');
}

/** Prettier appends the position to its message, and shows the text below it. */
function syntaxErrorOf(error: unknown): { readonly line: number; readonly reason: string } {
  const [, reason = 'it does not parse', line = '1'] =
    /^(.*?)(?: \((\d+):\d+\))?$/m.exec(error instanceof Error ? error.message : String(error)) ?? [];
  return { line: Number(line), reason: reason.replace(/\.$/, '') };
}
