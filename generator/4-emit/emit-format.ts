/** Prettier on everything that is emitted, once, with one explicit configuration and no look-up of another. */
import type { EmittedFile } from './target.js';

/** The same as in `prettier.config.js`; a test holds the two together. */
export const formatting = { printWidth: 120, singleQuote: true, endOfLine: 'lf', proseWrap: 'preserve' } as const;

const parsers: Readonly<Record<string, string>> = { ts: 'typescript', json: 'json', yaml: 'yaml', md: 'markdown' };

/** The file in its final form. A file that Prettier cannot parse is a bug of the target that emitted it. */
export async function format(file: EmittedFile): Promise<EmittedFile> {
  if (file.verbatim) return file;
  const { format: prettier } = await import('prettier');
  const parser = parsers[file.path.slice(file.path.lastIndexOf('.') + 1)];
  if (parser === undefined) throw new Error(`There is no formatter for ${file.path}`);
  try {
    return { ...file, content: await prettier(file.content, { parser, ...formatting }) };
  } catch (error) {
    throw new Error(`${file.path} was emitted with a syntax error`, { cause: error });
  }
}
