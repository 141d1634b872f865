/** TypeScript and JavaScript as a syntax tree with comments, without layout. */
import type { ts } from 'ts-morph';

type Compiler = typeof ts;

/** The tree as text; undefined when it does not parse. */
export async function typescriptForm(path: string, text: string): Promise<string | undefined> {
  const { ts: compiler } = await import('ts-morph');
  const file = compiler.createSourceFile(path, text, compiler.ScriptTarget.ESNext, true);
  if ('parseDiagnostics' in file && Array.isArray(file.parseDiagnostics) && file.parseDiagnostics.length > 0)
    return undefined;
  const parts: string[] = [];
  writeNode(compiler, file, file, parts);
  return parts.join('\n');
}

function writeNode(compiler: Compiler, file: ts.SourceFile, node: ts.Node, parts: string[]): void {
  const { SyntaxKind } = compiler;
  // JSDoc comments are between the tokens like all other comments.
  if (compiler.isJSDoc(node)) return;
  const children = node.getChildren(file);
  if (children.length === 0 && node.kind !== SyntaxKind.SyntaxList) {
    const start = node.getStart(file, false);
    parts.push(...commentsIn(file.text.slice(node.pos, start)));
    if (!isLayout(compiler, node)) parts.push(leafText(compiler, node, file.text.slice(start, node.end)));
    return;
  }
  const isPlain = node.kind !== SyntaxKind.SyntaxList && !isImplied(compiler, node);
  // Parentheses end a chain: `(a?.b).c` is not `a?.b.c`.
  const isChain = (node.flags & compiler.NodeFlags.OptionalChain) !== 0;
  if (isPlain) parts.push(`(${SyntaxKind[node.kind]}${isChain ? '?' : ''}`);
  for (const child of children) writeNode(compiler, file, child, parts);
  if (isPlain) parts.push(')');
}

/** Parentheses, which the tree implies, and semicolons before a statement. */
function isImplied(compiler: Compiler, node: ts.Node): boolean {
  if (compiler.isEmptyStatement(node)) return compiler.isBlock(node.parent) || compiler.isSourceFile(node.parent);
  return compiler.isParenthesizedExpression(node) || compiler.isParenthesizedTypeNode(node);
}

/** Tokens that the tree implies, so that formatters may add or remove them. */
function isLayout(compiler: Compiler, { kind, parent }: ts.Node): boolean {
  const { SyntaxKind } = compiler;
  const { CommaToken, SemicolonToken, OpenParenToken, CloseParenToken, SemicolonClassElement } = SyntaxKind;
  const always: readonly ts.SyntaxKind[] = [
    CommaToken,
    SemicolonToken,
    OpenParenToken,
    CloseParenToken,
    SemicolonClassElement,
  ];
  const isSeparator = kind === SyntaxKind.BarToken || kind === SyntaxKind.AmpersandToken;
  return (
    always.includes(kind) ||
    (isSeparator && (compiler.isUnionTypeNode(parent) || compiler.isIntersectionTypeNode(parent)))
  );
}

function leafText(compiler: Compiler, node: ts.Node, text: string): string {
  const isName = 'name' in node.parent && node.parent.name === node;
  if (compiler.isStringLiteral(node)) return `${isName ? 'name ' : ''}${JSON.stringify(node.text)}`;
  if (isName && compiler.isIdentifier(node)) return `name ${JSON.stringify(node.text)}`;
  return text || compiler.SyntaxKind[node.kind];
}

/** The comments in the text between two tokens, which otherwise consists of white space. */
function commentsIn(between: string): readonly string[] {
  const comments: string[] = [];
  for (let at = 0; at < between.length; at++) {
    const isLine = between.startsWith('//', at) || (at === 0 && between.startsWith('#!'));
    if (!isLine && !between.startsWith('/*', at)) continue;
    const found = isLine ? between.slice(at).search(/[\r\n]/) + at : between.indexOf('*/', at + 2) + 2;
    // An unclosed comment extends to the end.
    const end = found > at ? found : between.length;
    comments.push(between.slice(at, end));
    at = end - 1;
  }
  return comments.map((comment) =>
    comment
      .split(/\r\n|\r|\n/)
      .map((line) => line.trim())
      .join('\n'),
  );
}
