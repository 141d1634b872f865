/** Converts the wire form to the canonical form. */
import { letterAt } from './nearest.js';
import { apply, failText, insideSince, type Report, type Rules } from './report.js';
import { type Elements, entryOf, isObject, isOwn, lengthOf } from './values.js';

/** Whether a value is blank, which means 'not given'; reports the tolerance. */
export function isBlank(to: Report, element: string, value: unknown): boolean {
  if (value !== '' && value !== null) return false;
  apply(to, 'blank', element);
  return true;
}

/** Like {@link isBlank}, but only for elements that the table lists. */
export function isBlankOf(to: Report, { rules }: Rules, element: string, value: unknown): boolean {
  return (value === '' || value === null) && isOwn(rules, element) && isBlank(to, element, value);
}

/** The words of an element, and the other spellings that it accepts. */
interface Spellings {
  /** Those of the broken rule by default. */
  readonly words?: readonly string[];
  /** False if only the exact case is accepted. */
  readonly foldCase?: false;
  /** Keys are in capitals if case is folded. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** True if another statement reports what is no word. */
  readonly isSilent?: true;
}

/** The word that a text in another case, or an alias, stands for. Any other value is reported and returned unchanged. */
export function respell<Element extends string, Kind extends string>(
  to: Report,
  table: Parameters<typeof failText<Element, Kind>>[1],
  element: Element,
  kind: Kind,
  value: unknown,
  spellings: Spellings = {},
  index?: number,
): unknown {
  if (typeof value === 'string') {
    // A rule that is a text has its words in the spellings.
    const { words = table.rules[element][1][kind] as readonly string[], foldCase = true, aliases } = spellings;
    if (aliases) {
      const text = foldCase ? upperCase(value) : value;
      if (isOwn(aliases, text)) {
        apply(to, 'alias', element, index);
        return aliases[text];
      }
    }
    const place = foldCase ? words.findIndex((word) => isSameWord(value, word)) : -1;
    if (place >= 0) {
      apply(to, 'case', element, index);
      return words[place];
    }
  }
  if (!spellings.isSilent) failText(to, table, element, kind, value, index);
  return value;
}

/** The spellings of many words. */
interface ManySpellings {
  /** The words, by their form in capitals; absent if case is not folded. */
  readonly capitals?: Readonly<Record<string, string>>;
  readonly aliases?: Readonly<Record<string, string>>;
  readonly isSilent?: true;
}

/** Like {@link respell}, in a time that does not depend on the number of words. */
export function respellMany<Element extends string, Kind extends string>(
  to: Report,
  table: Parameters<typeof failText<Element, Kind>>[1],
  element: Element,
  kind: Kind,
  value: unknown,
  { capitals, aliases, isSilent }: ManySpellings,
  index?: number,
): unknown {
  if (typeof value === 'string') {
    const text = capitals ? upperCase(value) : value;
    if (aliases && isOwn(aliases, text)) {
      apply(to, 'alias', element, index);
      return aliases[text];
    }
    if (capitals && isOwn(capitals, text)) {
      apply(to, 'case', element, index);
      return capitals[text];
    }
  }
  if (!isSilent) failText(to, table, element, kind, value, index);
  return value;
}

/** The text in capitals, if that is of the format; otherwise the value unchanged. */
export function respellInCapitals(
  to: Report,
  isOfForm: (text: string) => boolean,
  element: string,
  value: unknown,
  index?: number,
): unknown {
  if (typeof value !== 'string') return value;
  const text = upperCase(value);
  if (!isOfForm(text)) return value;
  apply(to, 'case', element, index);
  return text;
}

/** Whether two texts differ at most in the case of ASCII letters. Compares without copies of them, which take longer. */
function isSameWord(text: string, word: string): boolean {
  if (text.length !== word.length) return false;
  for (let i = 0; i < text.length; i++) if (letterAt(text, i) !== letterAt(word, i)) return false;
  return true;
}

/** Converts ASCII letters only, so that the long s and the dotless i of Unicode match no letter. */
function upperCase(text: string): string {
  return /^[ -~]*$/.test(text) ? text.toUpperCase() : text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** A copy of the object without the properties that are undefined. */
export function compact(from: Elements): Elements {
  let result: Record<string, unknown> = {};
  for (const key in from) {
    const element = from[key];
    if (element === undefined || !isOwn(from, key)) continue;
    // An assignment to this key would change the prototype.
    if (key === '__proto__') result = { ...result, [key]: element };
    else result[key] = element;
  }
  return result;
}

/** The object inside a wrapper, an object whose only element is `name`. */
export function unwrap(value: unknown, name: string): Elements | undefined {
  if (!isObject(value) || !isOwn(value, name)) return undefined;
  for (const key in value) if (key !== name && isOwn(value, key) && value[key] !== undefined) return undefined;
  const inner = value[name];
  return isObject(inner) ? inner : undefined;
}

/** Reads the object inside a wrapper. */
export function readWrapped(
  to: Report,
  element: string,
  inner: Elements,
  read: (value: Elements, to: Report) => Elements,
  wrapper: string,
): Elements {
  apply(to, 'wrapper', element);
  const before = to.found.length;
  const result = read(inner, to);
  insideSince(to, before, wrapper);
  insideSince(to, before, element);
  return result;
}

/** Reads the object of an element, or each object of its array, in place. Whatever is of another type stays as it is. */
export function readInside(
  result: Record<string, unknown>,
  to: Report,
  element: string,
  isArray: boolean,
  read: (value: Elements, to: Report) => Elements,
): void {
  if (!isOwn(result, element)) return;
  const value = result[element];
  const readAt = (inner: unknown, index?: number): unknown => {
    if (!isObject(inner)) return inner;
    const before = to.found.length;
    const found = read(inner, to);
    insideSince(to, before, element, index);
    return found;
  };
  if (!isArray) result[element] = readAt(value);
  else if (Array.isArray(value)) result[element] = value.map(readAt);
}

/** The elements of an object that contain objects or arrays, recursively. */
export interface Parts {
  readonly [element: string]: Parts;
}

/** A copy of an object and of its listed parts. Every property is read once. */
export function copyOf(value: Elements, parts: Parts, to: Report): Record<string, unknown> {
  const result = { ...value };
  for (const key in parts) {
    const inner = parts[key];
    if (inner && isOwn(result, key)) result[key] = copyOfPart(result[key], inner, to);
  }
  return result;
}

function copyOfPart(value: unknown, parts: Parts, to: Report): unknown {
  if (isObject(value)) return copyOf(value, parts, to);
  if (!Array.isArray(value)) return value;
  const entries = entriesOf(value, to);
  for (const key of Object.keys(entries)) entries[Number(key)] = copyOfPart(entries[Number(key)], parts, to);
  return entries;
}

/** A copy of an array. Every entry is read once. */
export function entriesOf(list: readonly unknown[], { maxFindings }: Report): unknown[] {
  const entries: unknown[] = [];
  const length = lengthOf(list);
  // Each hole is a violation, so entries after `maxFindings` holes make no difference.
  for (let index = 0, holes = 0; index < length && holes <= maxFindings; index++) {
    const entry = entryOf(list, index);
    if (entry === undefined) holes++;
    entries.push(entry);
  }
  entries.length = length;
  return entries;
}
