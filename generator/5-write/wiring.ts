/** Where a user's list of operations takes the implementation of each from. */
import type * as Morph from 'ts-morph';
import { type Compiler, namesBoundBy, readHandler } from './handler-source.js';

/**
 * The operations that the list serves with something else than the functions of the file `./<operation>`, so that nothing
 * is missing in that file, nor the file itself.
 */
export async function implementedElsewhere(text: string, operations: readonly string[]): Promise<ReadonlySet<string>> {
  // Without the compiler, which takes longer than all else, for a list that imports no server, or is not there.
  if (!text.includes('/server')) return new Set();
  const read = await readHandler(text);
  if (read.kind === 'broken') return new Set();
  const { morph, file } = read;
  const imports = file.getImportDeclarations();
  const called = new Set(calleesIn(morph, file));
  const isServed = (operation: string): boolean =>
    imports.some(
      (one) => modulePath(one).endsWith(`/${operation}/server`) && namesBoundBy(one).some(called.has, called),
    );
  const isFromItsFile = (operation: string): boolean =>
    imports.some((one) => modulePath(one) === `./${operation}` && !isOnlyDefault(one));
  return new Set(operations.filter((one) => isServed(one) && !isFromItsFile(one)));
}

/** The specifier without the ending of a file. */
function modulePath(declaration: Morph.ImportDeclaration): string {
  return declaration.getModuleSpecifierValue().replace(/\.[cm]?[jt]sx?$/, '');
}

function isOnlyDefault(declaration: Morph.ImportDeclaration): boolean {
  return !declaration.getNamespaceImport() && declaration.getNamedImports().length === 0;
}

/** The names of the functions that are called. */
function calleesIn({ SyntaxKind }: Compiler, file: Morph.SourceFile): readonly string[] {
  return file.getDescendantsOfKind(SyntaxKind.CallExpression).map((call) => call.getExpression().getText());
}
