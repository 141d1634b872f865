/**
 * Reading JSON as strictly as it is defined, shared by all generated servers.
 *
 * The platform's own parser takes two elements of one name, of which it keeps the last, and any depth. Two readers of
 * such a text may see different things in it, so it is refused.
 */
import type { TextDecoderClass } from './platform.js';

declare const TextDecoder: TextDecoderClass;

/** How deep objects and arrays may be nested; no table comes near it. */
const deepest = 64;

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The value of a JSON text in UTF-8, or what is wrong with it and where; nothing of the text is in those words. */
export function readJson(bytes: Uint8Array): Json {
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return { ok: false, problem: 'The body is not UTF-8.' };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: firstProblem(text) ?? 'The body is not JSON.' };
  }
  if (isSurelyFine(text, value)) return { ok: true, value };
  const problem = firstProblem(text);
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}

/**
 * Whether it takes no closer look to know that the text has no element twice, no `__proto__` and no great depth. An
 * element that is there twice is once in the value, so that something of the text is missing in it.
 */
function isSurelyFine(text: string, value: unknown): boolean {
  if (text.includes('__proto__')) return false;
  // Nothing is missing, and nothing was written longer than need be, such as with escapes.
  if (leastLength(value, deepest) === text.length) return true;
  // Every element has a colon behind its name, and a text holds no others but those inside of strings. An escape can
  // stand for a colon, and for a letter of that name.
  if (text.includes('\\u00')) return false;
  let colons = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) colons++;
  return colonsOf(value, deepest) === colons;
}

/** The length of the shortest text of a value; NaN when it is too deep, or has numbers that may be written shorter. */
function leastLength(value: unknown, depth: number): number {
  if (typeof value === 'string') return value.length + 2;
  if (value === true || value === null) return 4;
  if (value === false) return 5;
  if (typeof value === 'number') return isShortest(value) ? String(value).length : NaN;
  if (depth === 0) return NaN;
  // Brackets and commas; nothing at all has the one bracket more.
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) length += 1 + leastLength(item, depth - 1);
    return value.length === 0 ? 2 : length;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name in object) length += 4 + name.length + leastLength(object[name], depth - 1);
  return length === 1 ? 2 : length;
}

/** Whether no exponent makes a number shorter than its digits: 1000 is `1e3`, and 0.001 is `1e-3`. */
function isShortest(value: number): boolean {
  if (value >= 1e21) return false;
  return Number.isInteger(value) ? value >= 0 && (value < 1000 || value % 1000 !== 0) : value >= 0.1;
}

/** How many colons a value has as text, names without any taken for granted; NaN when it is too deep. */
function colonsOf(value: unknown, depth: number): number {
  if (typeof value === 'string') {
    let colons = 0;
    for (let at = value.indexOf(':'); at >= 0; at = value.indexOf(':', at + 1)) colons++;
    return colons;
  }
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return NaN;
  let colons = 0;
  if (Array.isArray(value)) {
    for (const item of value) colons += colonsOf(item, depth - 1);
    return colons;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name in object) colons += 1 + colonsOf(object[name], depth - 1);
  return colons;
}

/** The first thing that is wrong with a text, and where; undefined when nothing is. */
function firstProblem(text: string): string | undefined {
  try {
    new Scanner(text).scan();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return `The body is not JSON: ${error.message}.`;
    throw error;
  }
}

class Problem extends Error {}

const space = /[ \t\n\r]*/y;
/** All but quotes, backslashes and control characters. */
const plain = /[\u{20}\u{21}\u{23}-\u{5b}\u{5d}-\u{10ffff}]*/uy;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const number = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const word = /true|false|null/y;

/** Walks through a text once and throws a {@link Problem} at the first thing that is wrong. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(source: string) {
    this.#text = source;
  }

  scan(): void {
    this.#value(0);
    if (this.#at < this.#text.length) throw this.#problem('the text goes on after its value');
  }

  #value(depth: number): void {
    this.#skip(space);
    const next = this.#text[this.#at];
    if ((next === '{' || next === '[') && depth === deepest)
      throw this.#problem(`nothing may be nested deeper than ${deepest} levels`);
    if (next === '{') this.#object(depth + 1);
    else if (next === '[') this.#array(depth + 1);
    else if (next === '"') this.#string();
    else if (!this.#skip(number) && !this.#skip(word)) throw this.#problem('a value is missing');
    this.#skip(space);
  }

  #object(depth: number): void {
    const names = new Set<string>();
    this.#at++;
    this.#skip(space);
    if (this.#isNext('}')) return;
    do {
      this.#skip(space);
      const start = this.#at;
      if (this.#text[start] !== '"') throw this.#problem('a name in quotes is missing');
      this.#string();
      const name = JSON.parse(this.#text.slice(start, this.#at)) as string;
      if (name === '__proto__') throw this.#problem('an element may not be called __proto__', start);
      if (names.has(name)) throw this.#problem('an element is there twice', start);
      names.add(name);
      this.#skip(space);
      if (!this.#isNext(':')) throw this.#problem('a colon is missing');
      this.#value(depth);
    } while (this.#isNext(','));
    if (!this.#isNext('}')) throw this.#problem('a comma or a closing brace is missing');
  }

  #array(depth: number): void {
    this.#at++;
    this.#skip(space);
    if (this.#isNext(']')) return;
    do this.#value(depth);
    while (this.#isNext(','));
    if (!this.#isNext(']')) throw this.#problem('a comma or a closing bracket is missing');
  }

  #string(): void {
    this.#at++;
    for (;;) {
      this.#skip(plain);
      if (this.#isNext('"')) return;
      if (!this.#skip(escape)) throw this.#problem('a text is not closed, or holds what has to be escaped');
    }
  }

  #isNext(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  /** Whether the pattern matched something at this place. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  /** Lines and columns from 1. */
  #problem(message: string, at = this.#at): Problem {
    const before = this.#text.slice(0, at);
    const line = before.split('\n').length;
    return new Problem(`${message} in line ${line}, column ${at - before.lastIndexOf('\n')}`);
  }
}
