/** The endings with which emitted code imports modules beside it. Every target writes `.js`; the user may want another. */
import type { ImportStyle } from '../settings.js';
import type { EmittedFile } from './target.js';

/** The end of an import or export statement, which begins at the start of a line: no comment and no text of a user does. */
const statement = /^((?:import|export|\}).* from '\.{1,2}\/[^']*)\.js';$/gm;

/** The file with its imports in another style. */
export function withImports(file: EmittedFile, style: ImportStyle = 'js'): EmittedFile {
  if (style === 'js' || !file.path.endsWith('.ts')) return file;
  return { ...file, content: file.content.replace(statement, `$1${style === 'ts' ? '.ts' : ''}';`) };
}
