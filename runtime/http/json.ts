/**
 * Reads JSON strictly; shared by all generated servers.
 *
 * The platform's own parser accepts duplicate names, of which it keeps the last, any depth, and numbers that it rounds.
 * Parsers may read such a text differently, so it is refused.
 */
import { isHeld, surelyHeld } from '../validation/numbers.js';
import { deepest, firstProblem } from './json-scanner.js';
import type { TextDecoderClass } from './platform.js';

export type Json = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: string };

declare const TextDecoder: TextDecoderClass;

const decoder = new TextDecoder('utf-8', { fatal: true });

/** The value of a JSON text in UTF-8, or its first error with a position but without any part of the text. */
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
  const names = isInherited() ? -1 : namesOf(bytes, text);
  // In this order, because the keys of a value can only be counted if it is not nested too deeply.
  if (names >= 0 && names === keysOf(value)) return { ok: true, value };
  const problem = firstProblem(text);
  return problem === undefined ? { ok: true, value } : { ok: false, problem };
}

/*
 * Why equal counts mean that there are no duplicate names, and no `__proto__`:
 *
 * - The text is JSON, because JSON.parse accepted it. So each name in it has one colon, no other colon is outside a string,
 *   and `namesOf` counts exactly the names, however they are escaped.
 * - JSON.parse creates an own key for each name, unless the object already has that key; then it replaces the value, with
 *   all keys in it. So a value never has more keys than its text has names, and it has fewer if a name is duplicate.
 * - `keysOf` counts exactly the own keys, and is NaN, which equals nothing, if one is `__proto__`.
 *
 * Depth and numbers are checked in the text itself. If the counts differ, the scanner, which keeps the names of each
 * object, finds the error.
 */

// Declared here, because imported constants make the loop below slower by a sixth.
const quote = 0x22;
const point = 0x2e;
const colon = 0x3a;
const capitalE = 0x45;
const openingBracket = 0x5b;
const backslash = 0x5c;
const closingBracket = 0x5d;
const smallE = 0x65;
const openingBrace = 0x7b;
const closingBrace = 0x7d;

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39;
}

/** The number of names in a JSON text; -1 if it is nested too deeply or has a number that would be rounded. */
function namesOf(bytes: Uint8Array, text: string): number {
  let names = 0;
  let depth = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at = endOfString(bytes, at + 1);
    } else if (byte === colon) {
      names++;
    } else if (byte === openingBrace || byte === openingBracket) {
      if (++depth > deepest) return -1;
    } else if (byte === closingBrace || byte === closingBracket) {
      depth--;
    } else if (isDigit(byte)) {
      const end = endOfNumber(bytes, at, text);
      if (end < 0) return -1;
      at = end - 1;
    }
  }
  return names;
}

/** The index of the closing quote of a string. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start;
  let end = -1;
  for (;;) {
    for (const near = at + 128; at < near; at += bytes[at] === backslash ? 2 : 1) if (bytes[at] === quote) return at;
    // In a long string, the platform's own search is faster. No part is searched twice.
    if (end < at) end = bytes.indexOf(quote, at);
    const escape = bytes.subarray(at, end).indexOf(backslash);
    if (escape < 0) return end;
    at += escape;
  }
}

/** The index after a number that starts with a digit; -1 if it would be rounded. */
function endOfNumber(bytes: Uint8Array, start: number, text: string): number {
  let at = start + 1;
  while (isDigit(bytes[at]) || bytes[at] === point) at++;
  const hasExponent = bytes[at] === smallE || bytes[at] === capitalE;
  if (!hasExponent && at - start <= surelyHeld) return at;
  if (hasExponent) {
    // The sign, if there is one, or the first digit.
    at += 2;
    while (isDigit(bytes[at])) at++;
  }
  // In ASCII, indexes in bytes and text are equal, and slicing the text is faster.
  const literal = bytes.length === text.length ? text.slice(start, at) : decoder.decode(bytes.subarray(start, at));
  return isHeld(literal) ? at : -1;
}

/** The number of own keys of a value of JSON.parse, at any depth; NaN if one of them is `__proto__`. */
function keysOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object') keys += keysOf(item);
    return keys;
  }
  const object = value as Readonly<Record<string, unknown>>;
  for (const name in object) {
    if (name === '__proto__') return NaN;
    keys++;
    const below = object[name];
    if (typeof below === 'object') keys += keysOf(below);
  }
  return keys;
}

/** Whether Object.prototype has enumerable properties, so that `for…in` yields more than own keys. */
function isInherited(): boolean {
  let inherited: string | undefined;
  for (const name in {}) inherited = name;
  return inherited !== undefined;
}
