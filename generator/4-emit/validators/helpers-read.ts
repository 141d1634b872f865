/** Emitted functions that read a wire form. */
import type { Helper } from './helper.js';

export const readHelpers: readonly Helper[] = [
  {
    name: 'apply',
    code: `/** Notes a tolerance that was applied. */
function apply(to: Found[], kind: Applied['kind'], element: string, index?: number): void {
  to.push({ pointer: pointerTo(element, index), kind });
}`,
  },
  {
    name: 'isBlank',
    code: `/** Takes a blank for 'not provided', and notes it. */
function isBlank(to: Found[], element: string, value: unknown): boolean {
  if (value !== '' && value !== null) return false;
  apply(to, 'blank', element);
  return true;
}`,
  },
  {
    name: 'isBlankOf',
    code: `/** As {@link isBlank}, of the elements that the table lists. */
function isBlankOf(to: Found[], table: Table, element: string, value: unknown): boolean {
  return (value === '' || value === null) && isOwn(table.rules, element) && isBlank(to, element, value);
}`,
  },
  {
    name: 'respell',
    code: `/** The word that a text of another case, or an alias, means; what means none is reported and stays as it is. */
function respell(
  to: Found[],
  table: Table,
  element: string,
  rule: string,
  value: unknown,
  words: readonly string[],
  { index, aliases, isExact }: { index?: number; aliases?: Readonly<Record<string, string>>; isExact?: boolean } = {},
): unknown {
  if (typeof value === 'string') {
    const text = isExact ? value : upperCase(value);
    if (aliases && isOwn(aliases, text)) {
      apply(to, 'alias', element, index);
      return aliases[text];
    }
    const word = words.find((candidate) => !isExact && upperCase(candidate) === text);
    if (word !== undefined) {
      apply(to, 'case', element, index);
      return word;
    }
  }
  failText(to, table, element, rule, value, index);
  return value;
}`,
  },
  {
    name: 'respellCurrency',
    code: `/** A currency in lower case is taken in upper case. */
function respellCurrency(to: Found[], element: string, value: unknown, index?: number): unknown {
  if (typeof value !== 'string' || isCurrency(value)) return value;
  const text = upperCase(value);
  if (!isCurrency(text)) return value;
  apply(to, 'case', element, index);
  return text;
}`,
  },
  {
    name: 'upperCase',
    code: `/** ASCII letters only: the long s and the dotless i of Unicode match nothing. */
function upperCase(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toUpperCase() : text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}`,
  },
  {
    name: 'compact',
    code: `/** The object without what is undefined. */
function compact(from: Elements): Elements {
  const result: Record<string, unknown> = {};
  for (const key in from) {
    const element = from[key];
    if (!isOwn(from, key) || element === undefined) continue;
    // To assign to that one would change the prototype.
    if (key === '__proto__') Object.defineProperty(result, key, { value: element, enumerable: true, configurable: true, writable: true });
    else result[key] = element;
  }
  return result;
}`,
  },
  {
    name: 'unwrap',
    code: `/** The object inside of an extra one whose only element is \`name\`. */
function unwrap(value: unknown, name: string): Elements | undefined {
  if (!isObject(value) || !isOwn(value, name)) return undefined;
  if (Object.keys(value).some((key) => key !== name && value[key] !== undefined)) return undefined;
  const inner = value[name];
  return isObject(inner) ? inner : undefined;
}`,
  },
  {
    name: 'readWrapped',
    code: `/** Reads a nested object that an extra one is taken off from. */
function readWrapped(
  to: Found[],
  element: string,
  inner: Elements,
  read: (value: Elements, to: Found[]) => Elements,
  wrapper: string,
): unknown {
  apply(to, 'wrapper', element);
  const before = to.length;
  const result = read(inner, to);
  inside(to, to.length - before, wrapper);
  inside(to, to.length - before, element);
  return result;
}`,
  },
  {
    name: 'isViolation',
    code: `function isViolation(found: Found): found is Violation {
  return 'rule' in found;
}`,
  },
  {
    name: 'numberFrom',
    code: `/** A number spelt as in JSON; any other text stays as it is. */
function numberFrom(value: unknown): unknown {
  const isSpelt = typeof value === 'string' && /^-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(value);
  return isSpelt ? Number(value) : value;
}`,
  },
  {
    name: 'booleanFrom',
    code: `/** \`true\` or \`false\`; any other text stays as it is. */
function booleanFrom(value: unknown): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}`,
  },
  {
    name: 'pathOf',
    code: `/** A JSON Pointer as the path of a Standard Schema issue. */
function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}`,
  },
];
