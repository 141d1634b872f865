/** How a line of code is laid out that is too long to stay one. */
import { type Expression, Reader } from './expression.js';
import { ExpressionLayout } from './expression-layout.js';
import { bracketed, type Doc, group, indent, join, line, softline } from './layout.js';

/** @param text a line of code without its indentation */
export function lineDoc(text: string, width: number): Doc {
  if (text.startsWith('import ')) return importDoc(text);
  if (/^(?:export )?function /.test(text)) return signatureDoc(text);
  const [, name, type] = /^(export const \w+: )(.*) = \{$/.exec(text) ?? [];
  if (name !== undefined && type !== undefined) return [name, ...constantDoc(type)];
  if (/^(?:\/[/*]|\*|case ['"])/.test(text)) return text;
  const layout = new ExpressionLayout(width);
  const [, before, test] = /^((?:\} )?(?:else )?if \()(.*)$/.exec(text) ?? [];
  if (before !== undefined && test !== undefined) return ifDoc(before, test, layout);
  const [, otherwise, alone] = /^((?:\} )?else) (.*;)$/.exec(text) ?? [];
  if (otherwise !== undefined && alone !== undefined)
    return group([otherwise, indent([line, statementDoc(alone, layout)])]);
  if (text.startsWith('for (') && text.endsWith(') {') && text.includes('; ')) {
    const parts = join([';', line], text.slice('for ('.length, -') {'.length).split('; '));
    return group(['for (', group([indent([softline, parts]), softline]), ') {']);
  }
  if (/^\}|[({[]$/.test(text)) return text;
  if (text.endsWith(',')) return [layout.property(new Reader(text).property()), ','];
  return statementDoc(text, layout);
}

function importDoc(text: string): Doc {
  const [start, end] = [text.indexOf('{ '), text.lastIndexOf(' }')];
  const names = text.slice(start + 2, end);
  if (start < 0 || !names.includes(',')) return text;
  return [text.slice(0, start), group(bracketed('{', names.split(', '), '}', line, ',')), text.slice(end + 2)];
}

/** `function check(value: Elements, out: Report | undefined): number {`, with parameters of simple types. */
function signatureDoc(text: string): Doc {
  const open = text.indexOf('(');
  const close = text.indexOf('): ', open);
  if (open < 0 || close < 0 || !text.endsWith(' {')) return text;
  const [name, parameters] = [text.slice(0, open), text.slice(open + 1, close)];
  const result = text.slice(close + 3, -2);
  return [name, group([...bracketed('(', parameters.split(', '), ')', softline, ','), ': ', typeDoc(result)]), ' {'];
}

/** The type of a constant, and the beginning of the object that it is. */
function constantDoc(type: string): readonly Doc[] {
  const given = type.slice(type.indexOf('<') + 1);
  const isNested = type.includes('<') && given.includes('<') && given.includes(', ');
  return [typeDoc(type), ' =', isNested ? ' ' : group(indent(line)), '{'];
}

/** The name of a type, with its arguments: `StandardSchema<WireForm<A>, B>`. */
function typeDoc(text: string): Doc {
  const [, name, given] = /^(\w+)<(.*)>$/.exec(text) ?? [];
  if (name === undefined || given === undefined) return text;
  const all = given.split(/, (?![^<]*>)/);
  if (all.length === 1 && !given.includes('<')) return text;
  return [name, group(['<', indent([softline, join([',', line], all.map(typeDoc))]), softline, '>'])];
}

function ifDoc(before: string, text: string, layout: ExpressionLayout): Doc {
  const reader = new Reader(text);
  const test = reader.expression();
  reader.expect(')');
  const printed = layout.doc(test, 'test');
  // The parentheses of what is negated are broken before those of the test.
  const condition = isNegated(test) ? printed : group([indent([softline, printed]), softline]);
  const { rest } = reader;
  return group([before, condition, ')', rest === '{' ? ' {' : indent([line, statementDoc(rest, layout)])]);
}

function isNegated(test: Expression): boolean {
  if (test.kind !== 'unary' || test.operator !== '!') return false;
  return test.operand.kind === 'parentheses' && test.operand.inner.kind === 'logical';
}

function statementDoc(text: string, layout: ExpressionLayout): Doc {
  const [, variable, value] = /^((?:const|let) \w+(?:: [^=]+)?) = (.*)$/.exec(text) ?? [];
  if (variable !== undefined && value !== undefined)
    return group([layout.assignment(variable, ' =', expressionIn(value)), ';']);
  if (/^(?:let \w+: .*|return|break|continue);$/.test(text)) return text;
  const [, result] = /^return (.*)$/.exec(text) ?? [];
  if (result !== undefined) return ['return ', layout.doc(expressionIn(result), 'return'), ';'];
  return [layout.doc(expressionIn(text), 'statement'), ';'];
}

/** The expression of a statement, up to its semicolon. */
function expressionIn(text: string): Expression {
  const reader = new Reader(text);
  const expression = reader.expression();
  reader.expect(';');
  if (reader.next !== '') throw new Error(`Another statement behind: ${text}`);
  return expression;
}
