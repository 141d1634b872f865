/** Prettier on everything that is emitted, once, with one explicit configuration and no look-up of another. */
import { EmitError } from './emit-error.js';
import { spelt } from './encode.js';
import type { EmittedFile } from './target.js';

/** The same as in `prettier.config.js`; a test holds the two together. */
export const formatting = { printWidth: 120, singleQuote: true, endOfLine: 'lf', proseWrap: 'preserve' } as const;

const parsers: Readonly<Record<string, string>> = { ts: 'typescript', json: 'json', yaml: 'yaml', md: 'markdown' };

/** The file in its final form. A file that Prettier cannot parse is a bug of the target that emitted it. */
export async function format(file: EmittedFile): Promise<EmittedFile> {
  const formatted = await formattedWith(file);
  // JSON has no place for them but texts.
  return file.path.endsWith('.json') ? { ...formatted, content: spelt(formatted.content) } : formatted;
}

async function formattedWith(file: EmittedFile): Promise<EmittedFile> {
  if (file.verbatim) return file;
  const { format: prettier } = await import('prettier');
  const parser = parsers[file.path.slice(file.path.lastIndexOf('.') + 1)];
  if (parser === undefined) throw new Error(`There is no formatter for ${file.path}`);
  try {
    return { ...file, content: await prettier(file.content, { parser, ...formatting }) };
  } catch (error) {
    const { line, reason } = syntaxErrorOf(error);
    throw new EmitError(file.path, file.content, line, `does not parse: ${reason}`, { cause: error });
  }
}

/** Prettier says the place behind its message, and shows the text below it. */
function syntaxErrorOf(error: unknown): { readonly line: number; readonly reason: string } {
  const [, reason = 'it does not parse', line = '1'] =
    /^(.*?)(?: \((\d+):\d+\))?$/m.exec(error instanceof Error ? error.message : String(error)) ?? [];
  return { line: Number(line), reason: reason.replace(/\.$/, '') };
}
