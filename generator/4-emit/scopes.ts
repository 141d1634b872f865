/**
 * The last guard on names: no module gives a name twice, nor does one through what it exports of others. Names are made
 * so that they differ; a target that makes some of its own and forgets to is found here instead of by a user's compiler.
 */
import type { ts } from 'ts-morph';

type Compiler = typeof ts;
type Modules = ReadonlyMap<string, ts.SourceFile>;

/** @param modules the emitted modules by path */
export function checkScopes(compiler: Compiler, modules: Modules): void {
  for (const [path, file] of modules) {
    const bound = [...importsOf(compiler, file), ...declarationsOf(compiler, file).map(({ name }) => name)];
    refuseRepeats(path, bound);
    refuseRepeats(path, exportsOf(compiler, modules, path));
  }
}

function refuseRepeats(path: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) throw new Error(`${path} calls two things ${twice}`);
}

function importsOf(compiler: Compiler, file: ts.SourceFile): readonly string[] {
  return file.statements.filter(compiler.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    const named = bindings === undefined ? [] : compiler.isNamespaceImport(bindings) ? [bindings] : bindings.elements;
    return [...(importClause?.name ? [importClause.name.text] : []), ...named.map(({ name }) => name.text)];
  });
}

interface Declared {
  readonly name: string;
  readonly isExported: boolean;
}

/** What the module declares at its top; of a function's overloads the one that does the work. */
function declarationsOf(compiler: Compiler, file: ts.SourceFile): readonly Declared[] {
  return file.statements.flatMap((statement): readonly Declared[] => {
    const isExported =
      compiler.canHaveModifiers(statement) &&
      (compiler.getModifiers(statement) ?? []).some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword);
    if (compiler.isVariableStatement(statement))
      return statement.declarationList.declarations.map((one) => ({ name: one.name.getText(file), isExported }));
    if (compiler.isFunctionDeclaration(statement) && !statement.body) return [];
    const isNamed =
      compiler.isFunctionDeclaration(statement) ||
      compiler.isClassDeclaration(statement) ||
      compiler.isInterfaceDeclaration(statement) ||
      compiler.isTypeAliasDeclaration(statement);
    return isNamed && statement.name ? [{ name: statement.name.text, isExported }] : [];
  });
}

function exportsOf(compiler: Compiler, modules: Modules, path: string): readonly string[] {
  const file = modules.get(path);
  if (!file) return [];
  const declared = declarationsOf(compiler, file).filter(({ isExported }) => isExported);
  const passedOn = file.statements.filter(compiler.isExportDeclaration).flatMap(({ exportClause, moduleSpecifier }) => {
    if (exportClause)
      return compiler.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [exportClause.name.text];
    if (!moduleSpecifier || !compiler.isStringLiteral(moduleSpecifier)) return [];
    // No module exports another that exports it in turn.
    return exportsOf(compiler, modules, resolved(path, moduleSpecifier.text));
  });
  return [...declared.map(({ name }) => name), ...passedOn];
}

/** `order/index.ts`, `./types.js` -> `order/types.ts` */
function resolved(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1).replace(/\.js$/, '.ts');
}
