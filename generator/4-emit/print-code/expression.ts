/** Expressions of emitted code, read from one line: only what targets emit, so that what is not known here is a bug of one. */
export type Expression =
  | { readonly kind: 'name' | 'text' | 'number' | 'regex' | 'word'; readonly text: string }
  | { readonly kind: 'member'; readonly object: Expression; readonly name: string }
  | { readonly kind: 'index'; readonly object: Expression; readonly index: Expression }
  | {
      readonly kind: 'call';
      readonly callee: Expression;
      readonly types: string;
      readonly arguments: readonly Expression[];
    }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  /** `a && b && c` is one of three operands. */
  | { readonly kind: 'logical'; readonly operator: string; readonly operands: readonly Expression[] }
  /** `a === b`, `a % b` */
  | { readonly kind: 'binary'; readonly operator: string; readonly operands: readonly Expression[] }
  | {
      readonly kind: 'conditional';
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression;
    }
  | { readonly kind: 'assignment'; readonly left: Expression; readonly operator: string; readonly right: Expression }
  | { readonly kind: 'arrow'; readonly parameters: string; readonly body: Expression }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'object'; readonly items: readonly Property[] }
  /** `value as Type`, `value as const satisfies Type` */
  | { readonly kind: 'cast'; readonly value: Expression; readonly type: string }
  | { readonly kind: 'parentheses'; readonly inner: Expression };

/** `key: value`, or what stands alone: `...value`. */
export type Property =
  { readonly key: string; readonly value: Expression } | { readonly key?: never; readonly alone: string };

/** A string, a regular expression (nothing that is emitted divides), a number, a word or a sign. */
const token =
  /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\/(?:[^\\/[]|\\.|\[(?:[^\]\\]|\\.)*\])+\/[a-z]*|\d[\d.]*(?:e[+-]?\d+)?|[\p{ID_Start}_$][\p{ID_Continue}$]*|\.\.\.|=>|[=!]==|\?\?=?|[+-]=|&&|\|\||[<>]=|[^\s])/gu;

/** Reads tokens one by one. */
export class Reader {
  readonly #text: string;
  readonly #tokens: readonly { readonly text: string; readonly start: number }[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = Array.from(text.matchAll(token), ({ 1: one = '', index }) => ({ text: one, start: index }));
  }

  /** The text that has not been read. */
  get rest(): string {
    return this.#text.slice(this.#tokens[this.#at]?.start).trimStart();
  }

  get next(): string {
    return this.#tokens[this.#at]?.text ?? '';
  }

  /** The token behind the next one. */
  ahead(count: number): string {
    return this.#tokens[this.#at + count]?.text ?? '';
  }

  take(): string {
    return this.#tokens[this.#at++]?.text ?? '';
  }

  /** Takes the token if it is the next one. */
  skip(wanted: string): boolean {
    if (this.next !== wanted) return false;
    this.#at += 1;
    return true;
  }

  expect(wanted: string): void {
    if (!this.skip(wanted)) throw new Error(`No ${wanted} but ${this.next || 'the end'} in: ${this.#text}`);
  }

  expression(): Expression {
    const left = this.#conditional();
    const operator = this.next;
    if (!['=', '??=', '+=', '-='].includes(operator)) return left;
    this.take();
    return { kind: 'assignment', left, operator, right: this.expression() };
  }

  #conditional(): Expression {
    const test = this.#logical(['||', '??']);
    if (!this.skip('?')) return test;
    const then = this.expression();
    this.expect(':');
    return { kind: 'conditional', test, then, otherwise: this.expression() };
  }

  #logical(operators: readonly string[]): Expression {
    const operand = (): Expression => (operators.includes('&&') ? this.#comparison() : this.#logical(['&&']));
    const first = operand();
    const operator = this.next;
    if (!operators.includes(operator)) return first;
    const operands = [first];
    while (this.skip(operator)) operands.push(operand());
    return { kind: 'logical', operator, operands };
  }

  #comparison(): Expression {
    return this.#binary(['===', '!==', '<', '>', '<=', '>='], () => this.#binary(['%'], () => this.#cast()));
  }

  /** One operator of these at most: nothing that is emitted has two in a row. */
  #binary(operators: readonly string[], operand: () => Expression): Expression {
    const left = operand();
    const operator = this.next;
    if (!operators.includes(operator)) return left;
    this.take();
    return { kind: 'binary', operator, operands: [left, operand()] };
  }

  #cast(): Expression {
    let value = this.#unary();
    while (this.next === 'as' || this.next === 'satisfies') {
      const word = this.take();
      value = { kind: 'cast', value, type: `${word} ${this.#type()}` };
    }
    return value;
  }

  /** `readonly unknown[]` */
  #type(): string {
    const isReadonly = this.skip('readonly');
    const name = this.take();
    let ending = '';
    while (this.next === '[' && this.ahead(1) === ']') {
      this.take();
      this.take();
      ending += '[]';
    }
    return `${isReadonly ? 'readonly ' : ''}${name}${ending}`;
  }

  #unary(): Expression {
    const operator = this.next;
    if (!['!', '-', 'typeof', 'delete'].includes(operator)) return this.#postfix(this.#primary());
    this.take();
    return { kind: 'unary', operator, operand: this.#unary() };
  }

  #postfix(start: Expression): Expression {
    let left = start;
    for (;;) {
      if (this.skip('.')) left = { kind: 'member', object: left, name: this.take() };
      else if (this.skip('[')) {
        left = { kind: 'index', object: left, index: this.expression() };
        this.expect(']');
      } else if (this.next === '(' || (this.next === '<' && this.ahead(2) === '>' && this.ahead(3) === '(')) {
        const types = this.skip('<') ? `<${this.take()}>` : '';
        if (types !== '') this.expect('>');
        this.expect('(');
        left = { kind: 'call', callee: left, types, arguments: this.#items(')', () => this.expression()) };
      } else return left;
    }
  }

  #primary(): Expression {
    const text = this.take();
    if (text === '(') {
      const parameters = this.#parameters();
      if (parameters !== undefined) return { kind: 'arrow', parameters, body: this.expression() };
      const inner = this.expression();
      this.expect(')');
      return { kind: 'parentheses', inner };
    }
    if (text === '[') return { kind: 'array', items: this.#items(']', () => this.expression()) };
    if (text === '{') return { kind: 'object', items: this.#items('}', () => this.property()) };
    if (/^['"]/.test(text)) return { kind: 'text', text };
    if (/^\d/.test(text)) return { kind: 'number', text };
    if (/^\/./.test(text)) return { kind: 'regex', text };
    if (/^(?:true|false|null)$/.test(text)) return { kind: 'word', text };
    if (/^[\p{ID_Start}_$]/u.test(text)) return { kind: 'name', text };
    throw new Error(`No expression begins with ${text || 'the end'}: ${this.#text}`);
  }

  /** The parameters of an arrow function behind its opening parenthesis: `(given, out)`, `({ target })`. */
  #parameters(): string | undefined {
    let count = 0;
    for (let depth = 1; depth > 0; count++) {
      const one = this.ahead(count);
      if (one === '') return undefined;
      depth += one === '(' ? 1 : one === ')' ? -1 : 0;
    }
    if (this.ahead(count) !== '=>') return undefined;
    const names = Array.from({ length: count - 1 }, () => this.take());
    this.expect(')');
    this.expect('=>');
    return `(${names.join(' ').replaceAll(' ,', ',')})`;
  }

  property(): Property {
    if (this.skip('...')) return { alone: `...${this.take()}` };
    // The name of a key that is computed is a string.
    const key = this.skip('[') ? `[${this.take()}]` : this.take();
    if (key.startsWith('[')) this.expect(']');
    if (!this.skip(':')) return { alone: key };
    return { key, value: this.expression() };
  }

  #items<Item>(end: string, item: () => Item): readonly Item[] {
    const items: Item[] = [];
    while (!this.skip(end)) {
      items.push(item());
      if (this.next !== end) this.expect(',');
    }
    return items;
  }
}

/** An expression in no parentheses. */
export function bare(expression: Expression): Expression {
  return expression.kind === 'parentheses' ? bare(expression.inner) : expression;
}
