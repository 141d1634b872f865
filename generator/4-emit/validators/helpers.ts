/** Functions that the emitted validators call; only those that are called are emitted, in this order. */

/** Text of a helper by name. Each is self-contained but for other helpers. */
const helpers: readonly { readonly name: string; readonly code: string }[] = [
  {
    name: 'Elements',
    code: `/** An object whose elements are not known yet. */
type Elements = Readonly<Record<string, unknown>>;`,
  },
  {
    name: 'Table',
    code: `/** The rules of a table: for each element its row and what is asked of it, for each conditional rule its rows. */
interface Table {
  readonly shape: string;
  readonly table: string;
  readonly rules: Readonly<Record<string, readonly [row: number, rules: Readonly<Record<string, string>>]>>;
  readonly conditions?: Readonly<Record<string, readonly [rows: readonly number[], rule: string]>>;
}`,
  },
  {
    name: 'Reading',
    code: `/** What has been found while a wire form is read. */
interface Reading {
  readonly violations: Violation[];
  readonly applied: Applied[];
}`,
  },
  { name: 'hasOwn', code: `const hasOwn = Object.prototype.hasOwnProperty;` },
  {
    name: 'isObject',
    code: `function isObject(value: unknown): value is Elements {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}`,
  },
  {
    name: 'isText',
    code: `/** Non-empty text: an empty one is no value. */
function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}`,
  },
  {
    name: 'isNumber',
    code: `/** A finite number. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}`,
  },
  {
    name: 'isInteger',
    code: `/** A whole number that a double holds exactly. */
function isInteger(value: unknown): value is number {
  return Number.isSafeInteger(value);
}`,
  },
  {
    name: 'isEmail',
    code: `/** The e-mail pattern of the WHATWG HTML standard, up to 254 characters. */
function isEmail(value: unknown): value is string {
  return typeof value === 'string' && value.length <= 254 && emailPattern.test(value);
}`,
  },
  { name: 'emailPattern', code: `const emailPattern = EMAIL_PATTERN;` },
  {
    name: 'isE164',
    code: `/** E.164: an optional plus sign, then 2 to 15 digits, the first not 0. */
function isE164(value: unknown): value is string {
  if (typeof value !== 'string') return false;
  const start = value.charCodeAt(0) === 43 ? 1 : 0;
  const digits = value.length - start;
  return digits >= 2 && digits <= 15 && value.charCodeAt(start) !== 48 && areDigits(value, start);
}`,
  },
  {
    name: 'isCurrency',
    code: `/** Three capital letters, the form of ISO 4217. */
function isCurrency(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 3) return false;
  for (let i = 0; i < 3; i++) {
    const code = value.charCodeAt(i);
    if (code < 65 || code > 90) return false;
  }
  return true;
}`,
  },
  {
    name: 'isDate',
    code: `/** DDMMYYYY: a day of the Gregorian calendar, year 0001 or later. */
function isDate(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 8 || !areDigits(value, 0)) return false;
  const day = digitsAt(value, 0);
  const month = digitsAt(value, 2);
  const century = digitsAt(value, 4);
  const year = digitsAt(value, 6);
  if (day < 1 || month < 1 || month > 12 || century + year === 0) return false;
  if (month !== 2) return day <= (month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);
  return day <= ((year === 0 ? century : year) % 4 === 0 ? 29 : 28);
}`,
  },
  {
    name: 'digitsAt',
    code: `/** The number that two digits stand for. */
function digitsAt(text: string, index: number): number {
  return text.charCodeAt(index) * 10 + text.charCodeAt(index + 1) - 528;
}`,
  },
  {
    name: 'areDigits',
    code: `function areDigits(text: string, start: number): boolean {
  for (let i = start; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}`,
  },
  {
    name: 'isUuid',
    code: `/** 8-4-4-4-12 hexadecimal digits, any case and version. */
function isUuid(value: unknown): value is string {
  if (typeof value !== 'string' || value.length !== 36) return false;
  for (let i = 0; i < 36; i++) {
    const code = value.charCodeAt(i);
    if (i === 8 || i === 13 || i === 18 || i === 23) {
      if (code !== 45) return false;
    } else if (code < 48 || (code > 57 && ((code | 32) < 97 || (code | 32) > 102))) return false;
  }
  return true;
}`,
  },
  {
    name: 'fitsBytes',
    code: `/** Whether the text is at most so many bytes of UTF-8; a lone surrogate counts three. */
function fitsBytes(text: string, most: number): boolean {
  if (text.length > most) return false;
  if (text.length * 3 <= most) return true;
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    bytes += code < 0x800 ? 1 : 2;
    // The second half of a pair adds nothing: a pair is four bytes in two units.
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i++;
  }
  return bytes <= most;
}`,
  },
  {
    name: 'fitsLength',
    code: `/** Whether the text is at most so many characters (code points). */
function fitsLength(text: string, most: number): boolean {
  if (text.length <= most) return true;
  let length = 0;
  for (const _ of text) if (++length > most) return false;
  return true;
}`,
  },
  {
    name: 'equals',
    code: `/** As a call, so that the compiler does not narrow: conditions may ask for two values of one element. */
function equals(value: unknown, other: unknown): boolean {
  return value === other;
}`,
  },
  {
    name: 'fail',
    code: `/** Notes a broken rule of an element, or of one entry of it. Returns 1, the number of violations. */
function fail(out: Violation[] | undefined, table: Table, element: string, rule: string, index?: number): 1 {
  const [row, rules] = table.rules[element] ?? [0, {}];
  out?.push({
    pointer: pointerTo(element, index),
    rule: \`\${table.shape}.\${element}.\${rule}\`,
    message: \`\${element} \${rules[rule]}\`,
    source: { table: table.table, rows: [row] },
  });
  return 1;
}`,
  },
  {
    name: 'failText',
    code: `/** As {@link fail}; a value that is no text at all breaks the type instead. */
function failText(
  out: Violation[] | undefined,
  table: Table,
  element: string,
  rule: string,
  value: unknown,
  index?: number,
): 1 {
  return fail(out, table, element, isText(value) ? rule : 'type', index);
}`,
  },
  {
    name: 'failCondition',
    code: `/** Notes a broken conditional rule at the element that it asks for. */
function failCondition(out: Violation[] | undefined, table: Table, condition: string, element: string): 1 {
  const [rows, message] = table.conditions?.[condition] ?? [[], ''];
  out?.push({
    pointer: pointerTo(element),
    rule: \`\${table.shape}.condition.\${condition}\`,
    message,
    source: { table: table.table, rows },
  });
  return 1;
}`,
  },
  {
    name: 'failUnknown',
    code: `/** Notes an element that the table does not list, with the nearest one that it does. */
function failUnknown(out: Violation[] | undefined, table: Table, element: string): 1 {
  if (out) {
    const meant = nearest(element, Object.keys(table.rules));
    out.push({
      pointer: pointerTo(element),
      rule: \`\${table.shape}.unknown\`,
      message: \`\${table.shape} has no such element\${meant === undefined ? '' : \`; did you mean \\\`\${meant}\\\`?\`}\`,
      source: { table: table.table, rows: [] },
    });
  }
  return 1;
}`,
  },
  {
    name: 'notAnObject',
    code: `/** The one violation of a value that is no object, or that cannot be read. */
function notAnObject(table: Table): Violation[] {
  const { shape } = table;
  return [
    { pointer: '', rule: \`\${shape}.type\`, message: \`\${shape} must be an object\`, source: { table: table.table, rows: [] } },
  ];
}`,
  },
  {
    name: 'inside',
    code: `/** Turns the pointers of the last \`count\` findings into pointers from one level further out. */
function inside(out: { pointer: string }[] | undefined, count: number, element: string, index?: number): number {
  if (out && count > 0) {
    const prefix = pointerTo(element, index);
    for (let i = out.length - count; i < out.length; i++) {
      const found = out[i];
      if (found) found.pointer = prefix + found.pointer;
    }
  }
  return count;
}`,
  },
  {
    name: 'pointerTo',
    code: `/** JSON Pointer (RFC 6901) to an element, or to one entry of it. */
function pointerTo(element: string, index?: number): string {
  const key = element.replaceAll('~', '~0').replaceAll('/', '~1');
  return index === undefined ? \`/\${key}\` : \`/\${key}/\${index}\`;
}`,
  },
  {
    name: 'nearest',
    code: `/** The known name that a misspelt one most likely means: at most two letters in five differ. */
function nearest(word: string, names: readonly string[]): string | undefined {
  if (word.length > 64) return undefined;
  let best: string | undefined;
  let least = Infinity;
  for (const name of names) {
    const found = distance(lowerCase(word), lowerCase(name));
    if (found < least && found <= Math.max(1, Math.floor(name.length * 0.4))) {
      best = name;
      least = found;
    }
  }
  return best;
}`,
  },
  {
    name: 'distance',
    code: `/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const change = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}`,
  },
  {
    name: 'lowerCase',
    code: `/** ASCII letters only, as in {@link upperCase}. */
function lowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}`,
  },
  {
    name: 'apply',
    code: `/** Notes a tolerance that was applied. */
function apply(to: Reading, kind: Applied['kind'], element: string, index?: number): void {
  to.applied.push({ pointer: pointerTo(element, index), kind });
}`,
  },
  {
    name: 'isBlank',
    code: `/** Takes a blank for 'not provided', and notes it. */
function isBlank(to: Reading, element: string, value: unknown): boolean {
  if (value !== '' && value !== null) return false;
  apply(to, 'blank', element);
  return true;
}`,
  },
  {
    name: 'isBlankOf',
    code: `/** As {@link isBlank}, of the elements that the table lists. */
function isBlankOf(to: Reading, table: Table, element: string, value: unknown): boolean {
  return (value === '' || value === null) && hasOwn.call(table.rules, element) && isBlank(to, element, value);
}`,
  },
  {
    name: 'respell',
    code: `/** The word that a text of another case, or an alias, means; what means none is reported and stays as it is. */
function respell(
  to: Reading,
  table: Table,
  element: string,
  rule: string,
  value: unknown,
  words: readonly string[],
  { index, aliases, isExact }: { index?: number; aliases?: Readonly<Record<string, string>>; isExact?: boolean } = {},
): unknown {
  if (typeof value === 'string') {
    const text = isExact ? value : upperCase(value);
    if (aliases && hasOwn.call(aliases, text)) {
      apply(to, 'alias', element, index);
      return aliases[text];
    }
    const word = words.find((candidate) => !isExact && upperCase(candidate) === text);
    if (word !== undefined) {
      apply(to, 'case', element, index);
      return word;
    }
  }
  failText(to.violations, table, element, rule, value, index);
  return value;
}`,
  },
  {
    name: 'respellCurrency',
    code: `/** A currency in lower case is taken in upper case. */
function respellCurrency(to: Reading, element: string, value: unknown, index?: number): unknown {
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
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}`,
  },
  {
    name: 'setOwn',
    code: `/** Sets an element whatever it is called, \`__proto__\` too. */
function setOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}`,
  },
  {
    name: 'unwrap',
    code: `/** The object inside of an extra one whose only element is \`name\`. */
function unwrap(value: unknown, name: string): Elements | undefined {
  if (!isObject(value) || !hasOwn.call(value, name)) return undefined;
  if (Object.keys(value).some((key) => key !== name && value[key] !== undefined)) return undefined;
  const inner = value[name];
  return isObject(inner) ? inner : undefined;
}`,
  },
  {
    name: 'readObject',
    code: `/** Reads a nested object, or one entry of an array of them. */
function readObject(
  to: Reading,
  table: Table,
  element: string,
  value: unknown,
  read: (value: Elements, to: Reading) => Elements,
  index?: number,
): unknown {
  if (!isObject(value)) {
    fail(to.violations, table, element, 'type', index);
    return value;
  }
  const violations = to.violations.length;
  const applied = to.applied.length;
  const result = read(value, to);
  inside(to.violations, to.violations.length - violations, element, index);
  inside(to.applied, to.applied.length - applied, element, index);
  return result;
}`,
  },
  {
    name: 'readWrapped',
    code: `/** As {@link readObject}, with an extra object of one element around it taken off. */
function readWrapped(
  to: Reading,
  table: Table,
  element: string,
  value: unknown,
  read: (value: Elements, to: Reading) => Elements,
  wrapper: string,
): unknown {
  const inner = unwrap(value, wrapper);
  if (!inner) return readObject(to, table, element, value, read);
  apply(to, 'wrapper', element);
  const violations = to.violations.length;
  const applied = to.applied.length;
  const result = readObject(to, table, wrapper, inner, read);
  inside(to.violations, to.violations.length - violations, element);
  inside(to.applied, to.applied.length - applied, element);
  return result;
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

/** The helpers that some code calls, directly or through others. */
export function helpersFor(code: string, emailPattern: string): string {
  const used = new Set<string>();
  const visit = (text: string): void => {
    for (const { name, code: body } of helpers) {
      if (used.has(name) || !new RegExp(`\\b${name}\\b`).test(text)) continue;
      used.add(name);
      visit(body);
    }
  };
  visit(code);
  return helpers
    .filter(({ name }) => used.has(name))
    .map(({ code: body }) => body.replace('EMAIL_PATTERN', () => emailPattern))
    .join('\n\n');
}

/** Names that are not to be given to anything else. */
export const helperNames: readonly string[] = helpers.map(({ name }) => name);
