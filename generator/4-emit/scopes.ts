/**
 * The last guard on names: no module gives a name twice, nor does one through what it exports of others. Names are made
 * so that they differ; a target that makes some of its own and forgets to is found here instead of by a user's compiler.
 */
import type { ts } from 'ts-morph';
import { EmitError } from './emit-error.js';

type Compiler = typeof ts;

/** A name at the top of a module, and where. */
interface Named {
  readonly name: string;
  readonly line: number;
}

/** What a module calls something. */
export interface ModuleNames {
  readonly text: string;
  /** What it imports and declares. */
  readonly bound: readonly Named[];
  readonly exported: readonly Named[];
  /** The modules of which it exports everything. */
  readonly passedOn: readonly string[];
}

/** Throws at the first name that is there twice. */
export function checkScopes(modules: ReadonlyMap<string, ModuleNames>): void {
  for (const [path, module] of modules) {
    refuseRepeats(path, module, module.bound);
    refuseRepeats(path, module, exportsOf(modules, path));
  }
}

function refuseRepeats(path: string, { text }: ModuleNames, names: readonly Named[]): void {
  const seen = new Set<string>();
  for (const { name, line } of names) {
    if (seen.has(name)) throw new EmitError(path, text, line, `calls two things ${name}`);
    seen.add(name);
  }
}

/** Its own, and those of the modules that it exports as a whole; no module exports another that exports it in turn. */
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

/** What a statement declares; of a function's overloads the one that does the work. */
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
  // No target takes a constant apart.
  return names.flatMap((name) => (name && compiler.isIdentifier(name) ? { name, isExported } : []));
}
