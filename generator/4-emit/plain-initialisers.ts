/**
 * The code that runs when an emitted module is imported: initialisers of constants, and the superclasses, computed
 * names and static members of classes. Only the kinds of expressions that targets emit are allowed.
 */
import type { ts } from 'ts-morph';

type Compiler = typeof ts;

/**
 * The first expression that is not allowed, with its line from 1. Bodies of functions are skipped, because they run
 * only when called.
 */
export function firstActive(
  compiler: Compiler,
  file: ts.SourceFile,
  isRuntime: boolean,
): { readonly line: number; readonly text: string } | undefined {
  const data = dataKinds(compiler.SyntaxKind);
  const find = (node: ts.Node): ts.Node | undefined => {
    if (compiler.isTypeNode(node)) return undefined;
    if (compiler.isFunctionLike(node))
      return node.name && compiler.isComputedPropertyName(node.name) ? node.name : undefined;
    const isNegative = compiler.isPrefixUnaryExpression(node) && node.operator === compiler.SyntaxKind.MinusToken;
    const isData =
      data.has(node.kind) || compiler.isToken(node) || isNegative || (isRuntime && isHarmless(compiler, node));
    return isData ? compiler.forEachChild(node, find) : node;
  };
  for (const node of file.statements.flatMap((statement) => initialisersOf(compiler, statement))) {
    const found = find(node);
    if (!found) continue;
    const { line } = file.getLineAndCharacterOfPosition(found.getStart(file));
    return { line: line + 1, text: found.getText(file) };
  }
  return undefined;
}

function initialisersOf(compiler: Compiler, statement: ts.Statement): readonly ts.Node[] {
  if (compiler.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name, initializer }) => present([name, initializer]));
  if (!compiler.isClassDeclaration(statement)) return [];
  const extended = statement.heritageClauses?.flatMap(({ types }) => types.map(({ expression }) => expression)) ?? [];
  const members = statement.members.flatMap((member) => {
    const modifiers = compiler.canHaveModifiers(member) ? (compiler.getModifiers(member) ?? []) : [];
    const isStatic = modifiers.some(({ kind }) => kind === compiler.SyntaxKind.StaticKeyword);
    const initialiser = isStatic && compiler.isPropertyDeclaration(member) ? member.initializer : undefined;
    return [...decoratorsOf(compiler, member), ...present([member.name, initialiser])];
  });
  return [...decoratorsOf(compiler, statement), ...extended, ...members];
}

function present(nodes: readonly (ts.Node | undefined)[]): readonly ts.Node[] {
  return nodes.filter((node) => node !== undefined);
}

function decoratorsOf(compiler: Compiler, node: ts.Node): readonly ts.Node[] {
  return compiler.canHaveDecorators(node) ? (compiler.getDecorators(node) ?? []) : [];
}

/** Literals, and names that are declared elsewhere. */
function dataKinds(kinds: Compiler['SyntaxKind']): ReadonlySet<ts.SyntaxKind> {
  return new Set<ts.SyntaxKind>([
    kinds.Identifier,
    kinds.PrivateIdentifier,
    kinds.ArrayLiteralExpression,
    kinds.ObjectLiteralExpression,
    kinds.PropertyAssignment,
    kinds.ShorthandPropertyAssignment,
    kinds.ParenthesizedExpression,
    kinds.AsExpression,
    kinds.SatisfiesExpression,
  ]);
}

/** Calls in the runtime that run when it is loaded. They contain no text of a definition. */
const made: ReadonlySet<string> = new Set([
  'TextEncoder',
  'TextDecoder',
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Object.freeze',
]);

function isHarmless(compiler: Compiler, node: ts.Node): boolean {
  const { PlusToken, MinusToken, AsteriskToken, AsteriskAsteriskToken } = compiler.SyntaxKind;
  if (compiler.isNewExpression(node) || compiler.isCallExpression(node)) return made.has(node.expression.getText());
  if (compiler.isBinaryExpression(node))
    return [PlusToken, MinusToken, AsteriskToken, AsteriskAsteriskToken].some(
      (kind) => kind === node.operatorToken.kind,
    );
  return compiler.isPropertyAccessExpression(node) && compiler.isIdentifier(node.expression);
}
