/**
 * Data in its final form, as Prettier leaves it: objects on several lines, and lists on one where they fit. Nothing has to
 * be parsed to print it; a test holds everything that is emitted to what Prettier would make of it.
 */
import { json, propertyKey, stringLiteral } from './encode.js';
import { displayWidth, WIDTH } from './width.js';

interface Style {
  readonly key: (key: string) => string;
  readonly text: (text: string) => string;
  /** What stands behind the last entry of what is spread over several lines. */
  readonly last: string;
  /** Whether a value that does not fit behind its key begins on a line of its own; behind a short key, none does. */
  readonly breaksAfterKey: boolean;
}

const jsonStyle: Style = { key: json, text: json, last: '', breaksAfterKey: false };

const literalStyle: Style = {
  // A computed key is an element of its own, and not the prototype.
  key: (key) => (key === '__proto__' ? `['__proto__']` : propertyKey(key)),
  text: stringLiteral,
  last: ',',
  breaksAfterKey: true,
};

/** Columns of the longest key that is short. */
const SHORT_KEY = 4;

/** A JSON document. */
export function printJson(value: unknown): string {
  return `${printJsonValue(value)}\n`;
}

/** A JSON value whose first line has nothing before it. */
export function printJsonValue(value: unknown): string {
  return print(value, jsonStyle, '', 0);
}

/** A JSON value on one line: `{ "a": [1, 2] }`. */
export function printJsonLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return printJsonValue(value);
  if (Array.isArray(value)) return `[${value.map(printJsonLine).join(', ')}]`;
  const entries = entriesOf(value).map(([key, one]) => `${jsonStyle.key(key)}: ${printJsonLine(one)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/**
 * A JSON value as an expression of TypeScript.
 * @param before how many columns stand before it on its line
 * @param after how many stand behind it
 */
export function printLiteral(value: unknown, before: number, after: number): string {
  return print(value, literalStyle, '', before, after);
}

/** A value whose first line begins behind `before` columns, and whose further lines are indented. */
function print(value: unknown, style: Style, indent: string, before: number, after = 0): string {
  if (typeof value === 'string') return style.text(value);
  if (Array.isArray(value)) return list(value, style, indent, before, after);
  if (typeof value === 'number') return numberText(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const entries = entriesOf(value);
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = entries.map(([key, one], at) => {
    const name = style.key(key);
    const comma = at < entries.length - 1 ? ',' : style.last;
    const width = displayWidth(name);
    const start = inner.length + width + 2;
    const text = print(one, style, inner, start, comma.length);
    const isLong = (): boolean => start + displayWidth(firstLine(one, text, comma)) > WIDTH;
    if (!style.breaksAfterKey || width <= SHORT_KEY || isSimple(one) || !isLong())
      return `${inner}${name}: ${text}${comma}\n`;
    const moved = `${inner}  `;
    return `${inner}${name}:\n${moved}${print(one, style, moved, moved.length, comma.length)}${comma}\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function entriesOf(value: object): readonly (readonly [key: string, value: unknown])[] {
  return Object.entries(value).filter(([, one]) => one !== undefined);
}

/** The exponent has no plus sign. */
function numberText(value: number): string {
  return String(value).replace('e+', 'e');
}

/** The first line of a printed value. That of an object is known, and a long text that nobody has read yet need not be read. */
function firstLine(value: unknown, text: string, comma: string): string {
  if (typeof value === 'object' && value && !Array.isArray(value) && text.length > '{}'.length) return '{';
  const end = text.indexOf('\n');
  return end < 0 ? text + comma : text.slice(0, end);
}

/** What stays behind any key. A number with a sign is an expression. */
function isSimple(value: unknown): boolean {
  return typeof value === 'boolean' || (typeof value === 'number' && value >= 0);
}

function list(values: readonly unknown[], style: Style, indent: string, before: number, after: number): string {
  if (values.length === 0) return '[]';
  const line = onOneLine(values, style, WIDTH - before - after);
  if (line !== undefined) return line;
  const inner = `${indent}  `;
  if (values.every((one) => typeof one === 'number')) return filled(values.map(numberText), style, indent);
  const lines = values.map((one, at) => {
    const comma = at < values.length - 1 ? ',' : style.last;
    return `${inner}${print(one, style, inner, inner.length, comma.length)}${comma}\n`;
  });
  return `[\n${lines.join('')}${indent}]`;
}

/** A list that may stand on one line and fits in so many columns. */
function onOneLine(values: readonly unknown[], style: Style, columns: number): string | undefined {
  if (areAllLists(values)) return undefined;
  const texts: string[] = [];
  // Of a list that is far too long, no more than it takes to see that.
  let left = columns - 2;
  for (const one of values) {
    const text = flat(one, style, left);
    if (text === undefined) return undefined;
    left -= displayWidth(text) + (texts.length > 0 ? 2 : 0);
    if (left < 0) return undefined;
    texts.push(text);
  }
  return `[${texts.join(', ')}]`;
}

function flat(value: unknown, style: Style, columns: number): string | undefined {
  if (Array.isArray(value) && value.length > 0) return onOneLine(value, style, columns);
  // An object with entries stands on several lines, however short they are.
  const hasEntries = typeof value === 'object' && value !== null && entriesOf(value).length > 0;
  return hasEntries ? undefined : print(value, style, '', 0);
}

/** Several lists of several entries each stand below each other. */
function areAllLists(values: readonly unknown[]): boolean {
  return values.length > 1 && values.every((one) => Array.isArray(one) && one.length > 1);
}

/** Numbers stand behind each other on as many lines as it takes. */
function filled(texts: readonly string[], { last }: Style, indent: string): string {
  const lines: string[] = [];
  let line = '';
  texts.forEach((text, at) => {
    const own = `${text}${at < texts.length - 1 ? ',' : last}`;
    const longer = line === '' ? `${indent}  ${own}` : `${line} ${own}`;
    if (line !== '' && longer.length > WIDTH) {
      lines.push(line);
      line = `${indent}  ${own}`;
    } else line = longer;
  });
  return `[\n${[...lines, line].join('\n')}\n${indent}]`;
}
