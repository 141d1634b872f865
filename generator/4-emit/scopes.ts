/**
 * The last check of names: no module declares a name twice, or exports the same name from two modules. Names are
 * allocated so that they differ; this check finds a target that does not.
 */
import type { ts } from 'ts-morph';
import { EmitError } from './emit-error.js';

type Compiler = typeof ts;

/** A name at the top level of a module, with its line. */
interface Named {
  readonly name: string;
  readonly line: number;
}

/** The top-level names of a module. */
export interface ModuleNames {
  readonly text: string;
  /** The names that it imports and declares. */
  readonly bound: readonly Named[];
  readonly exported: readonly Named[];
  /** The modules that it re-exports completely. */
  readonly passedOn: readonly string[];
}

/** Throws at the first duplicate name. */
export function checkScopes(modules: ReadonlyMap<string, ModuleNames>): void {
  for (const [path, module] of modules) {
    refuseRepeats(path, module, module.bound);
    refuseRepeats(path, module, exportsOf(modules, path));
  }
}

function refuseRepeats(path: string, { text }: ModuleNames, names: readonly Named[]): void {
  const seen = new Set<string>();
  for (const named of names) {
    const { name } = named;
    // The line is counted when it is asked for.
    if (seen.has(name)) throw new EmitError(path, text, named.line, `calls two things ${name}`);
    seen.add(name);
  }
}

/** The exported names, including those of modules that it re-exports completely. No module re-exports in a circle. */
function exportsOf(modules: ReadonlyMap<string, ModuleNames>, path: string): readonly Named[] {
  const module = modules.get(path);
  if (!module) return [];
  const passedOn = module.passedOn.flatMap((specifier) => exportsOf(modules, resolved(path, specifier)));
  return [...passedOn.map(({ name }) => ({ name, line: 1 })), ...module.exported];
}

/** `order/index.ts`, `./types.js` -> `order/types.ts` */
function resolved(from: string, specifier: string): string {
  return new URL(specifier, `file:///${from}`).pathname.slice(1).replace(/\.js$/, '.ts');
}

export function namesOf(compiler: Compiler, file: ts.SourceFile): ModuleNames {
  const named = (node: ts.Node, name: string): Named => ({
    name,
    line: file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1,
  });
  const imported = file.statements.filter(compiler.isImportDeclaration).flatMap(({ importClause }) => {
    const bindings = importClause?.namedBindings;
    const names = bindings === undefined ? [] : compiler.isNamespaceImport(bindings) ? [bindings] : bindings.elements;
    return [...(importClause?.name ? [importClause.name] : []), ...names.map(({ name }) => name)];
  });
  const declared = file.statements.flatMap((statement) => declaredBy(compiler, statement));
  const exports = file.statements.filter(compiler.isExportDeclaration);
  const listed = exports.flatMap(({ exportClause }) => {
    if (!exportClause) return [];
    return compiler.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name) : [exportClause.name];
  });
  return {
    text: file.text,
    bound: [...imported, ...declared.map(({ name }) => name)].map((node) => named(node, node.text)),
    exported: [...declared.filter(({ isExported }) => isExported).map(({ name }) => name), ...listed].map((node) =>
      named(node, node.text),
    ),
    passedOn: exports.flatMap(({ exportClause, moduleSpecifier }) =>
      !exportClause && moduleSpecifier && compiler.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : [],
    ),
  };
}

interface Declared {
  readonly name: ts.Identifier;
  readonly isExported: boolean;
}

/** The names that a statement declares; of an overloaded function, only the implementation. */
function declaredBy(compiler: Compiler, statement: ts.Statement): readonly Declared[] {
  const modifiers = compiler.canHaveModifiers(statement) ? compiler.getModifiers(statement) : undefined;
  const isExported = (modifiers ?? []).some(({ kind }) => kind === compiler.SyntaxKind.ExportKeyword);
  const names = compiler.isVariableStatement(statement)
    ? statement.declarationList.declarations.map(({ name }) => name)
    : compiler.isFunctionDeclaration(statement)
      ? [statement.body && statement.name]
      : compiler.isClassDeclaration(statement) ||
          compiler.isInterfaceDeclaration(statement) ||
          compiler.isTypeAliasDeclaration(statement)
        ? [statement.name]
        : [];
  // No target emits destructuring.
  return names.flatMap((name) => (name && compiler.isIdentifier(name) ? { name, isExported } : []));
}
