/**
 * A quick reading of emitted TypeScript that is certain where it accepts: a file with declarations and data, of which
 * nothing runs when it is imported. Everything that it is not certain of is left to the check with a compiler.
 */
import type { ModuleNames } from './scopes.js';
import { Cursor, Uncertain } from './quick-cursor.js';
import { Kind, type Tokens, tokensOf } from './quick-tokens.js';

/** What the file declares and imports; undefined if it is not certain that it is inert. */
export function quickNamesOf(source: string, isExpected: (module: string) => boolean): ModuleNames | undefined {
  const tokens = tokensOf(source);
  const imports = tokens && importsIn(tokens);
  return tokens && imports !== undefined ? new Reader(tokens, isExpected).read(imports) : undefined;
}

/** Names of functions that execute text. */
const executing: ReadonlySet<string> = new Set(['eval', 'Function', 'require', 'constructor']);
const longest = 'constructor'.length;

/** The number of tokens `import`; undefined if a function that executes text may be referred to. */
function importsIn({ source, kinds, starts, ends }: Tokens): number | undefined {
  const first = (index: number): string => source[starts[index] ?? source.length] ?? '';
  let imports = 0;
  for (let index = 0; index < kinds.length; index++) {
    if (kinds[index] !== Kind.name) continue;
    const start = starts[index] ?? 0;
    const end = ends[index] ?? 0;
    if (end - start > longest || end - start < 4) continue;
    const name = source.slice(start, end);
    if (name !== 'import' && !executing.has(name)) continue;
    const isMember = first(index - 1) === '.' && first(index - 2) !== '.';
    const isKey =
      '{,;('.includes(first(index - 1)) &&
      (first(index + 1) === ':' || (first(index + 1) === '?' && first(index + 2) === ':'));
    if (isMember || isKey) continue;
    if (name !== 'import') return undefined;
    imports++;
  }
  return imports;
}

class Reader extends Cursor {
  readonly #source: string;
  readonly #isExpected: (module: string) => boolean;
  readonly #bound: ModuleNames['bound'][number][] = [];
  readonly #exported: ModuleNames['exported'][number][] = [];
  readonly #passedOn: string[] = [];
  #imports = 0;

  constructor(tokens: Tokens, isExpected: (module: string) => boolean) {
    super(tokens);
    this.#source = tokens.source;
    this.#isExpected = isExpected;
  }

  /** @param imports the number of tokens `import`, each of which has to begin a statement */
  read(imports: number): ModuleNames | undefined {
    try {
      while (!this.isAtEnd) this.#statement();
      if (this.#imports !== imports) return undefined;
    } catch (error) {
      if (error instanceof Uncertain) return undefined;
      throw error;
    }
    const text = this.#source;
    return { text, bound: this.#bound, exported: this.#exported, passedOn: this.#passedOn };
  }

  #statement(): void {
    if (this.skip('import')) {
      this.#imports++;
      this.skip('type');
      this.#names((name) => this.#bound.push(name));
      this.#expectModule();
      return;
    }
    const isExported = this.skip('export');
    if (isExported && this.text() === '*') return this.#exportOfAll();
    if (isExported && this.text() === 'type' && '*{'.includes(this.text(1))) {
      this.at++;
      return this.text() === '*' ? this.#exportOfAll() : this.#exportOfSome();
    }
    if (isExported && this.text() === '{') return this.#exportOfSome();
    const keyword = this.text();
    this.at++;
    // Before a line break, these would be names.
    if (this.isAfterLineBreak()) throw new Uncertain();
    if (keyword === 'const') this.#constant(isExported);
    else if (keyword === 'interface') this.#interface(isExported);
    else if (keyword === 'type') this.#alias(isExported);
    else if (keyword === 'function') this.#function(isExported);
    else if (keyword === 'async' && this.skip('function')) this.#function(isExported);
    else throw new Uncertain();
  }

  #exportOfAll(): void {
    this.at++;
    this.#passedOn.push(this.#expectModule());
  }

  #exportOfSome(): void {
    this.#names((name) => this.#exported.push(name));
    this.#expectModule();
  }

  /** `{ a, type b, c as d }` */
  #names(use: (name: ModuleNames['bound'][number]) => unknown): void {
    const end = this.partner('{');
    this.at++;
    while (this.at < end) {
      if (this.text() === 'type' && ![',', '}', 'as'].includes(this.text(1))) this.at++;
      let name = this.#name();
      if (this.skip('as')) name = this.#name();
      use(name);
      if (this.at < end && !this.skip(',')) throw new Uncertain();
    }
    this.at = end + 1;
  }

  /** `from './types.js';` */
  #expectModule(): string {
    if (!this.skip('from') || this.kind() !== Kind.text) throw new Uncertain();
    const specifier = this.text().slice(1, -1);
    this.at++;
    if (specifier.includes('\\') || !this.#isExpected(specifier) || !this.skip(';')) throw new Uncertain();
    return specifier;
  }

  /** `name: Type = data;` */
  #constant(isExported: boolean): void {
    this.#declare(isExported);
    if (this.skip(':')) this.#type((text) => text === '=');
    if (!this.skip('=')) throw new Uncertain();
    const end = this.find(';');
    this.#data(end);
    this.at = end + 1;
  }

  #interface(isExported: boolean): void {
    this.#declare(isExported);
    this.skipTo('{');
    this.at = this.partner('{') + 1;
  }

  #alias(isExported: boolean): void {
    this.#declare(isExported);
    if (this.text() === '<') this.skipTo('=');
    if (!this.skip('=')) throw new Uncertain();
    this.#type((text) => text === ';');
    this.at++;
  }

  #function(isExported: boolean): void {
    const name = this.#name();
    this.skipTo('(');
    this.at = this.partner('(') + 1;
    // A brace belongs to the type where an operand is expected.
    if (this.skip(':')) this.#type((text, isOperand) => text === ';' || (text === '{' && !isOperand));
    // An overload ends here; the function that it belongs to declares the name.
    if (this.skip(';')) return;
    this.#bound.push(name);
    if (isExported) this.#exported.push(name);
    this.at = this.partner('{') + 1;
  }

  /**
   * Reads a type up to a token outside of brackets. Two operands in a row could be two statements, of which the second is
   * no type.
   */
  #type(isEnd: (text: string, isOperandExpected: boolean) => boolean): void {
    let isExpected = true;
    while (!isEnd(this.text(), isExpected)) {
      const text = this.text();
      const kind = this.kind();
      if (kind === undefined || kind === Kind.other || kind === Kind.pattern) throw new Uncertain();
      if (!isExpected && !continuing.has(text) && this.isAfterLineBreak()) throw new Uncertain();
      const isOperand = kind === Kind.text || kind === Kind.number || kind === Kind.template || kind === Kind.name;
      const isOperator = kind === Kind.name && typeOperators.has(text);
      if (!isExpected && ((isOperand && !isOperator) || text === '(' || text === '{')) throw new Uncertain();
      if ('([{'.includes(text)) this.at = this.partnerOf(this.at);
      isExpected = isOperator || (!isOperand && !'([{>'.includes(text));
      this.at++;
    }
    if (isExpected) throw new Uncertain();
  }

  /** Reads from here to `end` as an expression of data and functions, which ends the statement. */
  #data(end: number): void {
    const open: string[] = [];
    while (this.at < end) {
      const kind = this.kind();
      const text = this.text();
      const isAfterOperand = this.#isOperandBefore();
      if (text === '(') this.#parenthesis(open);
      else if (kind === Kind.arrow) this.#body(open.length === 0);
      else if (text === '[' || text === '{') {
        const isComputedKey = text === '[' && open.at(-1) === '{' && this.text(-1) !== ':';
        if (isAfterOperand || isComputedKey) throw new Uncertain();
        open.push(text);
        this.at++;
      } else if (')]}'.includes(text)) {
        open.pop();
        this.at++;
      } else if (kind === Kind.name || kind === Kind.text || kind === Kind.number || kind === Kind.template) {
        const isKey = open.at(-1) === '{' && this.text(1) === ':' && '{,'.includes(this.text(-1));
        const isCast = kind === Kind.name && (text === 'as' || text === 'satisfies') && !this.isAfterLineBreak();
        if ((isAfterOperand && !isCast) || (active.has(text) && !isKey)) throw new Uncertain();
        this.at++;
      } else if ((text === ',' || text === ':') && isAfterOperand && open.length > 0) this.at++;
      else if (text === '-' && !isAfterOperand && this.kindOf(this.at + 1) === Kind.number) this.at++;
      else throw new Uncertain();
    }
    if (this.at !== end || !this.#isOperandBefore()) throw new Uncertain();
  }

  /** The parameters of an arrow function or a method, or an expression in parentheses; no call. */
  #parenthesis(open: string[]): void {
    const close = this.partner('(');
    const isMethod = open.at(-1) === '{' && this.kindOf(this.at - 1) === Kind.name && '{,'.includes(this.text(-2));
    if (this.kindOf(close + 1) === Kind.arrow && !this.#isOperandBefore()) this.at = close + 1;
    else if (isMethod) {
      this.at = close + 1;
      if (this.skip(':')) this.#type((text, isOperand) => text === '{' && !isOperand);
      this.at = this.partner('{') + 1;
    } else {
      if (this.#isOperandBefore()) throw new Uncertain();
      open.push('(');
      this.at++;
    }
  }

  /** The body of an arrow function: a block, or an expression that ends at a comma or a closing bracket. */
  #body(isOutside: boolean): void {
    this.at++;
    if (this.text() === '{') this.at = this.partner('{') + 1;
    else if (isOutside) throw new Uncertain();
    else
      while (!',)]}'.includes(this.text()))
        this.at = '([{'.includes(this.text()) ? this.partnerOf(this.at) + 1 : this.at + 1;
  }

  /** Whether the token before is the end of an operand, so that what follows would be done to it. */
  #isOperandBefore(): boolean {
    const kind = this.kindOf(this.at - 1);
    const text = this.text(-1);
    if (kind === Kind.name) return !['as', 'satisfies', 'const'].includes(text);
    return [Kind.text, Kind.number, Kind.template, Kind.pattern].some((one) => one === kind) || ')]}>'.includes(text);
  }

  #declare(isExported: boolean): void {
    const name = this.#name();
    this.#bound.push(name);
    if (isExported) this.#exported.push(name);
  }

  #name(): ModuleNames['bound'][number] {
    if (this.kind() !== Kind.name) throw new Uncertain();
    const source = this.#source;
    const start = this.start;
    const name = this.text();
    this.at++;
    return {
      name,
      get line() {
        return source.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/).length;
      },
    };
  }
}

/** What continues a type in the next line; before anything else, the statement may end. */
const continuing: ReadonlySet<string> = new Set(['|', '&', '?', ':', '=>', '>']);

/** Words of types that are followed by a type, or stand between two. */
const typeOperators: ReadonlySet<string> = new Set(['keyof', 'typeof', 'readonly', 'is', 'extends', 'infer', 'unique']);

/** Words that make an expression do something. */
const active: ReadonlySet<string> = new Set([
  'new',
  'await',
  'yield',
  'delete',
  'void',
  'typeof',
  'in',
  'instanceof',
  'get',
  'set',
  'class',
  'this',
  'super',
]);
