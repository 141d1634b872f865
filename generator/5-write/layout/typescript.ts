/**
 * TypeScript and JavaScript as tokens with comments, without what formatters add and remove: white space, semicolons,
 * trailing commas, the first separator of a union, quotes, and parentheses around a whole operand.
 */

interface Token {
  /** A raw one is a template or a regular expression. */
  readonly kind: 'word' | 'text' | 'raw' | 'comment' | 'sign';
  readonly text: string;
  /** Whether it is the first of its line. */
  readonly isFirst: boolean;
}

/** The tokens as text; undefined when brackets do not match. */
export function typescriptForm(text: string): string | undefined {
  const tokens = tokensOf(text);
  const code = tokens.filter(({ kind }) => kind !== 'comment');
  const dropped = droppedIn(code);
  if (!dropped) return undefined;
  const parts: string[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.kind === 'comment') {
      parts.push(token.text);
      continue;
    }
    if (!dropped.has(at)) parts.push(printed(code, at, token));
    // What stands on the next line is no longer returned.
    if (jumps.has(token.text) && isEnd(code[at + 1])) parts.push('end');
    at++;
  }
  return parts.join('\n');
}

/** Words that a line break ends. */
const jumps: ReadonlySet<string> = new Set(['return', 'throw', 'break', 'continue', 'yield']);

function isEnd(next: Token | undefined): boolean {
  return !next || next.isFirst || next.text === ';' || next.text === '}';
}

function printed(code: readonly Token[], at: number, { kind, text }: Token): string {
  if (kind !== 'text' && kind !== 'word') return text;
  const next = code[at + 1]?.text;
  const isBeforeColon = next === ':' || (next === '?' && code[at + 2]?.text === ':');
  const previous = code[at - 1]?.text;
  const isKey = isBeforeColon && previous !== '?' && previous !== ':' && previous !== 'case';
  const content = kind === 'text' ? unquoted(text) : text;
  return isKey ? `key ${kind === 'text' ? content : `"${content}"`}` : content;
}

/** The content of a text in double quotes, whichever quotes it has. */
function unquoted(text: string): string {
  const content = text.slice(1, -1);
  if (!/["\\]/.test(content)) return `"${content}"`;
  return `"${content.replaceAll(/\\(['"])/g, '$1').replaceAll('"', '\\"')}"`;
}

const closing: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const closers: ReadonlySet<string> = new Set(closing.values());
const logical: ReadonlySet<string> = new Set(['&&', '||', '??']);
const heads: ReadonlySet<string> = new Set(['while', 'for', 'if', 'with']);
/** Before a whole operand, and after it. */
const before: ReadonlySet<string> = new Set(['=', '=>', '(', '[', '{', ',', ';', '?', ':', 'return', ...logical]);
const after: ReadonlySet<string> = new Set([')', ']', '}', ',', ';', ':', ...logical]);
/** Before the first member of a union. */
const beforeUnion: ReadonlySet<string> = new Set('= ( : < , ? | & [ { ; => as extends satisfies is'.split(' '));
/** Between the operands of an expression, which parentheses may keep together. */
const binary: ReadonlySet<string> = new Set(
  '- + * / % ** < > = => == != === !== ! & | ^ ? : in instanceof as satisfies yield'.split(' ').concat(...logical),
);

const loopWords: ReadonlySet<string> = new Set(['do', 'while']);

/** The indexes of tokens that are layout; undefined when brackets do not match. */
function droppedIn(code: readonly Token[]): ReadonlySet<number> | undefined {
  const dropped = new Set<number>();
  const open: { readonly at: number; readonly isHead: boolean; isBinary: boolean; isList: boolean }[] = [];
  let endOfHead = -1;
  /** The depths of the loops whose condition comes at their end, and the place of the last such condition. */
  const loops: number[] = [];
  let endOfLoop = -1;
  const textAt = (index: number): string => code[index]?.text ?? ';';
  for (let at = 0; at < code.length; at++) {
    const { text, kind } = code[at] ?? { text: '', kind: 'text' };
    if (kind === 'text' || kind === 'raw' || (kind === 'word' && !binary.has(text) && !loopWords.has(text))) continue;
    const inner = open.at(-1);
    if (text === 'do' && textAt(at - 1) !== '.') loops.push(open.length);
    else if (text === 'while' && loops.at(-1) === open.length) {
      loops.pop();
      endOfLoop = at;
    }
    if (inner && binary.has(text)) inner.isBinary = true;
    if (inner && text === ',' && textAt(at + 1) !== ')') inner.isList = true;
    if (closing.has(text)) {
      const isHead = text === '(' && heads.has(textAt(at - 1)) && endOfLoop !== at - 1;
      open.push({ at, isHead, isBinary: false, isList: false });
    } else if (closers.has(text)) {
      const opening = open.pop();
      if (!opening || closing.get(textAt(opening.at)) !== text) return undefined;
      if (opening.isHead) endOfHead = at;
      if (text === ')' && !opening.isList && isRedundant(code, opening.at, at, opening.isBinary))
        dropped.add(opening.at).add(at);
    } else if (text === ';') {
      // After the head of a loop, it is what the loop does.
      if (endOfHead !== at - 1) dropped.add(at);
    } else if (text === ',' && (textAt(at + 1) === '>' || closers.has(textAt(at + 1)))) {
      // Without a value before it, it makes an array longer.
      if (textAt(at - 1) !== '[' && textAt(at - 1) !== ',') dropped.add(at);
    } else if ((text === '|' || text === '&') && beforeUnion.has(textAt(at - 1))) dropped.add(at);
  }
  return open.length === 0 ? dropped : undefined;
}

/** Parentheses around the only parameter of an arrow function, or around a whole operand. */
function isRedundant(code: readonly Token[], from: number, to: number, isBinary: boolean): boolean {
  const [previous, next] = [code[from - 1], code[to + 1]];
  const width = code[to - 1]?.text === ',' ? 3 : 2;
  const isParameter = next?.text === '=>' && to === from + width && code[from + 1]?.kind === 'word';
  if (isParameter) return true;
  if (to === from + 1 || (previous && !before.has(previous.text))) return false;
  // An object behind an arrow would be a block.
  if (code[from + 1]?.text === '{') return false;
  const isBeside = logical.has(previous?.text ?? '') || logical.has(next?.text ?? '');
  if (isBinary && isBeside) return false;
  return !next || after.has(next.text) || (next.isFirst && !/^[-+*/%<>=!&|^?:.([`]/.test(next.text));
}

const quoted = /'(?:[^'\\\r\n]|\\[^])*'|"(?:[^"\\\r\n]|\\[^])*"/y;
const word = /[\w$#@\u0080-\u009f\u00a1-\u2027\u202a-\ufefe\uff00-\uffff]+/y;
const sign = /=>|&&|\|\||\?\?(?!=)|[=!]==?|\*\*|\+\+|--|\?\.(?!\d)|[^]/y;

const beforeOperand: ReadonlySet<string> = new Set(['return', 'case', 'typeof', 'in', 'of']);

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let isFirst = true;
  let isOperand = false;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    if (isSpace(code)) {
      isFirst ||= code === 10 || code === 13;
      at++;
      continue;
    }
    const start = at;
    at = code === SLASH ? endOfComment(text, start) : start;
    if (at > start) {
      const lines = text
        .slice(start, at)
        .split(/\r\n|\r|\n/)
        .map((line) => line.trim());
      tokens.push({ kind: 'comment', text: lines.join('\n'), isFirst });
      isFirst ||= lines.length > 1 || text[start + 1] === '/';
      continue;
    }
    let kind: Token['kind'] = 'sign';
    if (code === 34 || code === 39) at = endOf(quoted, text, start);
    if (at > start) kind = 'text';
    else {
      at = endOf(word, text, start);
      if (at > start) kind = 'word';
    }
    if (kind === 'sign') {
      at = endOf(sign, text, start);
      if (code === BACKTICK) at = endOfTemplate(text, start);
      else if (code === SLASH && !isOperand) at = endOfPattern(text, start);
      if (code === BACKTICK || (code === SLASH && !isOperand)) kind = 'raw';
    }
    const whole = text.slice(start, at);
    const content = code === BACKTICK ? templateForm(whole) : whole;
    tokens.push({ kind, text: content, isFirst });
    isOperand = kind === 'sign' ? closers.has(content) : !beforeOperand.has(content);
    isFirst = false;
  }
  return tokens;
}

const STAR = 42;
const SLASH = 47;
const BACKTICK = 96;

function isSpace(code: number): boolean {
  return (
    code === 32 || (code >= 9 && code <= 13) || code === 0xa0 || code === 0x2028 || code === 0x2029 || code === 0xfeff
  );
}

/** The position after a comment; the given one if there is none, or it has no end. */
function endOfComment(text: string, start: number): number {
  const second = text.charCodeAt(start + 1);
  if (second === SLASH) return endOf(restOfLine, text, start);
  const end = second === STAR ? text.indexOf('*/', start + 2) : -1;
  return end < 0 ? start : end + 2;
}

const restOfLine = /[^\r\n\u2028\u2029]*/y;

/** The position after what an expression finds at a position; the position itself if it finds nothing. */
function endOf(expression: RegExp, text: string, start: number): number {
  expression.lastIndex = start;
  return expression.test(text) ? expression.lastIndex : start;
}

/** A template with the forms of its values, which are code that formatters change as well. */
function templateForm(template: string): string {
  let form = '';
  let from = 0;
  for (let at = 1; at < template.length; at++) {
    if (template[at] === '\\') at++;
    else if (template.startsWith('${', at)) {
      const end = endOfValue(template, at + 2);
      const value = template.slice(at + 2, end - 1);
      form += `${template.slice(from, at + 2)}${typescriptForm(value) ?? value}`;
      from = end - 1;
      at = end - 1;
    }
  }
  return form + template.slice(from);
}

/** The position after a template, whose values may hold others. */
function endOfTemplate(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '`') return at + 1;
    else if (text.startsWith('${', at)) at = endOfValue(text, at + 2) - 1;
  }
  return text.length;
}

/** The position after the brace that closes a value of a template. */
function endOfValue(text: string, start: number): number {
  let depth = 1;
  for (let at = start; at < text.length; at++) {
    if (text[at] === '`') at = endOfTemplate(text, at) - 1;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at + 1;
  }
  return text.length;
}

const pattern = /\/(?:[^\\/[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/[a-z]*/y;

/** The position after a regular expression, or after the slash if it is none. */
function endOfPattern(text: string, start: number): number {
  return Math.max(endOf(pattern, text, start), start + 1);
}
