/**
 * The last guard before anything is written: emitted TypeScript holds declarations only, so that no text of a
 * definition has become code, and importing a file runs nothing of its own.
 *
 * ts-morph, because its compiler is a dependency of the package (TypeScript itself is not) and its in-memory project
 * parses without looking at the disk: no library, no resolution, no checker.
 */
import type * as Morph from 'ts-morph';
import type { Node, SourceFile, ts } from 'ts-morph';
import { EmitError } from './emit-error.js';
import { firstActive } from './plain-initialisers.js';
import { checkScopes, type ModuleNames, namesOf } from './scopes.js';
import type { EmittedFile } from './target.js';

type Compiler = typeof Morph;

/** Throws at the first statement that no target means to emit, and at a name that is given twice: bugs of a target. */
export async function checkDeclarationsOnly(files: readonly EmittedFile[]): Promise<void> {
  const morph = await import('ts-morph');
  const project = new morph.Project({
    useInMemoryFileSystem: true,
    skipLoadingLibFiles: true,
    skipFileDependencyResolution: true,
  });
  const modules = new Map<string, ModuleNames>();
  for (const { path, content } of files) {
    if (!path.endsWith('.ts')) continue;
    const file = project.createSourceFile(path, content);
    for (const statement of file.getStatementsWithComments()) checkStatement(morph, path, statement);
    checkNodes(morph, path, file);
    const active = firstActive(morph.ts, file.compilerNode, /^(http|validation)\//.test(path));
    if (active) throw unexpected(path, file, active.line, active.text);
    modules.set(path, namesOf(morph.ts, file.compilerNode));
    project.removeSourceFile(file);
  }
  checkScopes(modules);
}

/** Modules of the same operation, and those that all operations share. */
function isExpected(path: string, module: string): boolean {
  if (path.startsWith('validation/')) return /^\.\/[a-z-]+\.js$/.test(module);
  if (path.startsWith('http/')) return /^(\.|\.\.\/validation)\/[a-z-]+\.js$/.test(module);
  return /^\.\/(types|validators|schemas)\.js$/.test(module) || /^\.\.\/(http|validation)\/[a-z-]+\.js$/.test(module);
}

function checkStatement({ Node }: Compiler, path: string, statement: Node): void {
  if (Node.isImportDeclaration(statement) || Node.isExportDeclaration(statement)) {
    const module = statement.getModuleSpecifierValue();
    if (module !== undefined && isExpected(path, module)) return;
  }
  if (Node.isVariableStatement(statement) && statement.getDeclarationKind() === 'const') return;
  const isDeclaration =
    Node.isFunctionDeclaration(statement) ||
    Node.isInterfaceDeclaration(statement) ||
    Node.isTypeAliasDeclaration(statement) ||
    (Node.isClassDeclaration(statement) && statement.getStaticBlocks().length === 0);
  if (isDeclaration || Node.isCommentStatement(statement)) return;
  throw unexpected(path, statement.getSourceFile(), statement.getStartLineNumber(), statement.getKindName());
}

/** Names that turn text into code. */
const forbidden: ReadonlySet<string> = new Set(['eval', 'Function', 'require', 'constructor']);

function checkNodes({ ts: compiler }: Compiler, path: string, file: SourceFile): void {
  const { ImportKeyword, ImportType, MetaProperty } = compiler.SyntaxKind;
  // `import(...)`, the same as a type, and `import.meta`.
  const importKinds: readonly ts.SyntaxKind[] = [ImportKeyword, ImportType, MetaProperty];
  const root = file.compilerNode;
  const visit = (node: ts.Node): void => {
    const isForbidden = compiler.isIdentifier(node)
      ? forbidden.has(node.text) && isReference(compiler, node)
      : importKinds.includes(node.kind);
    if (isForbidden)
      throw unexpected(
        path,
        file,
        root.getLineAndCharacterOfPosition(node.getStart(root)).line + 1,
        node.getText(root),
      );
    compiler.forEachChild(node, visit);
  };
  visit(root);
}

/** Whether the name stands for a value in scope: elements may be called `require`, as keys and after a dot. */
function isReference(compiler: Compiler['ts'], node: ts.Identifier): boolean {
  const { parent } = node;
  if (compiler.isPropertyAccessExpression(parent)) return parent.expression === node;
  const isName = 'name' in parent && parent.name === node;
  return !isName || compiler.isShorthandPropertyAssignment(parent);
}

function unexpected(path: string, file: SourceFile, line: number, what: string): Error {
  return new EmitError(path, file.getFullText(), line, `holds ${what}, which no target means to emit`);
}
