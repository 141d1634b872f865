/** How an expression is laid out where it does not fit on its line: as Prettier does it. */
import { bare, type Expression, type Property } from './expression.js';
import {
  align,
  bracketed,
  canBreak,
  breakParent,
  conditionalGroup,
  type Doc,
  fill,
  group,
  ifBreak,
  indent,
  indentIfBreak,
  line,
  softline,
  willBreak,
} from './layout.js';

/** What an expression stands in, where that makes a difference to how it is laid out. */
export type Place = 'statement' | 'test' | 'return' | 'argument' | 'value' | 'operand' | 'branch' | 'object' | 'body';

/** Lays out expressions for lines of so many characters. */
export class ExpressionLayout {
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
  }

  doc(expression: Expression, place: Place): Doc {
    switch (expression.kind) {
      case 'parentheses':
        return ['(', this.doc(expression.inner, place), ')'];
      case 'member':
        return [this.doc(expression.object, 'object'), this.#member(expression, place)];
      case 'index':
        return [this.doc(expression.object, 'object'), this.#index(expression.index)];
      case 'call':
        return this.#call(expression);
      case 'unary': {
        const word = /[a-z]/.test(expression.operator) ? `${expression.operator} ` : expression.operator;
        return [word, this.doc(expression.operand, 'object')];
      }
      case 'logical':
      case 'binary':
        return this.#binary(expression, place);
      case 'conditional':
        return this.#conditional(expression, place);
      case 'assignment':
        return this.assignment(this.doc(expression.left, 'statement'), ` ${expression.operator}`, expression.right);
      case 'arrow':
        return this.#arrow(expression, false);
      case 'array':
        return this.#array(expression.items);
      case 'object':
        return this.#object(expression.items);
      case 'cast': {
        const parts = [this.doc(expression.value, 'operand'), ` ${expression.type}`];
        return place === 'object' ? group([indent([softline, ...parts]), softline]) : parts;
      }
      default:
        return expression.text;
    }
  }

  /** `left = right`, and `key: value`. */
  assignment(left: Doc, operator: string, right: Expression, key?: string): Doc {
    // A key that is hardly longer than the indentation gains nothing by a line of its own.
    const isShort = key !== undefined && key.length < 5;
    const value = this.doc(right, 'value');
    if (this.#movesWhole(right, isShort)) return group([group(left), operator, group(indent([line, value]))]);
    const isWord = right.kind === 'number' || (right.kind === 'word' && right.text !== 'null');
    if (!canBreak(left) && (isShort || isWord)) return group([group(left), operator, ' ', value]);
    const id = Symbol('value');
    return group([group(left), operator, group(indent(line), { id }), indentIfBreak(value, { groupId: id })]);
  }

  property(property: Property): Doc {
    return property.key === undefined
      ? property.alone
      : this.assignment(property.key, ':', property.value, property.key);
  }

  /** Whether a value stands on a line of its own before it is broken. */
  #movesWhole(value: Expression, isShort: boolean): boolean {
    if (value.kind === 'logical' || value.kind === 'binary') return true;
    if (value.kind === 'conditional') return ['logical', 'binary'].includes(bare(value.test).kind);
    if (isShort) return false;
    let inner: Expression = value;
    while (inner.kind === 'unary') inner = bare(inner.operand);
    return inner.kind === 'text' || this.#isPoorlyBreakable(inner, false);
  }

  /** A name behind which nothing can be broken: `list.length`, `lengthOf(element)`. */
  #isPoorlyBreakable(value: Expression, isInner: boolean): boolean {
    const one = bare(value);
    if (one.kind === 'member' || one.kind === 'index') return this.#isPoorlyBreakable(one.object, true);
    if (one.kind === 'name') return isInner;
    if (one.kind !== 'call') return false;
    const [first, ...others] = one.arguments;
    return others.length === 0 && (!first || this.#isShort(first)) && this.#isPoorlyBreakable(one.callee, true);
  }

  #isShort(argument: Expression): boolean {
    const most = this.#width / 4;
    switch (argument.kind) {
      case 'number':
      case 'word':
        return true;
      case 'name':
      case 'text':
        return argument.text.length <= most;
      case 'regex':
        return argument.text.lastIndexOf('/') - 1 <= most;
      case 'unary':
        return this.#isShort(bare(argument.operand));
      case 'call':
        return (
          argument.arguments.length === 0 && argument.callee.kind === 'name' && argument.callee.text.length <= most - 2
        );
      default:
        return false;
    }
  }

  #member({ object, name }: Expression & { readonly kind: 'member' }, place: Place): Doc {
    const isCalled = object.kind === 'call' && object.arguments.length > 0;
    const isJoined = object.kind === 'name' ? place !== 'object' : isCalled && place === 'value';
    return isJoined ? `.${name}` : group(indent([softline, `.${name}`]));
  }

  #index(index: Expression): Doc {
    if (index.kind === 'number') return `[${index.text}]`;
    return group(['[', indent([softline, this.doc(index, 'operand')]), softline, ']']);
  }

  #call({ callee, types, arguments: all }: Expression & { readonly kind: 'call' }): Doc {
    const given = this.#arguments(all);
    if (callee.kind !== 'member') return [this.doc(callee, 'object'), types, given];
    return group([this.doc(callee.object, 'object'), `.${callee.name}`, types, given]);
  }

  #arguments(all: readonly Expression[]): Doc {
    const last = all.at(-1);
    if (!last) return '()';
    const before = all.slice(0, -1).map((one): Doc => [this.doc(one, 'argument'), ',', line]);
    const plain = this.doc(last, 'argument');
    const list = [...before, plain];
    if (isComposition(all)) return group(['(', indent([line, ...list, ',']), line, ')'], { shouldBreak: true });
    if (!isExpanded(last, all.at(-2))) return group(['(', indent([softline, ...list]), ifBreak(','), softline, ')']);
    const expanded = last.kind === 'arrow' ? this.#arrow(last, true) : plain;
    const hugged = conditionalGroup([
      ['(', ...before, expanded, ')'],
      ['(', ...before, group(expanded, { shouldBreak: true }), ')'],
      group(['(', indent([line, ...list]), ifBreak(','), line, ')'], { shouldBreak: true }),
    ]);
    // Such a group does not tell what is around it that it has several lines.
    return list.some((one) => willBreak(one)) ? [breakParent, hugged] : hugged;
  }

  #binary(expression: Expression & { readonly kind: 'logical' | 'binary' }, place: Place): Doc {
    const { operator, operands, kind } = expression;
    const [first, ...rest] = operands.map((one) => this.doc(one, 'operand'));
    const isOnly = operands.length === 2 && operands.every((one) => bare(one).kind !== kind);
    const isGrouped =
      isOnly && !(place === 'test' && kind === 'logical') && !(place === 'operand' && kind === 'logical');
    const others = rest.map((one): Doc => {
      const right = [operator, line, one];
      return [' ', isGrouped ? group(right) : right];
    });
    const head = group(first ?? '');
    switch (place) {
      case 'test':
        return [head, ...others];
      case 'object':
        return group([indent([softline, head, ...others]), softline]);
      case 'return':
      case 'body':
      case 'branch':
      case 'value':
        return group([head, ...others]);
      default:
        return group([head, indent(others)]);
    }
  }

  #conditional({ test, then, otherwise }: Expression & { readonly kind: 'conditional' }, place: Place): Doc {
    const inner = place === 'return' || place === 'argument' ? 'operand' : 'branch';
    const branch = (one: Expression): Doc => align(2, this.doc(one, inner));
    return group([this.doc(test, inner), indent([line, '? ', branch(then), line, ': ', branch(otherwise)])]);
  }

  #arrow({ parameters, body }: Expression & { readonly kind: 'arrow' }, isExpanded: boolean): Doc {
    const ending = isExpanded ? [ifBreak(','), softline] : [];
    const isHeld = body.kind === 'array' || body.kind === 'object';
    const printed = this.doc(body, 'body');
    const whole = body.kind === 'conditional' ? [ifBreak('', '('), printed, ifBreak('', ')')] : printed;
    return group([parameters, ' =>', group(isHeld ? [' ', printed] : [indent([line, whole]), ...ending])]);
  }

  #array(items: readonly Expression[]): Doc {
    if (items.length === 0) return '[]';
    if (items.every(isNumber)) {
      const id = Symbol('numbers');
      const parts = items.flatMap((one, index): Doc[] => {
        const isLast = index === items.length - 1;
        const comma = isLast ? ifBreak(',', '', { groupId: id }) : ',';
        return [[this.doc(one, 'operand'), comma], ...(isLast ? [] : [line])];
      });
      return group(['[', indent([softline, fill(parts)]), softline, ']'], { id });
    }
    const docs = items.map((one) => group(this.doc(one, 'operand')));
    return group(bracketed('[', docs, ']', softline, ','), { shouldBreak: isTable(items) });
  }

  #object(items: readonly Property[]): Doc {
    if (items.length === 0) return '{}';
    const docs = items.map((one) => this.property(one));
    return group(bracketed('{', docs, '}', line, ','));
  }
}

/** Whether items are arrays, or objects, of several items each: each of them then has a line of its own, whether they fit or not. */
function isTable(items: readonly Expression[]): boolean {
  const isRow = (one: Expression): boolean =>
    one.kind === items[0]?.kind && (one.kind === 'array' || one.kind === 'object') && one.items.length > 1;
  return items.length > 1 && items.every(isRow);
}

/** Whether the last argument is broken before the arguments are. */
function isExpanded(last: Expression, before: Expression | undefined): boolean {
  if (before?.kind === last.kind) return false;
  if (last.kind === 'array') return last.items.length > 0 && !(before && last.items.every(isNumber));
  if (last.kind === 'arrow') return ['array', 'object', 'call', 'conditional'].includes(last.body.kind);
  return last.kind === 'object' && last.items.length > 0;
}

/** Whether one of several arguments is a call with a function: each of them then has a line of its own, whether they fit or not. */
function isComposition(all: readonly Expression[]): boolean {
  const isOfFunction = (one: Expression): boolean =>
    one.kind === 'call' && one.arguments.some(({ kind }) => kind === 'arrow');
  return all.length > 1 && all.some(isOfFunction);
}

function isNumber(value: Expression): boolean {
  return (
    value.kind === 'number' || (value.kind === 'unary' && value.operator === '-' && value.operand.kind === 'number')
  );
}
