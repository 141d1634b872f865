import fc from 'fast-check';
import type { Field, Message, Shape } from '../../generator/model.js';

/** Values that are wrong for most elements, or right by chance. */
const oddities: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  0,
  -1,
  1,
  2.5,
  1e21,
  -0,
  Number.MAX_SAFE_INTEGER + 2,
  NaN,
  Infinity,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  [''],
  [undefined],
  'x',
  '\ud800',
  '💥💥',
  '__proto__',
  'constructor',
  '0',
  '7',
  'ſ',
  'ı',
  [{}],
  { x: 1 },
  'true',
  '1e3',
  '-0',
  '01',
  '1.50',
];

const texts = [
  'word',
  '€€',
  '€€a',
  '€€é',
  'aaa💥',
  '💥💥',
  'é\ud800\ud800',
  'é\ud800a',
  `${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`,
  `${'a'.repeat(65)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`, 'Zürich', '€€', '💥', 'a/b', 'Ä*/', 'ann@example.com', 'a@b', 'ann@example.c', 'ann@-x', '+31600000000', '31', '0123', 'EUR', 'eur',
  'eUr', 'EURO', '29022000', '29021900', '31042001', '01010000', '28122000',
  '11111111-1111-4111-8111-111111111111', 'ABCDEFab-1111-4111-8111-111111111111', '11111111x1111-4111-8111-111111111111',
]; // prettier-ignore

/** Payloads of a message: mostly right, wrong in any way at any place, elements in any order. */
export function payloads(message: Message): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 40, arbitrary: objects(message.root) }, { weight: 1, arbitrary: odd() });
}

function odd(): fc.Arbitrary<unknown> {
  return fc.constantFrom(...oddities, ...texts);
}

function objects(shape: Shape): fc.Arbitrary<unknown> {
  const elements = shape.fields.map((field) => ({
    name: field.name,
    // Missing elements are as telling as wrong ones, mandatory ones less often so.
    value: fc.option(values(field), { nil: missing, freq: field.presence === 'O' ? 2 : 12 }),
  }));
  const extras = fc.option(unknownElements(shape), { nil: {}, freq: 6 });
  return fc
    .tuple(fc.tuple(...elements.map(({ value }) => value)), extras, fc.integer({ min: 0 }))
    .map(([given, extra, seed]) => {
      const entries = elements.flatMap(({ name }, index): [string, unknown][] =>
        given[index] === missing ? [] : [[name, given[index]]],
      );
      return fromEntries(shuffled([...entries, ...Object.entries(extra)], seed));
    });
}

const missing = Symbol('missing');

/** Own elements whatever their names, `__proto__` too. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): object {
  const object = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  return seed % 4 === 0
    ? [...items].reverse()
    : [...items.slice(seed % (items.length + 1)), ...items.slice(0, seed % (items.length + 1))];
}

function unknownElements(shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const known = shape.fields.map(({ name }) => name);
  const names = [
    '__proto__',
    'a~b/c',
    'x',
    '',
    'valueOf',
    'y'.repeat(80),
    ...known.map((name) => `${name}s`),
    ...known.map((name) => name.toUpperCase()),
    ...known.map((name) => name.slice(1)),
  ];
  return fc.dictionary(fc.constantFrom(...names.filter((name) => !known.includes(name))), odd(), { maxKeys: 2 });
}

function values(field: Field): fc.Arbitrary<unknown> {
  const plain = rightValues(field);
  const one = fc.oneof({ weight: 14, arbitrary: plain }, { weight: 1, arbitrary: odd() });
  const { wrapper } = field.wire;
  const wrapped =
    wrapper === undefined
      ? one
      : fc.oneof(
          { weight: 3, arbitrary: one },
          { weight: 2, arbitrary: one.map((value) => ({ [wrapper]: value })) },
          {
            weight: 1,
            arbitrary: fc.tuple(one, fc.constantFrom('', undefined)).map(([value, x]) => ({ [wrapper]: value, x })),
          },
        );
  if (!field.array) return wrapped;
  return fc.oneof(
    { weight: 12, arbitrary: fc.array(one, { minLength: field.array.minItems, maxLength: 4 }) },
    { weight: 1, arbitrary: one },
    { weight: 1, arbitrary: odd() },
  );
}

function rightValues(field: Field): fc.Arbitrary<unknown> {
  const { type, wire } = field;
  switch (type.kind) {
    case 'object':
      return objects(type.shape);
    case 'boolean':
      return fc.constantFrom<unknown>(true, false, 'true', 'false');
    case 'integer':
      return fc.oneof<fc.Arbitrary<unknown>[]>(
        fc.integer({ min: -5, max: 40 }),
        fc.constantFrom('1', '12', '1.0', '-4'),
      );
    case 'decimal':
      return fc.oneof<fc.Arbitrary<unknown>[]>(
        fc.integer({ min: -1, max: 20 }),
        fc.constantFrom<unknown>(0.25, 0.5, '0.5', '2e0'),
      );
    case 'enum':
      return fc.constantFrom(...spellings([...type.values, ...wire.aliases.map(({ alias }) => alias)]));
    case 'uuid':
      return fc.constantFrom(...spellings(type.keywords), ...texts.slice(-3));
    case 'date':
      return fc.constantFrom(
        '29022000',
        '28122000',
        '31012024',
        '30021999',
        '29022100',
        '29022400',
        '00012000',
        '01132000',
      );
    case 'text':
      return fc.constantFrom(...texts);
  }
}

/** Each word as it is, in lower and in upper case; the first more often. */
function spellings(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => [word, word, word.toLowerCase(), word.toUpperCase()]);
}
