/** Where the values of a configuration stand in its file. */
import type { ts as Ts } from 'ts-morph';
import { finderOf, parseJson } from '../1-load/json-tree.js';
import { spanOf } from '../1-load/yaml-node.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Source, Span } from '../diagnostics/source.js';
import type { SpanAt } from './config-value.js';

/** The positions in a JSON text, or why it is none. */
export async function jsonPositions(
  source: Source,
): Promise<{ readonly spanAt: SpanAt } | { readonly problem: Diagnostic }> {
  const parsed = await parseJson(source);
  if ('problem' in parsed) return parsed;
  const find = finderOf(parsed.tree);
  const spanAt: SpanAt = (path, part) => {
    const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    const { key, value } = find(pointer);
    const { offset, length } = part === 'key' ? (key ?? value) : value;
    return spanOf(source, offset, offset + length);
  };
  return { spanAt };
}

/**
 * The positions in a module, as far as it is written out: what is computed, spread or imported stands where the nearest
 * value around it does. The compiler is loaded for this, so it is only asked for when there is something to report.
 */
export async function modulePositions(source: Source): Promise<SpanAt> {
  const { ts } = await import('ts-morph');
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true);
  const root = exportOf(ts, file);
  return (path, part) => {
    let span: Span = root ? spanOfNode(source, root) : spanOf(source, 0, 0);
    let value = root && literalOf(ts, file, root);
    if (value && value !== root) span = spanOfNode(source, value);
    for (const [at, step] of path.entries()) {
      const found = value && stepInto(ts, value, step);
      if (!found) return span;
      const isLast = at === path.length - 1;
      value = literalOf(ts, file, found.value);
      span = spanOfNode(source, isLast && part === 'key' && found.key ? found.key : value);
    }
    return span;
  };
}

type Compiler = typeof Ts;

function spanOfNode(source: Source, node: Ts.Node): Span {
  return spanOf(source, node.getStart(), node.getEnd());
}

/** What a module exports as its default, or assigns to `module.exports`. */
function exportOf(ts: Compiler, file: Ts.SourceFile): Ts.Expression | undefined {
  for (const statement of file.statements) {
    if (ts.isExportAssignment(statement)) return statement.expression;
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    if (/^(module\.exports|exports\.default)$/.test(left.getText())) return right;
  }
  return undefined;
}

/** The literal that an expression stands for: an argument of `defineConfig`, what a type is asserted of, a constant. */
function literalOf(ts: Compiler, file: Ts.SourceFile, given: Ts.Expression): Ts.Expression {
  let node = given;
  const seen = new Set<Ts.Node>();
  while (!seen.has(node)) {
    seen.add(node);
    if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
      node = node.expression;
    else if (ts.isCallExpression(node)) node = node.arguments[0] ?? node;
    else if (ts.isIdentifier(node)) node = constantIn(ts, file, node.text) ?? node;
  }
  return node;
}

function constantIn(ts: Compiler, file: Ts.SourceFile, name: string): Ts.Expression | undefined {
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .find((one) => ts.isIdentifier(one.name) && one.name.text === name)?.initializer;
}

function stepInto(
  ts: Compiler,
  node: Ts.Expression,
  step: string | number,
): { readonly value: Ts.Expression; readonly key?: Ts.Node } | undefined {
  if (ts.isArrayLiteralExpression(node) && typeof step === 'number') {
    const item = node.elements[step];
    return item && { value: item };
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  for (const property of node.properties.toReversed()) {
    if (!property.name || nameOf(ts, property.name) !== step) continue;
    if (ts.isPropertyAssignment(property)) return { key: property.name, value: property.initializer };
    if (ts.isShorthandPropertyAssignment(property)) return { key: property.name, value: property.name };
  }
  return undefined;
}

function nameOf(ts: Compiler, name: Ts.PropertyName): string | undefined {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name) ? name.text : undefined;
}
