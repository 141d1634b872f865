/** Texts that are nearly JSON: names in several spellings, numbers that doubles cannot hold, and single changed bytes. */
import type { Random } from '../server/flood/random.js';

export function bytesOf(random: Random): Buffer {
  const text = random.chance(0.02) ? deep(random) : `${random.chance(0.02) ? '\ufeff' : ''}${value(random, 0)}`;
  const bytes = Buffer.from(text);
  return random.chance(0.15) ? spoilt(random, bytes) : bytes;
}

const names = [
  'a',
  'b',
  'ab',
  '',
  ':',
  'a:b',
  '"',
  '\\',
  '__proto__',
  '__proto_',
  'constructor',
  'toString',
  '1',
  '01',
  'é',
  '😀',
  '\ud800',
  '\u0000',
  '\u2028',
];

function value(random: Random, depth: number): string {
  const kinds = depth > 4 ? 4 : 10;
  switch (random.between(0, kinds)) {
    case 0:
    case 1:
      return padded(random, number(random));
    case 2:
      return padded(random, random.pick(['true', 'false', 'null', '""', '"a"', '{}', '[]', '{ }', '[\n]']));
    case 3:
    case 4:
      return padded(random, string(random, random.pick(names)));
    case 5:
    case 6:
      return padded(random, `[${list(random, () => value(random, depth + 1))}]`);
    default:
      return padded(random, `{${list(random, () => entry(random, depth))}}`);
  }
}

function list(random: Random, item: () => string): string {
  return Array.from({ length: random.between(0, 5) }, item).join(',');
}

function entry(random: Random, depth: number): string {
  // Now and then a name that nobody else has, so that not every object has one twice.
  const name = random.chance(0.6) ? `n${random.between(0, 99)}` : random.pick(names);
  return `${padded(random, string(random, name))}:${value(random, depth + 1)}`;
}

function padded(random: Random, text: string): string {
  if (!random.chance(0.1)) return text;
  const space = (): string => random.pick(['', ' ', '\n', '\t', '\r\n', '  ']);
  return space() + text + space();
}

/** A text in quotes, each unit of it written in one of the ways in which it may be. */
function string(random: Random, text: string): string {
  const content = random.chance(0.05) ? text + 'x:"'.repeat(random.between(1, 100)) : text;
  const isPlain = random.chance(0.7);
  const units = Array.from({ length: content.length }, (_, index) => content.charAt(index));
  return `"${units.map((unit) => (isPlain ? JSON.stringify(unit).slice(1, -1) : spelling(random, unit))).join('')}"`;
}

function spelling(random: Random, unit: string): string {
  if (random.chance(0.4)) return JSON.stringify(unit).slice(1, -1);
  const digits = unit.charCodeAt(0).toString(16).padStart(4, '0');
  return `\\u${random.chance(0.5) ? digits : digits.toUpperCase()}`;
}

function number(random: Random): string {
  const sign = random.chance(0.2) ? '-' : '';
  if (random.chance(0.7)) return sign + digits(random, random.pick([1, 2, 3, 5, 15]));
  if (random.chance(0.3)) return sign + random.pick(edges);
  if (random.chance(0.2)) return JSON.stringify(anyDouble(random));
  const whole = digits(random, random.pick([1, 1, 2, 3, 15, 16, 17, 18, 22]));
  const fraction = random.chance(0.4) ? `.${digits(random, random.pick([1, 2, 14, 15, 16, 17, 20]), true)}` : '';
  const exponent = random.chance(0.3)
    ? random.pick(['e', 'E']) + random.pick(['', '+', '-']) + random.pick(exponents)
    : '';
  return sign + whole + fraction + exponent;
}

const exponents = [
  '0',
  '1',
  '3',
  '5',
  '15',
  '21',
  '00',
  '0003',
  '290',
  '308',
  '309',
  '324',
  '400',
  '99999',
  '9'.repeat(30),
];
const edges = [
  '0',
  '0.0',
  '0e5',
  '1.0',
  '1.50',
  '100',
  '1000000000000000000000',
  '9007199254740991',
  '9007199254740992',
  '9007199254740993',
  '9007199254740993.0',
  '900719925474099.3',
  '0.1',
  '0.10000000000000001',
  '0.1000000000000000055',
  '0.30000000000000004',
  '12345678901234568e4',
  '123456789012345680000',
  '123456789012345683968',
  '1e21',
  '1e22',
  '1e23',
  '1e400',
  '1e-400',
  '5e-324',
  '4e-324',
  '2.2250738585072011e-308',
  '1.7976931348623157e308',
  '1.7976931348623159e308',
  '0.000001',
  '0.0000001',
  '1E-7',
  `1${'0'.repeat(308)}`,
  `1${'0'.repeat(309)}`,
  `0.${'0'.repeat(400)}1`,
  `${'0.'}${'0'.repeat(30)}e9`,
  `1${'0'.repeat(30)}1`,
  '01',
  '1.',
  '.5',
  '1e',
  '+1',
  '-',
];

function digits(random: Random, count: number, mayBeginWithZero = false): string {
  const first = mayBeginWithZero || count === 1 ? random.between(0, 9) : random.between(1, 9);
  return first + Array.from({ length: count - 1 }, () => (random.chance(0.2) ? 0 : random.between(0, 9))).join('');
}

/** Any of all doubles. */
function anyDouble(random: Random): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setUint32(0, random.between(0, 0xffffffff));
  view.setUint32(4, random.between(0, 0xffffffff));
  const double = view.getFloat64(0);
  return Number.isFinite(double) ? double : 0;
}

/** Around the depth that is allowed, with a value of its own at the bottom. */
function deep(random: Random): string {
  const opened = Array.from({ length: random.between(60, 68) }, () => random.chance(0.5));
  const open = opened.map((isArray) => (isArray ? '[' : '{"a":')).join('');
  const close = opened.map((isArray) => (isArray ? ']' : '}')).reverse();
  return open + random.pick(['1', '[]', '{}', '"["', '{"a":1,"a":2}']) + close.join('');
}

const odd = [...'{}[],:"\\u0e-. \n\t', '\u0000', '\u001f', '\u007f', '\u00a0', '\ufeff', 'é'].map((text) =>
  Buffer.from(text),
);
const noText = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x80]].map((bytes) =>
  Buffer.from(bytes),
);

/** Something of it is gone, comes twice, or is other than it was. */
function spoilt(random: Random, bytes: Buffer): Buffer {
  const at = random.between(0, bytes.length);
  const to = Math.min(bytes.length, at + random.between(0, 3));
  const [before, between, after] = [bytes.subarray(0, at), bytes.subarray(at, to), bytes.subarray(to)];
  switch (random.between(0, 4)) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, between, between, after]);
    case 2:
      return Buffer.concat([before, random.pick(noText), after]);
    default:
      return Buffer.concat([before, random.pick(odd), after]);
  }
}
