/**
 * Compares the strict reader of JSON with a simple one, on texts that are made to mislead it:
 *
 *     npx tsx test/hostile/json-reader.ts [--texts 1000000] [--seed 1]
 *
 * Both must return the same value, or reject a text for the same reason. It also finds the text that takes longest
 * compared with JSON.parse.
 */
import { isUtf8 } from 'node:buffer';
import { parseArgs } from 'node:util';
import { readJson } from '../../runtime/http/json.js';
import { alone } from '../server/alone.js';
import { Random } from '../server/flood/random.js';
import { bytesOf } from './json-texts.js';

export interface Outcome {
  readonly failures: readonly string[];
  /** How many texts came to which end. */
  readonly ends: ReadonlyMap<End, number>;
}

type End = 'value' | 'no UTF-8' | 'no JSON' | 'twice' | '__proto__' | 'depth' | 'number';

/** The words of the reader for each end. */
const words: Readonly<Record<Exclude<End, 'value'>, RegExp>> = {
  'no UTF-8': /^The body is not UTF-8\.$/,
  'no JSON': /^The body is not JSON: [a-z ,]+ in line \d+, column \d+\.$/,
  twice: /^The body is refused: an element is given twice in line \d+, column \d+\.$/,
  __proto__: /^The body is refused: an element is called __proto__ in line \d+, column \d+\.$/,
  depth: /^The body is refused: it is nested deeper than 64 levels in line \d+, column \d+\.$/,
  number: /^The body is refused: a number has more digits, .* in line \d+, column \d+\.$/,
};

/** Reads so many texts with both readers. */
export function compareReaders(texts: number, seed: number): Outcome {
  const random = new Random(seed);
  const failures: string[] = [];
  const ends = new Map<End, number>();
  for (let count = 0; count < texts && failures.length < 10; count++) {
    const bytes = bytesOf(random);
    const expected = plainRead(bytes);
    ends.set(expected.end, (ends.get(expected.end) ?? 0) + 1);
    const json = readJson(bytes);
    const found = json.ok ? JSON.stringify(json.value) : json.problem;
    const isSame = json.ok ? found === expected.value : isReason(expected.end, found);
    if (!isSame) failures.push(`${JSON.stringify(bytes.toString('latin1'))} is ${expected.end}, and was: ${found}`);
  }
  return { failures, ends };
}

function isReason(end: End, problem: string): boolean {
  if (end === 'value') return false;
  // What begins like a number that is refused may go on as none.
  return words[end].test(problem) || (end === 'no JSON' && words.number.test(problem));
}

/** What there is to say of a text; of a value, how JSON.stringify writes it. */
function plainRead(bytes: Uint8Array): { readonly end: End; readonly value?: string } {
  if (!isUtf8(bytes)) return { end: 'no UTF-8' };
  try {
    return { end: 'value', value: JSON.stringify(new PlainReader(Buffer.from(bytes).toString('utf8')).read()) };
  } catch (error) {
    if (error instanceof Refusal) return { end: error.end };
    throw error;
  }
}

class Refusal extends Error {
  constructor(readonly end: Exclude<End, 'value'>) {
    super(end);
  }
}

/** Takes one UTF-16 unit after the other, and knows nothing of the platform's reader of JSON. */
class PlainReader {
  #at = 0;

  constructor(readonly text: string) {
    if (text.startsWith('\ufeff')) this.#at = 1;
  }

  read(): unknown {
    const value = this.#value(0);
    if (this.#at < this.text.length) throw new Refusal('no JSON');
    return value;
  }

  /** A method, since it never gives the same for long. */
  #next(): string {
    return this.text.charAt(this.#at);
  }

  #space(): void {
    while (this.#next() !== '' && ' \t\r\n'.includes(this.#next())) this.#at++;
  }

  #take(expected: string): void {
    for (const character of expected) {
      if (this.#next() !== character) throw new Refusal('no JSON');
      this.#at++;
    }
  }

  #value(depth: number): unknown {
    this.#space();
    const value = this.#bare(depth);
    this.#space();
    return value;
  }

  #bare(depth: number): unknown {
    const first = this.#next();
    if ((first === '{' || first === '[') && depth === 64) throw new Refusal('depth');
    if (first === '{') return this.#object(depth + 1);
    if (first === '[') return this.#array(depth + 1);
    if (first === '"') return this.#string();
    if (first === 't') return (this.#take('true'), true);
    if (first === 'f') return (this.#take('false'), false);
    if (first === 'n') return (this.#take('null'), null);
    return this.#number();
  }

  #array(depth: number): unknown[] {
    const items: unknown[] = [];
    this.#take('[');
    this.#space();
    if (this.#next() !== ']') {
      items.push(this.#value(depth));
      while (this.#next() === ',') {
        this.#at++;
        items.push(this.#value(depth));
      }
    }
    this.#take(']');
    return items;
  }

  #object(depth: number): unknown {
    const entries: [string, unknown][] = [];
    this.#take('{');
    this.#space();
    if (this.#next() !== '}') {
      this.#entry(entries, depth);
      while (this.#next() === ',') {
        this.#at++;
        this.#entry(entries, depth);
      }
    }
    this.#take('}');
    return Object.fromEntries(entries);
  }

  #entry(entries: [string, unknown][], depth: number): void {
    this.#space();
    const name = this.#string();
    if (name === '__proto__') throw new Refusal('__proto__');
    if (entries.some(([other]) => other === name)) throw new Refusal('twice');
    this.#space();
    this.#take(':');
    entries.push([name, this.#value(depth)]);
  }

  #string(): string {
    this.#take('"');
    let value = '';
    while (this.#next() !== '"') {
      const character = this.#next();
      if (character === '' || character < ' ') throw new Refusal('no JSON');
      this.#at++;
      value += character === '\\' ? this.#escape() : character;
    }
    this.#at++;
    return value;
  }

  #escape(): string {
    const letter = this.#next();
    this.#at++;
    if (letter === 'u') {
      const digits = this.text.slice(this.#at, this.#at + 4);
      if (digits.length < 4 || [...digits].some((digit) => !'0123456789abcdefABCDEF'.includes(digit)))
        throw new Refusal('no JSON');
      this.#at += 4;
      return String.fromCharCode(parseInt(digits, 16));
    }
    const index = letter === '' ? -1 : '"\\/bfnrt'.indexOf(letter);
    if (index < 0) throw new Refusal('no JSON');
    return '"\\/\b\f\n\r\t'.charAt(index);
  }

  #digits(): string {
    const start = this.#at;
    while (this.#next() !== '' && '0123456789'.includes(this.#next())) this.#at++;
    if (this.#at === start) throw new Refusal('no JSON');
    return this.text.slice(start, this.#at);
  }

  #number(): number {
    const start = this.#at;
    if (this.#next() === '-') this.#at++;
    if (this.#next() === '0') this.#at++;
    else this.#digits();
    if (this.#next() === '.') {
      this.#at++;
      this.#digits();
    }
    if (this.#next() === 'e' || this.#next() === 'E') {
      this.#at++;
      if (this.#next() === '+' || this.#next() === '-') this.#at++;
      this.#digits();
    }
    const literal = this.text.slice(start, this.#at);
    const value = Number(literal);
    if (!isSame(literal, value)) throw new Refusal('number');
    return value;
  }
}

/** Whether a double, as JSON writes it, is exactly the number that is written here. */
function isSame(literal: string, value: number): boolean {
  const [one, two] = [partsOf(literal), partsOf(JSON.stringify(value))];
  if (one === undefined || two === undefined) return false;
  if (one.digits === 0n || two.digits === 0n) return one.digits === two.digits;
  const least = one.power < two.power ? one.power : two.power;
  // Further apart than doubles reach.
  if (one.power - least > 2000n || two.power - least > 2000n) return false;
  return one.digits * 10n ** (one.power - least) === two.digits * 10n ** (two.power - least);
}

function partsOf(number: string): { readonly digits: bigint; readonly power: bigint } | undefined {
  const [mantissa = '', exponent = '0'] = number.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  if (whole === 'null') return undefined;
  return {
    digits: BigInt((whole + fraction).replace('-', '')),
    power: BigInt(exponent.replace('+', '')) - BigInt(fraction.length),
  };
}

/** Texts of the largest size that a server reads by itself, each of one thing that costs. */
const costly: Readonly<Record<string, (size: number) => string>> = {
  'long numbers': (size) => `[${'0.1234567890123456,'.repeat(size / 19)}1]`,
  'long numbers behind é': (size) => `["é",${'0.1234567890123456,'.repeat(size / 19)}1]`,
  exponents: (size) => `[${'1e9,'.repeat(size / 4)}1]`,
  'one long number': (size) => '1'.repeat(size),
  'one number of zeros': (size) => `1${'0'.repeat(size / 2)}1e-${size / 2}`,
  'zeros between': (size) => `[${`1${'0'.repeat(20)}1,`.repeat(size / 24)}1]`,
  'empty texts': (size) => `[${'"",'.repeat(size / 3)}1]`,
  'escaped quotes': (size) => `"${'\\"'.repeat(size / 2)}"`,
  'escapes in long texts': (size) => `[${`"${'x'.repeat(140)}\\n",`.repeat(size / 145)}1]`,
  'one long text': (size) => `"${'x'.repeat(size)}"`,
  names: (size) => `{${Array.from({ length: size / 10 }, (_, index) => `"${index}":1`).join()}}`,
  'a name twice, at the end': (size) =>
    `{${Array.from({ length: size / 10 }, (_, index) => `"x${index}":1`).join()},"x1":1}`,
  'objects of one name': (size) => `[${'{"a":1},'.repeat(size / 8)}1]`,
  brackets: (size) => `[${'[],'.repeat(size / 3)}1]`,
  depth: (size) => '['.repeat(size),
  'lines, then no JSON': (size) => `[${'1,\n'.repeat(size / 3)}`,
};

/** How many times as long as JSON.parse the reader takes for each of them. */
export function costs(size: number): ReadonlyMap<string, number> {
  return new Map(
    Object.entries(costly).map(([name, make]) => {
      const bytes = Buffer.from(make(size));
      const parse = quickest(() => {
        try {
          JSON.parse(bytes.toString());
        } catch {
          // That costs as well.
        }
      });
      return [name, quickest(() => readJson(bytes)) / parse];
    }),
  );
}

/** Of the processor's time, in microseconds: other programs on the machine do not count. */
function quickest(act: () => unknown): number {
  return Math.min(
    ...Array.from({ length: 5 }, () => {
      const before = process.cpuUsage();
      act();
      const { user, system } = process.cpuUsage(before);
      return Math.max(1, user + system);
    }),
  );
}

await alone(import.meta.url, (print) => {
  const { values } = parseArgs({ options: { texts: { type: 'string' }, seed: { type: 'string' } } });
  const { failures, ends } = compareReaders(Number(values.texts ?? 1_000_000), Number(values.seed ?? 1));
  for (const [end, count] of ends) print(`${end.padEnd(25)} ${count}`);
  for (const [name, factor] of costs(256 * 1024)) print(`${name.padEnd(25)} ${factor.toFixed(1)} × JSON.parse`);
  return Promise.resolve({ failures });
});
