/** The endings with which emitted code imports modules beside it. Every target writes `.js`; the user may want another. */
import type { ImportStyle } from '../settings.js';
import type { EmittedFile } from './target.js';
import { WIDTH } from './width.js';

/** The end of an import or export statement, which begins at the start of a line: no comment and no text of a user does. */
const statement = /^((?:import|export|\}).* from '\.{1,2}\/[^']*)\.js';$/gm;

/** A statement over several lines, one name each. */
const broken = /^((?:import|export)(?: type)? \{)\n((?: {2}.*,\n)+)(\} from '\.{1,2}\/[^']*';)$/gm;

/** The file with its imports in another style. */
export function withImports(file: EmittedFile, style: ImportStyle = 'js'): EmittedFile {
  if (style === 'js' || !file.path.endsWith('.ts')) return file;
  const content = file.content.replace(statement, `$1${style === 'ts' ? '.ts' : ''}';`);
  return { ...file, content: style === 'none' ? content.replace(broken, joined) : content };
}

/** A statement without the endings may fit into one line, which is how Prettier prints it then. */
function joined(whole: string, head: string, names: string, tail: string): string {
  const line = `${head} ${names
    .trim()
    .replace(/,$/, '')
    .replace(/,\n {2}/g, ', ')} ${tail}`;
  return line.length <= WIDTH ? line : whole;
}
