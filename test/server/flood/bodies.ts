/** Bodies that are hostile, in requests that are not. */
import { type Attack, type Ground, type Outcome, outcomes } from './attack.js';
import { ask, careful, request } from './http.js';
import type { Material } from './material.js';
import { garbled, mutated } from './mutate.js';
import type { Random } from './random.js';

export interface Tools {
  readonly random: Random;
  readonly ground: Ground;
  readonly material: Material;
}

export type Maker = (tools: Tools) => Attack;

const { good, invalid, tooLarge } = outcomes;

/** The largest body that is read. */
const limit = 256 * 1024;
/** The most entries of all arrays in a body. */
const mostEntries = 1_000;

export function send({ ground }: Tools, kind: string, body: Buffer | string, ...expected: readonly Outcome[]): Attack {
  return ask(`body/${kind}`, request(ground, { headers: careful(body), body }), ...expected);
}

/** A value as JSON text, which has to be answered as the judge says. */
function judged(tools: Tools, kind: string, value: unknown): Attack {
  // As JSON says it: -0 is 0, and undefined is not there.
  const body = JSON.stringify(value);
  return send(tools, kind, body, verdictOf(tools, body));
}

function verdictOf({ material }: Tools, body: string): Outcome {
  // Not even where the wire form drops what it does not know.
  if (body.includes('"__proto__":')) return invalid;
  let entries = 0;
  const value: unknown = JSON.parse(body, (_name, inner: unknown) => {
    if (Array.isArray(inner)) entries += inner.length;
    return inner;
  });
  return entries > mostEntries ? tooLarge : material.verdict(value);
}

/** The example with something put at its beginning that nobody knows. */
function marked({ material, ground }: Tools): Record<string, unknown> {
  return { [ground.marker]: ground.marker, ...material.example };
}

export const bodies: Readonly<Record<string, Maker>> = {
  'a vector, mutated': (tools) => {
    const { random, ground, material } = tools;
    const value = mutated(random, random.pick(material.inputs), ground.marker);
    return judged(tools, 'a vector, mutated', value);
  },
  'the example, mutated': (tools) => {
    const { random, ground } = tools;
    let value: unknown = marked(tools);
    for (let changes = random.between(1, 4); changes > 0; changes--) value = mutated(random, value, ground.marker);
    return judged(tools, 'the example, mutated', value);
  },
  garbled: (tools) => {
    const { random, ground, material } = tools;
    const input = random.chance(0.5) ? marked(tools) : { [ground.marker]: random.pick(material.inputs) };
    const body = garbled(random, JSON.stringify(input));
    return send(tools, 'garbled', body, ...(isJson(body) ? [good, invalid] : [invalid]));
  },
  'cut short': (tools) => {
    const body = JSON.stringify(marked(tools));
    return send(tools, 'cut short', body.slice(0, tools.random.between(0, body.length - 1)), invalid);
  },
  'not JSON': (tools) => {
    const { random, ground } = tools;
    const { marker } = ground;
    const body = random.pick([
      ...[
        '',
        ' ',
        '\n',
        ',',
        '}',
        ']',
        '"',
        'nul',
        'undefined',
        'NaN',
        'Infinity',
        '-',
        '+1',
        '01',
        '1.',
        '.5',
        '0x10',
      ],
      ...[`'${marker}'`, `{"${marker}":1,}`, `{${marker}:1}`, `{'${marker}':1}`, `["${marker}",]`, `{"${marker}"}`],
      ...[`/* ${marker} */ {}`, `{} // ${marker}`, `{} {}`, `{}${marker}`, `{"a":"${marker}\n"}`, `{"a":"\\x41"}`],
      ...[`<?xml version="1.0"?><a>${marker}</a>`, `a=${marker}&b[__proto__]=1`, `--- ${marker}`, `{"a":tru}`],
      ...[
        `{"a":"${marker}\\u12"}`,
        `{"a" "${marker}"}`,
        '[1 2]',
        '{"a":1 "b":2}',
        '{,}',
        '[,]',
        '\u00a0{}',
        '\u2028{}',
      ],
      ...['12', 'null', '"a"', 'true', '[]', '[{}]', `"${marker}"`],
    ]);
    return send(tools, 'not JSON', body, invalid);
  },
  'not UTF-8': (tools) => {
    const { random } = tools;
    const body = Buffer.from(JSON.stringify(marked(tools)));
    const wrong = random.pick(['ff', 'c0af', '80', 'eda080', 'f5808080', 'e28a', 'fe', 'c3', 'f0820bac'] as const);
    // Behind the first quote: within a name.
    const garbage = Buffer.concat([body.subarray(0, 2), Buffer.from(wrong, 'hex'), body.subarray(2)]);
    return send(tools, 'not UTF-8', garbage, invalid);
  },
  'UTF-16': (tools) => {
    const text = JSON.stringify(marked(tools));
    const body = Buffer.from(tools.random.chance(0.5) ? `\ufeff${text}` : text, 'utf16le');
    return send(tools, 'UTF-16', tools.random.chance(0.5) ? body : body.swap16(), invalid);
  },
  'byte order mark': (tools) => {
    // RFC 8259, 8.1: a reader may skip one. Nothing may be skipped anywhere else.
    const [before, after, expected] = tools.random.pick([
      ['\ufeff', '', good],
      ['\ufeff\ufeff', '', invalid],
      ['', '\ufeff', invalid],
    ] as const);
    return send(tools, 'byte order mark', `${before}${JSON.stringify(marked(tools))}${after}`, expected);
  },
  'binary garbage': (tools) =>
    send(
      tools,
      'binary garbage',
      Buffer.concat([Buffer.from('{'), tools.random.bytes(tools.random.between(1, 600))]),
      invalid,
    ),
  'deep nesting': (tools) => {
    const { random, ground } = tools;
    const levels = random.pick([65, 66, 100, 1000, 10_000, 100_000]);
    const [open, close] = random.pick([
      ['[', ']'],
      ['{"a":', '}'],
      ['[{"":', '}]'],
    ] as const);
    const deep = open.repeat(levels) + (random.chance(0.5) ? '1' + close.repeat(levels) : '');
    const body = random.chance(0.5) ? deep : `{"${ground.marker}":${deep}}`;
    return send(tools, 'deep nesting', body, body.length > limit ? tooLarge : invalid);
  },
  'as deep as may be': (tools) => {
    // The object around it is the first level.
    const body = `{"status":"ACTIVE","currency":"EUR","${tools.ground.marker}":${'['.repeat(63)}${']'.repeat(63)}}`;
    return send(tools, 'as deep as may be', body, good);
  },
  'huge number': (tools) => {
    const { random, ground } = tools;
    const digits = random.pick([20, 400, 10_000, 200_000]);
    const kept = ['-0', '1e308', '0.1e1', '0.30000000000000004', `1.${'0'.repeat(digits)}`, `0e${'9'.repeat(digits)}`];
    const number = random.pick([
      ...kept,
      ...['1e400', '-1e400', '1e-400', '9007199254740993', '0.1000000000000000055', `1e${'9'.repeat(digits)}`],
      ...['9'.repeat(digits), `0.1${'0'.repeat(digits)}1`, `-${'1'.repeat(digits)}`, `1.${'3'.repeat(digits)}`],
    ]);
    const name = random.pick(['vat', 'paymentDueAfterInvoiceIssued', 'deviceCost', 'nobody']);
    const body = `{"status":"ACTIVE","currency":"EUR","${ground.marker}":1,"invoiceConfiguration":{"${name}":${number}}}`;
    return send(tools, 'huge number', body, kept.includes(number) ? verdictOf(tools, body) : invalid);
  },
  'huge text': (tools) => {
    const { random, ground, material } = tools;
    const unit = random.pick(['a', 'é', '€', '💥', '\\u0000', '\\ud800', '\\\\', ' ', '\\"']);
    const text = ground.marker + unit.repeat(random.between(1, 200_000 / Buffer.byteLength(unit)));
    const name = random.pick(['name', 'currency', 'status', 'logo', 'nobody']);
    // A text that long as a value, or as a name.
    const value = random.chance(0.8) ? { ...material.example, [name]: '@' } : { ...material.example, '@': 1 };
    const body = JSON.stringify(value).replace('"@"', () => `"${text}"`);
    return send(tools, 'huge text', body, verdictOf(tools, body));
  },
  'many elements': (tools) => {
    const { random, ground, material } = tools;
    const count = random.pick([100, 1000, 10_000]);
    const extra = Object.fromEntries(Array.from({ length: count }, (_, index) => [`${ground.marker}${index}`, index]));
    const list = Array.from({ length: count }, () => random.pick([{}, null, '', 0, { type: 'SHIPPING' }]));
    return random.chance(0.5)
      ? judged(tools, 'many elements', { ...material.example, ...extra })
      : judged(tools, 'many entries', { ...material.example, [random.pick(['address', 'customFields'])]: list });
  },
  'an element twice': (tools) => {
    const { random, material, ground } = tools;
    const [open, twice] = random.pick([
      ['{', '"status":"ACTIVE"'],
      ['{', '"currency":"EUR"'],
      ['{', '"curr\\u0065ncy":"EUR"'],
      [`{"${ground.marker}":{"a":1,"a":2},`, ''],
      [`{"${ground.marker}":[{"b":{"":1,"":1}}],`, ''],
      [`{"${ground.marker}:":1,"${ground.marker}\\u003a":2,`, ''],
      ['{"constructor":1,"constructor":2,', ''],
    ] as const);
    const body = `${open}${twice}${twice && ','}${JSON.stringify(material.example).slice(1)}`;
    return send(tools, 'an element twice', body, invalid);
  },
  'a prototype': (tools) => {
    const { random, material, ground } = tools;
    const { marker } = ground;
    const poison = `{"status":"SUSPEND","polluted":"${marker}"}`;
    const [first, expected] = random.pick([
      [`"__proto__":${poison}`, invalid],
      [`"\\u005f_proto__":${poison}`, invalid],
      [`"__pr\\u006fto__":null`, invalid],
      [`"${marker}":{"__proto__":${poison}}`, invalid],
      [`"${marker}":[[{"__proto__":[]}]]`, invalid],
      [`"__proto__":{"__proto__":${poison}}`, invalid],
      [`"constructor":{"prototype":${poison}}`, good],
      [`"prototype":${poison}`, good],
      [`"toString":"${marker}","valueOf":1,"hasOwnProperty":null,"toJSON":{},"then":${poison}`, good],
      [`"${marker}":"__proto__"`, good],
      [`"__proto__ ":1,"__PROTO__":${poison}`, good],
      [`"__defineGetter__":"${marker}","__lookupSetter__":1`, good],
    ] as const);
    return send(tools, 'a prototype', `{${first},${JSON.stringify(material.example).slice(1)}`, expected);
  },
  'just too large': (tools) => {
    const size = limit + tools.random.pick([1, 2, 100, 50_000, 600_000]);
    return send(tools, 'just too large', JSON.stringify(marked(tools)).padEnd(size), tooLarge);
  },
  'just small enough': (tools) =>
    send(tools, 'just small enough', JSON.stringify(marked(tools)).padEnd(limit - tools.random.between(0, 1)), good),
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
