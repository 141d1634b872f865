/** Parses handler files with ts-morph and finds the modules that they import. */
import type * as Morph from 'ts-morph';
import type { SourceFile, ts } from 'ts-morph';
import { defined } from '../defined.js';

export type Compiler = typeof Morph;

/** Maximum length in UTF-16 code units, larger than any hand-written file. */
const LONGEST = 4 * 1024 * 1024;

export type Read =
  | { readonly kind: 'source'; readonly morph: Compiler; readonly file: SourceFile; readonly mark: string }
  | { readonly kind: 'broken'; readonly reason: string; readonly start: number; readonly end: number };

/** `mark` is the byte order mark of the text, which offsets do not count. */
export async function readHandler(text: string): Promise<Read> {
  if (text.length > LONGEST) return { kind: 'broken', reason: 'it is too large', start: 0, end: 0 };
  const morph = await import('ts-morph');
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  try {
    const { file, problem } = parse(morph, text.slice(mark.length));
    if (!problem) return isTooDeep(file) ? tooDeep : { kind: 'source', morph, file, mark };
    const start = defined(problem.getStart(), 'the place of a syntax error') + mark.length;
    const reason = morph.ts.flattenDiagnosticMessageText(problem.compilerObject.messageText, ' ');
    return { kind: 'broken', reason, start, end: start + defined(problem.getLength(), 'the length of a syntax error') };
  } catch (error) {
    if (error instanceof RangeError) return tooDeep;
    throw error;
  }
}

/** Maximum depth of a syntax tree. It can be deep without brackets: `1 + 1 + 1` has a level for each operator. */
const DEEPEST = 500;

/** Whether a recursive walk could exceed the stack; this one is not recursive. */
function isTooDeep(file: SourceFile): boolean {
  let level: readonly ts.Node[] = [file.compilerNode];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const next: ts.Node[] = [];
    for (const node of level) node.forEachChild((child) => void next.push(child));
    level = next;
  }
  return false;
}

/** The result for a file that would exceed the stack. */
export const tooDeep = { kind: 'broken', reason: 'it is nested too deeply', start: 0, end: 0 } as const;

export function parse(
  morph: Compiler,
  text: string,
): { readonly file: SourceFile; readonly problem: Morph.Diagnostic | undefined } {
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });
  const file = project.createSourceFile('handlers.ts', text);
  return { file, problem: project.getProgram().getSyntacticDiagnostics(file)[0] };
}

/** A module specifier: its text and its position, without quotes. */
export interface Specifier {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Every module that a file imports, re-exports, or imports a type from. */
export function specifiersIn({ Node }: Compiler, file: SourceFile): readonly Specifier[] {
  return file
    .getImportStringLiterals()
    .concat(file.getDescendants().flatMap((node) => (isInType(node) ? [node] : [])))
    .map((literal) => ({ text: literal.getLiteralText(), start: literal.getStart() + 1, end: literal.getEnd() - 1 }))
    .filter(({ start }, index, all) => all.findIndex((other) => other.start === start) === index);

  function isInType(node: Morph.Node): node is Morph.StringLiteral {
    const type = node.getParent()?.getParent();
    return Node.isStringLiteral(node) && Node.isImportTypeNode(type);
  }
}

/** Those of a text; none if it has a syntax error. */
export async function moduleSpecifiers(text: string): Promise<readonly Specifier[]> {
  const read = await readHandler(text);
  if (read.kind === 'broken') return [];
  const { length } = read.mark;
  return specifiersIn(read.morph, read.file).map(({ start, end, ...one }) => ({
    ...{ ...one, start: start + length, end: end + length },
  }));
}

/** The names that an import declares in the file. */
export function namesBoundBy(declaration: Morph.ImportDeclaration): readonly string[] {
  return [
    declaration.getDefaultImport()?.getText(),
    declaration.getNamespaceImport()?.getText(),
    ...declaration.getNamedImports().map((one) => one.getAliasNode()?.getText() ?? one.getName()),
  ].filter((name) => name !== undefined);
}

/** The list that is passed to `routerOf`. */
export function routerList({ Node }: Compiler, file: Morph.SourceFile): Morph.ArrayLiteralExpression | undefined {
  return file.forEachDescendant((node) => {
    if (!Node.isCallExpression(node) || node.getExpression().getText() !== 'routerOf') return undefined;
    const [list] = node.getArguments();
    return Node.isArrayLiteralExpression(list) ? list : undefined;
  });
}
