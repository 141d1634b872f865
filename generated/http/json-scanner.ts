/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/http/json-scanner.ts, made by `specwright generate`. Do not edit.
/** Finds the first error of a JSON text; shared by all generated servers. */
import { isHeld, surelyHeld } from '../validation/numbers.js';

/** Maximum nesting of objects and arrays; tables are nested far less deeply. */
export const deepest = 64;

/** The first error of a text with its position; undefined if there is none. */
export function firstProblem(text: string): string | undefined {
  try {
    new Scanner(text).scan();
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error.message;
    throw error;
  }
}

/** The text is not JSON, or JSON that is not accepted. */
class Problem extends Error {}

/** All characters except quotes, backslashes and control characters. */
const plain = /[\u{20}\u{21}\u{23}-\u{5b}\u{5d}-\u{10ffff}]*/uy;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const word = /true|false|null/y;

const quote = 0x22;
const plus = 0x2b;
const comma = 0x2c;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;
const colon = 0x3a;
const capitalE = 0x45;
const openingBracket = 0x5b;
const closingBracket = 0x5d;
const smallE = 0x65;
const openingBrace = 0x7b;
const closingBrace = 0x7d;
const lineFeed = 0x0a;

function isDigit(unit: number): boolean {
  return unit >= 0x30 && unit <= 0x39;
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === lineFeed || unit === 0x0d || unit === 0x09;
}

/** Scans a text once and throws a {@link Problem} at the first error. */
class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(source: string) {
    this.#text = source;
  }

  scan(): void {
    this.#value(0);
    if (this.#at < this.#text.length) throw this.#problem('there is text after the end of the value');
  }

  #value(depth: number): void {
    this.#skipSpace();
    const next = this.#text.charCodeAt(this.#at);
    if ((next === openingBrace || next === openingBracket) && depth === deepest)
      throw this.#refusal(`it is nested deeper than ${String(deepest)} levels`);
    if (next === openingBrace) this.#object(depth + 1);
    else if (next === openingBracket) this.#array(depth + 1);
    else if (next === quote) this.#string();
    else if (!this.#number() && !this.#skip(word)) throw this.#problem('a value is missing');
    this.#skipSpace();
  }

  #object(depth: number): void {
    const names = new Set<string>();
    this.#at++;
    this.#skipSpace();
    if (this.#isNext(closingBrace)) return;
    do {
      this.#skipSpace();
      const start = this.#at;
      if (this.#text.charCodeAt(start) !== quote) throw this.#problem('a name in quotes is missing');
      this.#string();
      const name = JSON.parse(this.#text.slice(start, this.#at)) as string;
      if (name === '__proto__') throw this.#refusal('an element is called __proto__', start);
      if (names.has(name)) throw this.#refusal('an element is given twice', start);
      names.add(name);
      this.#skipSpace();
      if (!this.#isNext(colon)) throw this.#problem('a colon is missing');
      this.#value(depth);
    } while (this.#isNext(comma));
    if (!this.#isNext(closingBrace)) throw this.#problem('a comma or a closing brace is missing');
  }

  #array(depth: number): void {
    this.#at++;
    this.#skipSpace();
    if (this.#isNext(closingBracket)) return;
    do this.#value(depth);
    while (this.#isNext(comma));
    if (!this.#isNext(closingBracket)) throw this.#problem('a comma or a closing bracket is missing');
  }

  #string(): void {
    this.#at++;
    for (;;) {
      this.#skip(plain);
      if (this.#isNext(quote)) return;
      if (!this.#skip(escape)) throw this.#problem('a string is not closed, or contains an invalid character');
    }
  }

  /** Returns false if there is no number; does not check what follows it. */
  #number(): boolean {
    const start = this.#at;
    this.#isNext(minus);
    if (!this.#isNext(zero) && !this.#digits()) {
      this.#at = start;
      return false;
    }
    if (this.#isNext(point) && !this.#digits()) this.#at--;
    const end = this.#at;
    const hasExponent = this.#isNext(smallE) || this.#isNext(capitalE);
    if (hasExponent) {
      if (!this.#isNext(plus)) this.#isNext(minus);
      if (!this.#digits()) this.#at = end;
    }
    const isShort = !hasExponent && end - start <= surelyHeld;
    if (!isShort && !isHeld(this.#text.slice(start, this.#at)))
      throw this.#refusal('a number has more digits, or a larger exponent, than can be represented exactly', start);
    return true;
  }

  #digits(): boolean {
    const start = this.#at;
    while (isDigit(this.#text.charCodeAt(this.#at))) this.#at++;
    return this.#at > start;
  }

  #skipSpace(): void {
    while (isSpace(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #isNext(unit: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== unit) return false;
    this.#at++;
    return true;
  }

  /** Skips a match of the pattern; returns false if there is none. */
  #skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    if (!pattern.test(this.#text) || pattern.lastIndex === this.#at) return false;
    this.#at = pattern.lastIndex;
    return true;
  }

  #problem(what: string): Problem {
    return new Problem(`The body is not JSON: ${what} ${this.#place(this.#at)}.`);
  }

  #refusal(what: string, at = this.#at): Problem {
    return new Problem(`The body is refused: ${what} ${this.#place(at)}.`);
  }

  /** Lines and columns start at 1. */
  #place(at: number): string {
    let line = 1;
    let start = 0;
    for (let index = 0; index < at; index++) {
      if (this.#text.charCodeAt(index) !== lineFeed) continue;
      line++;
      start = index + 1;
    }
    return `in line ${String(line)}, column ${String(at - start + 1)}`;
  }
}
