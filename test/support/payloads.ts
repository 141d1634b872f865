import fc from 'fast-check';
import { judgeOf } from '../../generator/judge/judge.js';
import type { Field, Form, MapType, Message, Shape, ValueType } from '../../generator/model/model.js';
import { formatOfTexts } from '../../generator/model/value-types.js';
import { withoutLookAhead } from '../../generator/vectors/pattern-texts.js';

/** Values that are wrong for most elements, or right by chance. */
const oddities: readonly unknown[] = [
  ...[null, undefined, '', ' ', 0, -1, 1, 2.5, 1e21, -0, Number.MAX_SAFE_INTEGER + 2, NaN, Infinity, true, false],
  ...[[], {}, [[]], [null], [''], [undefined], [{}], { x: 1 }, '\ud800', '💥💥', '__proto__', 'constructor', 'ſ', 'ı'],
  ...['0', '7', '12', 'true', '1e3', '-0', '01', '1.50', '1.0', '-4', '2e0'],
];

const texts: readonly string[] = [
  ...['word', 'Zürich', 'a/b', 'Ä*/', '€€', '€€a', '€€é', 'aaa💥', '💥💥', 'é\ud800\ud800', 'é\ud800a'],
  ...['ann@example.com', 'a@b', 'ann@example.c', 'ann@-x', 'a@bc.example', longAddress(64), longAddress(65)],
  ...['+31600000000', '31', '0123', '+1', 'EUR', 'eur', 'eUr', 'EURO'],
  ...['29022000', '29021900', '29022400', '29022100', '31042001', '01010000', '28122000', '00012000', '01132000'],
  '11111111-1111-4111-8111-111111111111',
  'ABCDEFab-1111-4111-8111-111111111111',
  '11111111x1111-4111-8111-111111111111',
];

/** An e-mail address of 190 characters more than its local part. */
function longAddress(local: number): string {
  return `${'a'.repeat(local)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(61)}`;
}

/**
 * Payloads of a message, elements in any order: about half of them keep every rule, some break one, some are wrong in
 * any way at any place.
 */
export function payloads(message: Message, form: Form): fc.Arbitrary<unknown> {
  const right = bodies({ message, form, isTidy: true });
  return fc.oneof(
    { weight: 20, arbitrary: right },
    {
      weight: 10,
      arbitrary: fc.tuple(right, odd(), fc.nat()).map(([value, wrong, seed]) => spoilt(value, wrong, seed)),
    },
    { weight: 10, arbitrary: bodies({ message, form, isTidy: false }) },
    { weight: 1, arbitrary: odd() },
  );
}

interface Making {
  readonly message: Message;
  readonly form: Form;
  /** Only right values, and then as many elements as the rules ask for. */
  readonly isTidy: boolean;
  /** How many elements that are nested in themselves lead here. */
  readonly level?: number;
}

type Elements = Readonly<Record<string, unknown>>;

function bodies(making: Making): fc.Arbitrary<unknown> {
  const { root, array } = making.message;
  const one = objects(making, root);
  if (!array) return one;
  const right = fc.array(one, { minLength: array.minItems, maxLength: Math.min(array.maxItems ?? 3, 3) });
  return making.isTidy
    ? right
    : fc.oneof(right, fc.array(fc.oneof({ weight: 5, arbitrary: one }, odd()), { maxLength: 4 }));
}

function odd(): fc.Arbitrary<unknown> {
  return fc.constantFrom(...oddities, ...texts);
}

function objects(making: Making, shape: Shape): fc.Arbitrary<Elements> {
  const { message, form, isTidy } = making;
  const asked = elementsAskedFor(shape);
  const mayAskForAll = message.envelope !== undefined || shape.tableRules !== undefined;
  const elementsOf = shape.fields.map((field): fc.Arbitrary<Spare> => {
    const { name, presence } = field;
    const value = values(making, field);
    const isGiven = presence !== 'M' ? fc.boolean() : isTidy ? fc.constant(true) : often();
    if (presence === 'M' || mayAskForAll || asked.has(name)) return fc.record({ value, isGiven });
    // Nothing asks for it, so that its value, which may be a whole tree, is only made where it is given.
    return fc.oneof(
      { withCrossShrink: true },
      fc.constant(undefined),
      fc.record({ value, isGiven: fc.constant(true) }),
    );
  });
  const mayHoldMore = !isTidy || message.unknown[form] !== 'error';
  const more = mayHoldMore ? fc.option(unknownElements(shape), { nil: {}, freq: 5 }) : fc.constant({});
  const judgeAlone = judgeOf(
    { ...(shape === message.root && !message.array ? message : alone(message)), root: shape },
    form,
  );
  return fc.tuple(fc.tuple(...elementsOf), more, fc.nat()).map(([made, extra, seed]) => {
    const elements = new Map(Object.entries(extra));
    const spares = new Map<string, unknown>();
    shape.fields.forEach(({ name }, index) => {
      const spare = made[index];
      if (spare) spares.set(name, spare.value);
      if (spare?.isGiven) elements.set(name, spare.value);
    });
    if (isTidy) tidy(judgeAlone, elements, spares);
    return fromEntries(shuffled([...elements], seed));
  });
}

/** The value of an element, and whether it is given from the start or only where a rule asks for it. */
type Spare = { readonly value: unknown; readonly isGiven: boolean } | undefined;

/** The elements that conditions of the table make mandatory. */
function elementsAskedFor({ conditions }: Shape): ReadonlySet<string> {
  return new Set(
    conditions.flatMap(({ demands }) =>
      demands.filter(({ effect }) => effect === 'mandatory').map(({ field }) => field),
    ),
  );
}

function often(): fc.Arbitrary<boolean> {
  return fc.nat(14).map((number) => number > 0);
}

/** Adds what is asked for and takes away what breaks a rule, until nothing does, or what is given has been so before. */
function tidy(
  judgeAlone: ReturnType<typeof judgeOf>,
  elements: Map<string, unknown>,
  spares: ReadonlyMap<string, unknown>,
): void {
  const seen = new Set<string>();
  for (let round = 0; round < 12; round++) {
    const given = JSON.stringify([...elements.keys()].sort());
    if (seen.has(given)) return;
    seen.add(given);
    const { violations } = judgeAlone(fromEntries([...elements]));
    if (violations.length === 0) return;
    for (const { pointer } of violations) {
      const name = (pointer.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
      // Of two elements that each ask for the absence of the other, one round takes one.
      if (elements.delete(name) || !spares.has(name)) break;
      elements.set(name, spares.get(name));
    }
  }
}

/** Own elements whatever their names, `__proto__` too. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): Elements {
  const object = {};
  for (const [name, value] of entries)
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  return object;
}

function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  const start = seed % (items.length + 1);
  return seed % 4 === 0 ? [...items].reverse() : [...items.slice(start), ...items.slice(0, start)];
}

/** The value with something wrong at one place, which the seed chooses. */
function spoilt(value: unknown, wrong: unknown, seed: number): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const key = keys[seed % keys.length];
  if (key === undefined || typeof value !== 'object' || value === null) return wrong;
  const copy = Array.isArray(value) ? [...(value as unknown[])] : fromEntries(Object.entries(value));
  const inner = spoilt((value as Elements)[key], wrong, Math.floor(seed / 7));
  return Object.defineProperty(copy, key, { value: inner, enumerable: true, configurable: true, writable: true });
}

function unknownElements(shape: Shape): fc.Arbitrary<Record<string, unknown>> {
  const known = shape.fields.map(({ name }) => name);
  const misspelt = known.flatMap((name) => [`${name}s`, name.toUpperCase(), name.slice(1)]);
  const names = ['__proto__', 'a~b/c', 'x', '', 'valueOf', 'y'.repeat(80), ...misspelt];
  return fc.dictionary(fc.constantFrom(...names.filter((name) => !known.includes(name))), odd(), { maxKeys: 2 });
}

function values(outer: Making, field: Field): fc.Arbitrary<unknown> {
  const level = (outer.level ?? 0) + (field.depth === undefined ? 0 : 1);
  // Deep ones are for the vectors.
  if (field.depth !== undefined && level > 2)
    return fc.constant(field.array ? [] : field.type.kind === 'map' ? {} : undefined);
  const making: Making = { ...outer, level };
  const { isTidy } = making;
  const right = rightValues(making, field);
  const one = isTidy ? right : fc.oneof({ weight: 14, arbitrary: right }, { weight: 1, arbitrary: odd() });
  const { array, wire } = field;
  const { wrapper } = wire;
  if (array) {
    const many = fc.array(one, { minLength: array.minItems, maxLength: isTidy ? (array.maxItems ?? 3) : 4 });
    return isTidy ? many : fc.oneof({ weight: 12, arbitrary: many }, { weight: 1, arbitrary: odd() });
  }
  if (wrapper === undefined || (isTidy && making.form === 'canonical')) return one;
  const around = fc.tuple(one, fc.constantFrom('', undefined)).map(([value, x]) => ({ [wrapper]: value, x }));
  return fc.oneof(one, one.map((value) => ({ [wrapper]: value })), ...(isTidy ? [] : [around])); // prettier-ignore
}

function rightValues(making: Making, field: Field): fc.Arbitrary<unknown> {
  if (field.type.kind === 'object') return objects(making, field.type.shape);
  if (field.type.kind === 'alternatives') return fc.oneof(...field.type.of.map(({ shape }) => objects(making, shape)));
  if (field.type.kind === 'list') return values(making, field.type.of);
  if (field.type.kind === 'map') return maps(making, field.type);
  const candidates = candidatesFor(field);
  const right = making.isTidy ? candidates.filter(isRightFor(making, field)) : [];
  if (right.length > 0) return fc.constantFrom(...right);
  const { type } = field;
  const pattern = type.kind === 'text' ? type.pattern : undefined;
  return pattern === undefined
    ? fc.constantFrom(...candidates)
    : fc.oneof(matching(pattern), fc.constantFrom(...candidates));
}

/** Texts that match a pattern, nearly all of them if it looks ahead; others if it has what fast-check does not know. */
function matching(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(withoutLookAhead(pattern), 'u'));
  } catch {
    return fc.constantFrom(...texts);
  }
}

function maps(making: Making, { keys, minEntries, maxEntries, of }: MapType): fc.Arbitrary<unknown> {
  const strange = ['a/b', '__proto__', 'constructor', '', '12345'];
  const right = !keys
    ? fc.string({ minLength: 1, maxLength: 3 })
    : 'values' in keys
      ? fc.constantFrom(...keys.values)
      : matching(keys.pattern);
  const key = making.isTidy ? right : fc.oneof({ weight: 10, arbitrary: right }, fc.constantFrom(...strange));
  const [minKeys, maxKeys] = making.isTidy ? [minEntries, maxEntries ?? minEntries + 2] : [0, 4];
  return fc
    .uniqueArray(fc.tuple(key, values(making, of)), {
      selector: ([name]) => name,
      minLength: minKeys,
      maxLength: maxKeys,
    })
    .map(fromEntries);
}

/** Whether values keep the rules of the element alone, whatever its siblings ask. */
function isRightFor({ message, form }: Making, field: Field): (value: unknown) => boolean {
  const { name, array } = field;
  const root = { ...message.root, fields: [withoutSiblings(field)], conditions: [], tableRules: [] };
  const judgeOne = judgeOf({ ...alone(message), root }, form);
  return (value) => {
    // Blanks are no entries.
    if (array && (value === '' || value === null)) return false;
    const { violations } = judgeOne({ [name]: array ? [value] : value });
    return violations.every(({ rule }) => /\.(minItems|maxItems)$/.test(rule));
  };
}

function withoutSiblings(field: Field): Field {
  const copy = { ...field, ranges: [] };
  delete copy.ignored;
  return copy;
}

/** Without what is said of the body as a whole. */
function alone(message: Message): Message {
  const copy = { ...message };
  delete copy.envelope;
  delete copy.array;
  return copy;
}

function candidatesFor({ type, wire, nullable }: Field): readonly unknown[] {
  const blanks = wire.blank === 'absent' || nullable ? ['', null] : [];
  switch (type.kind) {
    case 'object':
    case 'alternatives':
    case 'map':
    case 'list':
      return [];
    case 'any':
    case 'free':
      return [{}, { a: [null, '', { b: 1 }] }, { constructor: 0 }, ...oddities, ...texts];
    case 'nothing':
      return ['', null, 'a'];
    case 'boolean':
      return [true, false, 'true', 'false', ...blanks];
    case 'integer':
    case 'decimal':
      return [...Array.from({ length: 40 }, (_, index) => index - 5), 0.25, 0.5, '1', '12', '0.5', ...blanks];
    case 'enum':
      return [...spellings([...type.values, ...wire.aliases.map(({ alias }) => alias)]), ...blanks];
    case 'text':
      return [...spellings(type.keywords), ...textsOf(type), ...blanks];
  }
}

/** Texts on both sides of each boundary of a form, the right ones more often and in other cases too. */
function textsOf(type: ValueType): readonly string[] {
  const form = formatOfTexts(type);
  if (!form) return texts;
  const { right, wrong } = form;
  return [...right.flatMap(({ value }) => [value, value, ...spellings([value])]), ...wrong.map(({ value }) => value)];
}

/** Each word as it is, in lower and in upper case; the first more often. */
function spellings(words: readonly string[]): readonly string[] {
  return words.flatMap((word) => [word, word, word.toLowerCase(), word.toUpperCase()]);
}
