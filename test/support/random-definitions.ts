/** Definitions made at random: long names, texts of every script, enums of hundreds of words, conditions in conditions. */
import { parse, stringify } from 'yaml';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import type { Operation } from '../../generator/model/model.js';
import { commonText } from './model.js';

type Row = Record<string, unknown>;

const signs = [
  'a',
  'Name',
  ' ',
  'of ',
  'the ',
  '-',
  "'",
  '"',
  '\\',
  '*/',
  '/*',
  '</script>',
  '{{a}}',
  '`',
  '\n',
  '//',
  '|',
];
const scripts = ['é', '漢字', '한글', 'ｱ', '😀', '👩‍👩‍👧', '±', 'ＡＢ', 'а́', '\u200b', '…'];

/**
 * The operation of a seed, the same one each time; undefined where no model can be made of it. Of conditions it does not
 * ask whether they can be true: that makes no difference to how they are written.
 */
export function randomOperation(seed: number): Operation | undefined {
  const random = new Random(seed);
  const hasEnvelope = random.chance(50);
  const texts = [hasEnvelope ? envelopeText(random) : commonText, yaml(definition(random, hasEnvelope))];
  const loaded = texts.map((text, index) => loadSource({ path: `in/${index}.spec.yaml`, text }));
  const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
  const diagnostics = [...loaded.flatMap((one) => one.diagnostics), ...built.diagnostics];
  return diagnostics.some(({ severity }) => severity === 'error') ? undefined : built.model.operations[0];
}

/** A stream of numbers that depends on its seed alone. */
class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = (seed * 2_654_435_761) >>> 0;
  }

  /** A whole number below another one. */
  below(end: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * end);
  }

  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Value>(values: readonly [Value, ...Value[]] | readonly Value[]): Value {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  }

  times<Value>(most: number, make: (index: number) => Value): Value[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index));
  }

  /** Mostly short, sometimes as long as it may be. */
  length(most: number): number {
    return 1 + this.below(this.chance(30) ? most : Math.min(most, 14));
  }

  name(first: string, others: string, most: number): string {
    return this.pick([...first]) + Array.from({ length: this.length(most) - 1 }, () => this.pick([...others])).join('');
  }

  /** Text that begins and ends with a sign. */
  line(most: number): string {
    return this.text(most).replaceAll('\n', ' ').trim();
  }

  text(most: number): string {
    const parts = this.chance(25) ? [...signs, ...scripts] : this.chance(50) ? signs : ['a', 'the ', 'Name', ' of'];
    const text = Array.from({ length: this.length(most) }, () => this.pick(parts)).join('');
    return text.trim() === '' ? 'A text' : text;
  }
}

/** The common file with a response in an envelope, and an element beside it. */
function envelopeText(random: Random): string {
  const common = parse(commonText) as Row;
  const written = random.pick(['', null, [], {}]);
  const text = { type: 'String', presence: 'O', description: random.text(30) };
  const fields = {
    errorCode: text,
    errorMessage: text,
    [elementName(random)]: rowOfTable(random, []),
    content: object(random, 'Payload'),
  };
  return yaml({
    ...common,
    response: {
      shape: 'Answer',
      unknown: random.pick(['keep', 'error']),
      tolerances: { blank: random.pick(['absent', 'null', 'error']), case: random.pick(['fold', 'exact']) },
      envelope: {
        errorCode: 'errorCode',
        errorMessage: 'errorMessage',
        payload: ['content'],
        empty: { written, read: [...new Set(['', written])] },
      },
    },
    shapes: { Answer: { table: 'Response', description: 'The answer.', fields } },
  });
}

function yaml(value: unknown): string {
  return stringify(value, { aliasDuplicateObjects: false });
}

const lower = 'abcdefghijklmnopqrstuvwxyz';
const letters = `${lower}${lower.toUpperCase()}0123456789`;

function definition(random: Random, hasEnvelope: boolean): Row {
  const name = random.name(lower, `${lower}0123456789`, 60);
  const shapes = ['Thing', ...random.times(3, (index) => `${random.name(lower.toUpperCase(), letters, 60)}${index}`)];
  return {
    operation: name,
    title: random.line(20),
    description: 'Does it.',
    tag: 'Things',
    uses: '0.spec.yaml',
    http: { method: 'POST', path: '/things', ...(random.chance(30) ? { parameters: parameters(random) } : {}) },
    request: {
      shape: 'Thing',
      tolerances: {
        blank: random.pick(['absent', 'null', 'error']),
        case: random.pick(['fold', 'exact']),
        unknown: random.pick(['drop', 'error']),
      },
    },
    shapes: Object.fromEntries([
      // Each table holds the next one, so that none is left over.
      ...shapes.map((shape, index) => [shape, table(random, shapes.slice(index + 1, index + 2))]),
      ...(hasEnvelope ? [['Payload', table(random, [])]] : []),
    ]) as Row,
  };
}

function parameters(random: Random): Row {
  const rows = random.times(4, () => [elementName(random), parameter(random)]);
  return Object.fromEntries([['first', { in: 'query', ...row(random, []) }], ...rows]) as Row;
}

/** In query or headers; an array is written in one of the styles. */
function parameter(random: Random): Row {
  const { array, ...others } = row(random, []);
  const location = random.pick(['query', 'query', 'header']);
  const style = location === 'query' ? random.pick(['repeated', 'commas', 'spaces', 'pipes']) : 'commas';
  return { in: location, ...others, ...(array === undefined ? {} : { array: { style, maxItems: 5 } }) };
}

function table(random: Random, inner: readonly string[]): Row {
  const names = [...new Set(Array.from({ length: 2 + random.below(8) }, () => elementName(random)))];
  const fields: Record<string, Row> = {};
  for (const name of names) fields[name] = rowOfTable(random, Object.entries(fields));
  for (const shape of inner) {
    const wrapper = random.chance(20) ? { wrapper: 'wrapped' } : {};
    fields[`${elementName(random)}x`] = {
      ...object(random, shape),
      ...wrapper,
      ...conditional(random, Object.entries(fields)),
    };
  }
  const rules = random.chance(40) ? rulesOf(random, fields) : [];
  return { table: random.line(12), description: random.text(60), fields, ...(rules.length > 0 ? { rules } : {}) };
}

/** Rules of a table as a whole about the elements that it has. */
function rulesOf(random: Random, fields: Readonly<Record<string, Row>>): readonly Row[] {
  const all = Object.entries(fields);
  const names = (suits: (row: Row) => boolean): readonly string[] =>
    all.filter(([, row]) => suits(row)).map(([name]) => name);
  const isSingle = ({ array, map }: Row): boolean => array === undefined && map === undefined;
  const numbers = names((row) => isSingle(row) && (row['type'] === 'Numeric' || row['type'] === 'Decimal'));
  const dates = names((row) => isSingle(row) && row['type'] === 'Date');
  const texts = names((row) => isSingle(row) && row['type'] === 'String');
  const lists = names((row) => row['array'] !== undefined && row['map'] === undefined && row['type'] !== 'Object');
  const free = names(({ presence, default: value }) => presence !== 'M' && value === undefined);
  const some = (from: readonly string[]): readonly string[] => from.slice(0, 2 + random.below(4));
  const rules: Row[] = [
    ...(free.length > 1 ? [{ [random.pick(['exactlyOne', 'atLeastOne', 'atMostOne', 'together'])]: some(free) }] : []),
    ...[numbers, dates].flatMap((from) =>
      from.length > 1 ? [{ [random.pick(['order', 'before'])]: some(from) }] : [],
    ),
    ...lists.slice(0, 1).map((array) => ({ unique: array })),
    ...[numbers, texts].flatMap((from) =>
      from.length > 1 ? [{ [random.pick(['different', 'same'])]: some(from) }] : [],
    ),
    ...(texts.length > 2 ? [{ concatenation: { of: texts.slice(0, 2), is: texts[2] } }] : []),
  ];
  return rules
    .filter(() => random.chance(60))
    .map((rule, index) => ({
      ...rule,
      ...(random.chance(30) ? { when: condition(random, all, 2) } : {}),
      ...(random.chance(50) ? { name: `rule${index}` } : {}),
      ...(random.chance(30) ? { message: random.text(60) } : {}),
    }));
}

function elementName(random: Random): string {
  if (random.chance(10)) return random.pick(['constructor', 'a-b', 'a.b', 'toString', '$', 'default', 'value', 'key']);
  return random.name(lower, letters, 120);
}

function object(random: Random, shape: string): Row {
  const array = random.chance(50)
    ? { array: random.chance(50) ? true : { minItems: 1, maxItems: 1 + random.below(9) } }
    : {};
  return { type: 'Object', presence: random.pick(['M', 'O']), description: random.text(60), shape, ...array };
}

type Given = readonly (readonly [name: string, row: Row])[];

function row(random: Random, before: Given): Row {
  const common = { presence: random.pick(['M', 'O', 'O']), description: random.text(60) };
  const array = random.chance(15) ? { array: random.chance(20) ? { array: true } : true } : {};
  const holder = random.chance(10) ? { ...array, map: map(random) } : array;
  if (random.chance(10)) {
    const open = random.chance(50) ? { type: 'Any' } : { type: 'Object', free: true };
    return { ...common, ...open, ...holder, ...conditional(random, before) };
  }
  return { ...common, ...scalar(random, holder, before), ...holder, ...conditional(random, before) };
}

function map(random: Random): Row | true {
  if (random.chance(30)) return true;
  const keys = random.chance(50) ? '^[a-z"/]{1,9}$' : words(random, random.chance(10) ? 90 : 4);
  return { ...(random.chance(70) ? { keys } : {}), minEntries: 1, maxEntries: 1 + random.below(9) };
}

/** The same, in a table: parameters cannot be empty. */
function rowOfTable(random: Random, before: Given): Row {
  const written = random.pick(['', null]);
  const empty = { written, read: random.pick([['', null], [written]]) };
  return { ...row(random, before), ...(random.chance(20) ? { empty } : {}) };
}

function scalar(random: Random, array: Row, before: Given): Row {
  const isSingle = array['array'] === undefined && array['map'] === undefined;
  switch (random.below(12)) {
    case 0: {
      const bounds = { minimum: random.pick([-5, 0, 0.5, 1e-7]), maximum: random.pick([7, 1e9, 12345.678]) };
      const ranges = before.length > 0 && random.chance(50) ? [{ when: condition(random, before, 2), maximum: 6 }] : [];
      return { type: 'Numeric', ...bounds, ...(isSingle && ranges.length > 0 ? { ranges } : {}) };
    }
    case 1:
      return { type: 'Boolean', ...(isSingle && random.chance(50) ? { default: true, presence: 'O' } : {}) };
    case 2:
      return random.pick<Row>([
        { type: 'Date', format: random.pick(['DDMMYYYY', 'YYYY-MM-DD', 'YYMMDD', 'YYYY-MM']) },
        { type: 'DateTime', format: random.pick(['YYYY-MM-DD HH:MI:SS', 'YYYY-MM-DDTHH:mm:ssXXX']) },
        { type: 'Time', format: random.pick(['HHMMSS', "HH'h'mm"]) },
      ]);
    case 3:
      return { type: 'UUID', ...(random.chance(30) ? { keywords: words(random, 3) } : {}) };
    case 4:
      return { type: 'String', pattern: random.pick(['^[a-z\'"/]{1,40}$', '^(a|b)+$', '^\\d{3,7}é$', '^[)\\]}/]*$']) };
    case 5:
      return { type: 'String', maxLength: 1 + random.below(99), maxBytes: 200 + random.below(99) };
    case 6: {
      const values = words(random, random.chance(10) ? 300 : 8);
      const meant = random.pick(values);
      const aliases = Object.fromEntries(
        ['an alias', ...random.times(3, (index) => `${random.line(4)} ${index}`)].map((alias) => [alias, meant]),
      );
      const hasDefault = isSingle && random.chance(40);
      return {
        type: 'String',
        enum: values,
        ...(random.chance(40) ? { aliases } : {}),
        ...(hasDefault ? { default: meant, presence: 'O' } : {}),
      };
    }
    case 8:
      return random.pick<Row>([
        { type: 'Numeric', enum: [1, 2, -7] },
        { type: 'Decimal', above: random.pick([-0.5, 0]), decimals: random.below(7) },
        { type: 'Numeric', above: 0, below: 10 },
        { type: 'Numeric', minimum: random.pick([-10, 30]), multipleOf: 6 },
        { type: 'Decimal', maximum: 99, multipleOf: random.pick([0.05, 7]) },
      ]);
    case 9:
      return random.pick<Row>([
        { type: 'String', enum: words(random, 4), open: true },
        { type: 'String', minLength: 1 + random.below(9) },
        { type: 'Uri' },
        {
          type: 'String',
          format: random.pick(['hostname', 'ip', 'ipv4', 'ipv6', 'base64', 'hexadecimal', 'bigint', 'uri']),
        },
      ]);
    case 10:
      if (array['array'] !== true) return { type: 'String' };
      return random.pick<Row>([
        { type: 'UUID', keywords: words(random, 2) },
        { type: 'String', keywords: words(random, 2) },
      ]);
    case 7:
      return { type: 'Decimal', minimum: random.pick([-1e300, -0.5]), maximum: random.pick([1e21, 1e-7]) };
    default:
      return { type: 'String' };
  }
}

function words(random: Random, most: number): readonly string[] {
  const all = Array.from({ length: 1 + random.below(most) }, (_, index) =>
    random.chance(70)
      ? `WORD_${index}`
      : `${random
          .text(random.chance(10) ? 40 : 3)
          .replaceAll('\n', ' ')
          .trim()}${index}`,
  );
  return [...new Set(all)];
}

/** What an element depends on: its siblings above it. */
function conditional(random: Random, before: Given): Row {
  if (before.length === 0 || !random.chance(35)) return {};
  const when = condition(random, before, 3);
  return random.pick<Row>([
    { presence: 'CM', when },
    { presence: 'CM', unless: when },
    { presence: 'O', ignored: when },
    { presence: 'O', forbidden: when },
  ]);
}

function condition(random: Random, before: Given, depth: number): unknown {
  const several = (): unknown[] =>
    Array.from({ length: 2 + random.below(3) }, () => condition(random, before, depth - 1));
  const [name, { enum: values, type, map: held }] = random.pick(before);
  switch (random.below(depth > 0 ? 7 : 4)) {
    case 0:
      return { absent: name };
    case 1:
    case 2:
      if (held !== undefined) return { present: name };
      if (Array.isArray(values))
        return random.chance(50)
          ? { field: name, equals: random.pick(values) }
          : { field: name, in: values.slice(0, 1 + random.below(90)) };
      if (type === 'Decimal') return { field: name, in: [1e21, 1e-7, -0.25].slice(random.below(3)) };
      return { present: name };
    case 3:
      return { present: name };
    case 4:
      return { all: several() };
    case 5:
      return { any: several() };
    default:
      return { not: condition(random, before, depth - 1) };
  }
}
