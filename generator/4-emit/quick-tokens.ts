/**
 * The tokens of TypeScript that targets emit. Whatever is not certain to be read as a compiler reads it ends the reading,
 * so that nothing can hide in a text or a regular expression.
 */

/** A kind of token: one of these, or the code of the first character of punctuation. */
export const Kind = { name: 1, text: 2, number: 3, template: 4, pattern: 5, arrow: 6, other: 7 } as const;

export interface Tokens {
  readonly source: string;
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** For an opening bracket, the index of the closing one; for others 0. */
  readonly partners: readonly number[];
}

/** Comments, white space, names, numbers and texts, each as far as it goes from a position. */
const blank = /(?:[ \t\r\n]|\/\/[^\r\n\u2028\u2029]*|\/\*(?:[^*]|\*(?!\/))*\*\/)+/y;
const name = /[A-Za-z_$#][\w$]*/y;
const number = /\d[\w.]*/y;
const text = /'(?:[^'\\\r\n]|\\[^\r\n])*'|"(?:[^"\\\r\n]|\\[^\r\n])*"/y;
const pattern = /\/(?![*/])(?:[^\\/[\r\n\u2028\u2029]|\\.|\[(?:[^\]\\\r\n\u2028\u2029]|\\.)*\])+\/[a-z]*/y;

const brackets: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const EXCLAMATION_MARK = 33;
/** Whether a slash after a token of this kind begins a regular expression, as it does after this punctuation. */
const isBeforePattern = (kind = 0): boolean => kind >= 32 && '(,=:[&|?{;'.includes(String.fromCharCode(kind));

/** Undefined if something is not certain. */
export function tokensOf(source: string): Tokens | undefined {
  const [kinds, starts, ends, partners]: number[][] = [[], [], [], []];
  if (!kinds || !starts || !ends || !partners) return undefined;
  const open: number[] = [];
  const end = (expression: RegExp, at: number): number => {
    expression.lastIndex = at;
    return expression.test(source) ? expression.lastIndex : at;
  };
  for (let at = end(blank, 0); at < source.length;) {
    const code = source.charCodeAt(at);
    const character = source[at] ?? '';
    const following = source[at + 1] ?? '';
    let kind: number = code;
    let next = at + 1;
    if (isNameStart(code)) {
      kind = Kind.name;
      next = end(name, at);
    } else if (code >= 48 && code <= 57) {
      kind = Kind.number;
      next = end(number, at);
    } else if (character === "'" || character === '"') {
      kind = Kind.text;
      next = end(text, at);
    } else if (character === '`') {
      kind = Kind.template;
      next = endOfTemplate(source, at);
    } else if (character === '/') {
      // After an operand, an exclamation mark asserts that it is not null, and the slash divides it.
      const before = kinds.at(-1) === EXCLAMATION_MARK ? kinds.at(-2) : kinds.at(-1);
      if (!isBeforePattern(before)) return undefined;
      kind = Kind.pattern;
      next = end(pattern, at);
    } else if (character === '=' && following === '>') {
      kind = Kind.arrow;
      next = at + 2;
    } else if (following === '=' && '=!<>+-*%|&?^'.includes(character)) {
      kind = Kind.other;
      next = source[at + 2] === '=' ? at + 3 : at + 2;
    } else if (following === character && '+-'.includes(character)) {
      kind = Kind.other;
      next = at + 2;
    } else if (!'(){}[]<>,;:.?=!&|+-*%~^@'.includes(character)) return undefined;
    if (next === at) return undefined;
    if (character === '(' || character === '[' || character === '{') open.push(kinds.length);
    const opening = kind === code ? brackets[character] : undefined;
    if (opening !== undefined) {
      const partner = open.pop();
      if (partner === undefined || source[starts[partner] ?? 0] !== opening) return undefined;
      partners[partner] = kinds.length;
    }
    kinds.push(kind);
    starts.push(at);
    ends.push(next);
    partners.push(0);
    at = mayBeBlank(source.charCodeAt(next)) ? end(blank, next) : next;
  }
  return open.length === 0 ? { source, kinds, starts, ends, partners } : undefined;
}

/** Whether a character may begin white space or a comment; what follows a token mostly does not. */
function mayBeBlank(code: number): boolean {
  return code <= 32 || code === 47;
}

/** The position after a template without values; the given one if it has any, or has no end. */
function endOfTemplate(source: string, start: number): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '`') return at + 1;
    if (source[at] === '\\') at++;
    else if (source.startsWith('${', at)) return start;
  }
  return start;
}

function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36 || code === 35;
}

/** The tokens of a source, one a line: what it says without comments and layout; the source if it is not certain. */
export function codeOf(source: string): string {
  const tokens = tokensOf(source);
  return tokens ? tokens.starts.map((start, index) => source.slice(start, tokens.ends[index])).join('\n') : source;
}
