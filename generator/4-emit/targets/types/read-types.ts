/** Reads what json-schema-to-typescript prints, with the names back in place. */
import { literal, propertyKey, stringLiteral } from '../../encode.js';
import { restored } from './placeholder.js';

export type TypeNode =
  /** A name, a literal, or a name with what stands in its brackets. */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'generic'; readonly name: string; readonly arguments: readonly TypeNode[] }
  | { readonly kind: 'array'; readonly of: TypeNode }
  | { readonly kind: 'union' | 'intersection'; readonly types: readonly TypeNode[] }
  /** An object that was on one line stays there where it fits. */
  | { readonly kind: 'object'; readonly members: readonly Member[]; readonly isOnLine: boolean };

export interface Member {
  readonly comment: readonly string[];
  /** With the question mark of what is optional: `name?` */
  readonly key: string;
  readonly type: TypeNode;
}

export interface ReadDeclaration {
  readonly comment: readonly string[];
  readonly type: TypeNode;
}

/** A comment, a string, a number or name, or a sign. */
const token = /\/\*\*[^]*?\*\/|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\d[\d.]*(?:e[+-]?\d+)?|[\w$.]+|\{\n|[^\s]/g;

/** The declarations by their names. */
export function readDeclarations(code: string): ReadonlyMap<string, ReadDeclaration> {
  const reader = new TypeReader(code);
  const declarations = new Map<string, ReadDeclaration>();
  while (!reader.isAtEnd) {
    const { name, ...declaration } = reader.declaration();
    declarations.set(name, declaration);
  }
  return declarations;
}

class TypeReader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(code: string) {
    this.#tokens = code.match(token) ?? [];
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#tokens.length;
  }

  declaration(): ReadDeclaration & { readonly name: string } {
    const comment = this.#comment();
    for (const word of ['export', 'type']) this.#expect(word);
    const name = restored(this.#take());
    this.#expect('=');
    return { comment, name, type: this.#union() };
  }

  get #next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(): string {
    return this.#tokens[this.#at++] ?? '';
  }

  #skip(wanted: string): boolean {
    if (this.#next !== wanted) return false;
    this.#at += 1;
    return true;
  }

  #expect(wanted: string): void {
    const found = this.#take();
    if (found !== wanted) throw new Error(`A type has ${found || 'its end'} where ${wanted} should be`);
  }

  #comment(): readonly string[] {
    return this.#next.startsWith('/**') ? this.#take().split('\n') : [];
  }

  #union(): TypeNode {
    return this.#several('union', '|', () => this.#several('intersection', '&', () => this.#postfix()));
  }

  /** A union in a union is part of it. */
  #several(kind: 'union' | 'intersection', sign: string, one: () => TypeNode): TypeNode {
    const first = one();
    if (this.#next !== sign) return first;
    const types = [first];
    while (this.#skip(sign)) types.push(one());
    return { kind, types: types.flatMap((type) => (type.kind === kind ? type.types : type)) };
  }

  #postfix(): TypeNode {
    let type = this.#primary();
    while (this.#next === '[') {
      this.#take();
      const key = this.#skip(']') ? undefined : this.#take();
      if (key !== undefined) this.#expect(']');
      if (key === undefined) type = { kind: 'array', of: type };
      // The type of a property: `object['toString']`.
      else if (type.kind === 'text') type = { kind: 'text', text: `${type.text}[${key}]` };
      else throw new Error(`A type of a property of another type than a name: ${key}`);
    }
    return type;
  }

  #primary(): TypeNode {
    const text = this.#take();
    if (text === '(') {
      const type = this.#union();
      this.#expect(')');
      return type;
    }
    if (text === '{' || text === '{\n') return { kind: 'object', members: this.#members(), isOnLine: text === '{' };
    if (text === '[') {
      this.#expect(']');
      return { kind: 'text', text: '[]' };
    }
    if (/^-?\d/.test(text)) return { kind: 'text', text: literal(Number(text)) };
    // What comes from a schema is JSON.
    if (text.startsWith('"')) return { kind: 'text', text: stringLiteral(JSON.parse(text) as string) };
    if (!this.#skip('<')) return { kind: 'text', text };
    const given = [this.#union()];
    while (this.#skip(',')) given.push(this.#union());
    this.#expect('>');
    return { kind: 'generic', name: text, arguments: given };
  }

  #members(): readonly Member[] {
    const members: Member[] = [];
    while (!this.#skip('}')) {
      const comment = this.#comment();
      const key = this.#key();
      const ending = this.#skip('?') ? '?' : '';
      this.#expect(':');
      members.push({ comment, key: `${key}${ending}`, type: this.#union() });
    }
    return members;
  }

  /** `name`, `'other-name'`, `[Symbol.iterator]` */
  #key(): string {
    if (!this.#skip('[')) return keyOf(this.#take());
    const symbol = this.#take();
    this.#expect(']');
    return `[${symbol}]`;
  }
}

function keyOf(name: string): string {
  return propertyKey(restored(name));
}
