/**
 * The last check before anything is written: emitted TypeScript contains only declarations, so no text of a definition
 * has become code, and importing a file has no side effects.
 *
 * The compiler of ts-morph, because that is a dependency of the package (TypeScript itself is not), and the parser alone:
 * no library, no resolution, no checker.
 */
import type { ts } from 'ts-morph';
import { EmitError } from './emit-error.js';
import { firstActive } from './plain-initialisers.js';
import { quickNamesOf } from './quick-check.js';
import { checkScopes, type ModuleNames, namesOf } from './scopes.js';
import type { EmittedFile } from './target.js';

type Compiler = typeof ts;

/** Whether a file may import a module. */
type MayImport = (path: string, module: string) => boolean;

/** Throws at the first statement that no target emits, and at a duplicate name. Both are bugs of a target. */
export async function checkDeclarationsOnly(
  files: readonly EmittedFile[],
  mayImport: MayImport = isExpected,
): Promise<void> {
  const modules = new Map<string, ModuleNames>();
  for (const { path, content } of files.filter((file) => /\.[cm]?[jt]s$/.test(file.path))) {
    const quick = quickNamesOf(content, (module) => mayImport(path, module));
    modules.set(path, quick ?? (await readNames(path, content, mayImport)));
  }
  checkScopes(modules);
}

/** The names of a module that the quick check is not certain of, and that may be a mistake. */
export async function readNames(
  path: string,
  content: string,
  mayImport: MayImport = isExpected,
): Promise<ModuleNames> {
  // The compiler takes longer to load than all files take to check.
  const { ts: compiler } = await import('ts-morph');
  const file = compiler.createSourceFile(path, content, compiler.ScriptTarget.ESNext, true);
  for (const statement of file.statements) checkStatement(compiler, path, file, statement, mayImport);
  checkNodes(compiler, path, file);
  const active = firstActive(compiler, file, /^(http|validation)\//.test(path));
  if (active) throw unexpected(path, file, active.line, active.text);
  return namesOf(compiler, file);
}

/** Modules of the same operation, and those that all operations share. */
export function isExpected(path: string, module: string): boolean {
  if (path.startsWith('validation/')) return /^\.\/[a-z0-9-]+(\.[jt]s)?$/.test(module);
  if (path.startsWith('http/')) return /^(\.|\.\.\/validation)\/[a-z0-9-]+(\.[jt]s)?$/.test(module);
  return (
    /^\.\/(types|validators|schemas)(\.[jt]s)?$/.test(module) ||
    /^\.\.\/(http|validation)\/[a-z0-9-]+(\.[jt]s)?$/.test(module)
  );
}

function checkStatement(
  compiler: Compiler,
  path: string,
  file: ts.SourceFile,
  statement: ts.Statement,
  mayImport: MayImport,
): void {
  if (compiler.isImportDeclaration(statement) || compiler.isExportDeclaration(statement)) {
    const module = statement.moduleSpecifier;
    if (module && compiler.isStringLiteral(module) && mayImport(path, module.text)) return;
  }
  const isDeclaration =
    (compiler.isVariableStatement(statement) && isConst(compiler, statement)) ||
    compiler.isFunctionDeclaration(statement) ||
    compiler.isInterfaceDeclaration(statement) ||
    compiler.isTypeAliasDeclaration(statement) ||
    (compiler.isClassDeclaration(statement) && !statement.members.some(compiler.isClassStaticBlockDeclaration));
  if (!isDeclaration) throw unexpected(path, file, lineOf(file, statement), compiler.SyntaxKind[statement.kind]);
}

/** Excludes `let` and also `using`, whose flags include that of `const`. */
function isConst({ NodeFlags }: Compiler, { declarationList }: ts.VariableStatement): boolean {
  return (declarationList.flags & NodeFlags.BlockScoped) === NodeFlags.Const;
}

/** Names of functions that execute text. */
const forbidden: ReadonlySet<string> = new Set(['eval', 'Function', 'require', 'constructor']);

function checkNodes(compiler: Compiler, path: string, file: ts.SourceFile): void {
  const { ImportKeyword, ImportType, MetaProperty } = compiler.SyntaxKind;
  // `import(...)`, the same as a type, and `import.meta`.
  const importKinds: readonly ts.SyntaxKind[] = [ImportKeyword, ImportType, MetaProperty];
  const visit = (node: ts.Node): void => {
    const isForbidden = compiler.isIdentifier(node)
      ? forbidden.has(node.text) && isReference(compiler, node)
      : importKinds.includes(node.kind);
    if (isForbidden) throw unexpected(path, file, lineOf(file, node), node.getText(file));
    compiler.forEachChild(node, visit);
  };
  visit(file);
}

/** Whether the name refers to a value in scope. Elements may be called `require`, as keys and after a dot. */
function isReference(compiler: Compiler, node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return parent.expression === node;
  if (compiler.isQualifiedName(parent)) return parent.left === node;
  const isName = 'name' in parent && parent.name === node;
  return !isName || compiler.isShorthandPropertyAssignment(parent);
}

/** From 1. */
function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}

function unexpected(path: string, file: ts.SourceFile, line: number, what: string): Error {
  return new EmitError(path, file.text, line, `holds ${what}, which no target means to emit`);
}
