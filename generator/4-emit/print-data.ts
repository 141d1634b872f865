/**
 * Data in its final form, as Prettier leaves it: objects on several lines, and lists on one where they fit. Nothing has to
 * be parsed to print it; a test holds everything that is emitted to what Prettier would make of it. Only text of ASCII, of
 * which every character is a column wide.
 */
import { json, propertyKey, stringLiteral } from './encode.js';

/** Characters of a line. */
const WIDTH = 120;

interface Style {
  readonly key: (key: string) => string;
  readonly text: (text: string) => string;
  /** What stands behind the last entry of what is spread over several lines. */
  readonly last: string;
  /** Whether a text that does not fit behind its key stands on a line of its own. */
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

/** Whether the width of a text is the number of its characters. */
export function isPlain(text: string): boolean {
  return !/[^\0-\x7f]/.test(text);
}

/** A JSON document. */
export function printJson(value: unknown): string {
  return `${print(value, jsonStyle, '', 0)}\n`;
}

/**
 * A JSON value as an expression of TypeScript.
 * @param before how many characters stand before it on its line
 * @param after how many stand behind it
 */
export function printLiteral(value: unknown, before: number, after: number): string {
  return print(value, literalStyle, '', before, after);
}

/** A value whose first line begins behind `before` characters, and whose further lines are indented. */
function print(value: unknown, style: Style, indent: string, before: number, after = 0): string {
  if (typeof value === 'string') return style.text(value);
  if (Array.isArray(value)) return list(value, style, indent, before, after);
  // The exponent has no plus sign.
  if (typeof value !== 'object' || value === null) return String(value).replace('e+', 'e');
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  if (entries.length === 0) return '{}';
  const inner = `${indent}  `;
  const lines = entries.map(([key, one], at) => {
    const name = `${style.key(key)}:`;
    const comma = at < entries.length - 1 ? ',' : style.last;
    const text = print(one, style, inner, inner.length + name.length + 1, comma.length);
    const isLong = inner.length + name.length + 1 + text.length + comma.length > WIDTH;
    const isMoved = style.breaksAfterKey && typeof one === 'string' && isLong;
    return `${inner}${name}${isMoved ? `\n${inner}  ` : ' '}${text}${comma}\n`;
  });
  return `{\n${lines.join('')}${indent}}`;
}

function list(values: readonly unknown[], style: Style, indent: string, before: number, after: number): string {
  if (values.length === 0) return '[]';
  const inner = `${indent}  `;
  const texts = values.map((one) => print(one, style, inner, inner.length, 1));
  const isFlat = texts.every((text) => !text.includes('\n')) && !areAllLists(values);
  const line = `[${texts.join(', ')}]`;
  if (isFlat && before + line.length + after <= WIDTH) return line;
  if (values.every((one) => typeof one === 'number')) return filled(texts, style, indent);
  return `[\n${texts.map((text, at) => `${inner}${text}${at < texts.length - 1 ? ',' : style.last}\n`).join('')}${indent}]`;
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
