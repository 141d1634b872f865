/** The rules of one element and their messages, for the judge, validators, schemas and docs. */
import { formatOf } from '../formats/index.js';
import type { BodyArray, Bounds, Field, MapType, Range, Rule, RuleKind, ValueType } from '../model/model.js';
import { describe } from '../model/conditions.js';
import { text } from '../formats/string.js';
import {
  entriesWithin,
  formatOfTexts,
  innermost,
  isNested,
  isNumeric,
  listedValues,
  numbersApart,
  scalarTypeOf,
} from '../model/value-types.js';
import { listed, oneOf } from '../model/words.js';

type RuleLess = Omit<Field, 'rules'>;

/**
 * The rules of an element, one of each kind, in the order of FieldRuleKind.
 *
 * @param mayBeEmpty true for the code and the message of an envelope, the two texts that may be empty
 */
export function fieldRules(
  shape: { readonly name: string; readonly table: string },
  field: RuleLess,
  mayBeEmpty = false,
): readonly Rule[] {
  const type = innermost(field.type);
  const rules: Rule[] = [];
  const add = (kind: RuleKind, message: string): void => {
    const source = { table: shape.table, rows: [field.row] };
    rules.push({ kind, id: `${shape.name}.${field.name}.${kind}`, message: `${field.name} ${message}`, source });
  };
  if (field.presence === 'M') add('required', 'is mandatory');
  add('type', `must be ${mayBeEmpty ? 'text' : typeInWords(field)}`);
  if (type.kind === 'alternatives')
    add('alternative', `is told by ${type.by}, which must be ${oneOf(type.of.flatMap(({ values }) => values))}`);
  const under = (words: (range: Range) => string | undefined): readonly string[] =>
    field.ranges.flatMap((range) => {
      const found = words(range);
      return found === undefined ? [] : `${found} when ${describe(range.when)}`;
    });
  const apart = numbersApart(type);
  const orApart = apart.length === 0 ? '' : `, or be ${oneOf(apart)}`;
  const every = listedValues(type);
  const values = [...(every ? [`one of ${listed(every)}`] : []), ...under(valuesInWords)];
  if (values.length > 0) add('enum', `must be ${values.join('; ')}`);
  const formed = [...(formatInWords(type) ?? []), ...under(formInWords)];
  if (formed.length > 0) add('format', `must be ${formed.join('; ')}`);
  for (const bound of ['minimum', 'maximum'] as const) {
    const limits = boundInWords(field, bound);
    if (limits.length > 0) add(bound, `must be ${limits.join(', ')}${orApart}`);
  }
  const fractions = [
    ...(isNumeric(type) && type.decimals !== undefined ? [decimalsInWords(type.decimals)] : []),
    ...under(({ decimals }) => (decimals === undefined ? undefined : decimalsInWords(decimals))),
  ];
  if (fractions.length > 0) add('decimals', `must have ${fractions.join('; ')}${orApart}`);
  const steps = [
    ...(isNumeric(type) && type.multipleOf !== undefined ? [multipleInWords(type.multipleOf)] : []),
    ...under(({ multipleOf }) => (multipleOf === undefined ? undefined : multipleInWords(multipleOf))),
  ];
  if (steps.length > 0) add('multipleOf', `must be ${steps.join('; ')}${orApart}`);
  const shortest = [
    ...(type.kind === 'text' && type.minLength !== undefined ? [shortestInWords(type.minLength)] : []),
    ...under(({ minLength }) => (minLength === undefined ? undefined : shortestInWords(minLength))),
  ];
  if (shortest.length > 0) add('minLength', `must be ${shortest.join('; ')}`);
  const lengths = [
    ...(type.kind === 'text' && type.maxLength !== undefined ? [lengthInWords(type.maxLength)] : []),
    ...under(({ maxLength }) => (maxLength === undefined ? undefined : lengthInWords(maxLength))),
  ];
  if (lengths.length > 0) add('maxLength', `must be ${lengths.join('; ')}`);
  if (type.kind === 'text' && type.maxBytes !== undefined)
    add('maxBytes', `must be at most ${count(type.maxBytes, 'byte')} of UTF-8`);
  const fewest = [
    ...sizesOf(field, ({ minItems }) => fewestInWords(minItems)),
    ...under(({ minItems }) => fewestInWords(minItems)),
  ];
  const most = [
    ...sizesOf(field, ({ maxItems }) => mostInWords(maxItems)),
    ...under(({ maxItems }) => mostInWords(maxItems)),
  ];
  if (fewest.length > 0) add('minItems', `must hold ${fewest.join('; ')}`);
  if (most.length > 0) add('maxItems', `must hold ${most.join('; ')}`);
  const alone = field.array?.alone;
  if (alone) add('alone', `must hold ${oneOf(alone)} as the only entry or not at all`);
  if (field.depth !== undefined) add('depth', `must not be nested deeper than ${count(field.depth, 'level')}`);
  if (field.type.kind === 'map') for (const [kind, message] of mapRules(field.type)) add(kind, message);
  return rules;
}

/** ['greater than 0'], ['at least 1', '2 when type is RATE'] */
function boundInWords({ type: whole, ranges }: RuleLess, bound: 'minimum' | 'maximum'): readonly string[] {
  const type = innermost(whole);
  const numbers = isNumeric(type) ? type : undefined;
  const limits = (words: string, key: keyof Bounds): readonly string[] =>
    [
      ...(numbers?.[key] === undefined ? [] : [String(numbers[key])]),
      ...ranges.flatMap(({ when, [key]: limit }) => (limit === undefined ? [] : [`${limit} when ${describe(when)}`])),
    ].map((limit, index) => (index === 0 ? `${words} ${limit}` : limit));
  return bound === 'minimum'
    ? [...limits('greater than', 'above'), ...limits('at least', 'minimum')]
    : [...limits('less than', 'below'), ...limits('at most', 'maximum')];
}

/** `at least 1 entry`, or for arrays in an array `at least 1 entry, and each of them at least 2 entries`. */
function sizesOf(field: RuleLess, size: (array: NonNullable<Field['array']>) => string | undefined): readonly string[] {
  const all = [field, ...entriesWithin(field.type)].map(({ array }) => array && size(array));
  if (all.every((one) => one === undefined)) return [];
  const arrays = all.filter((_, index) => [field, ...entriesWithin(field.type)][index]?.array);
  return [arrays.map((one) => one ?? 'any number of entries').join(', and each of them ')];
}

function fewestInWords(minItems = 0): string | undefined {
  return minItems > 0 ? `at least ${count(minItems, 'entry')}` : undefined;
}

function mostInWords(maxItems: number | undefined): string | undefined {
  if (maxItems === undefined) return undefined;
  return maxItems === 0 ? 'no entry' : `at most ${count(maxItems, 'entry')}`;
}

function mapRules({ keys, minEntries, maxEntries }: MapType): readonly (readonly [RuleKind, string])[] {
  return [
    ...(keys === undefined
      ? []
      : [
          [
            'keys',
            `must have keys that ${'pattern' in keys ? `match ${keys.pattern}` : `are one of ${listed(keys.values)}`}`,
          ] as const,
        ]),
    ...(minEntries > 0 ? [['minEntries', `must hold at least ${count(minEntries, 'key')}`] as const] : []),
    ...(maxEntries === undefined ? [] : [['maxEntries', `must hold at most ${count(maxEntries, 'key')}`] as const]),
  ];
}

/** The rules of a body that is an array. No element has such an id, because its name has no brackets. */
export function bodyRules(
  { name, table }: { readonly name: string; readonly table: string },
  { minItems, maxItems }: Pick<BodyArray, 'minItems' | 'maxItems'>,
): readonly Rule[] {
  const rule = (kind: 'type' | 'minItems' | 'maxItems', message: string): Rule => {
    return { kind, id: `${name}[].${kind}`, message: `the body ${message}`, source: { table, rows: [] } };
  };
  return [
    rule('type', 'must be an array'),
    ...(minItems > 0 ? [rule('minItems', `must hold at least ${count(minItems, 'entry')}`)] : []),
    ...(maxItems === undefined ? [] : [rule('maxItems', `must hold at most ${count(maxItems, 'entry')}`)]),
  ];
}

function count(amount: number, thing: string): string {
  return `${amount} ${amount === 1 ? thing : thing.replace(/(?<![aeiou])y$/, 'ie') + 's'}`;
}

const structures = {
  any: { one: 'a JSON value', many: 'JSON values' },
  object: { one: 'an object', many: 'objects' },
} as const;

function typeInWords({ nullable, emptyText, ...value }: RuleLess): string {
  if (value.type.kind === 'nothing') return nullable ? 'null' : 'an empty text';
  // A text that may be empty is any text.
  if (emptyText && !value.array && scalarTypeOf(value.type) === text) return 'text';
  const { one } = wordsFor(value);
  const empty = nullable ? 'null' : emptyText ? 'an empty text' : undefined;
  if (empty === undefined) return one;
  // Behind what holds entries, it would seem to be one of them.
  return value.array || isNested(value.type) ? `${empty} or ${one}` : `${one} or ${empty}`;
}

function wordsFor({ type, array }: Pick<Field, 'type' | 'array'>): { readonly one: string; readonly many: string } {
  if (array) {
    const many = `${wordsFor({ type }).many}${array.nullEntries ? ' or nulls' : ''}`;
    return { one: `an array of ${many}`, many: `arrays of ${many}` };
  }
  if (type.kind === 'list') return wordsFor(type.of);
  if (type.kind === 'map') {
    const many = `${wordsFor(type.of).many}${type.nullEntries ? ' or null' : ''}`;
    return { one: `an object whose elements are ${many}`, many: `objects whose elements are ${many}` };
  }
  return scalarTypeOf(type)?.words ?? structures[type.kind === 'any' ? 'any' : 'object'];
}

function formatInWords(type: ValueType): readonly string[] | undefined {
  if (type.kind !== 'text') return undefined;
  const format = formatOfTexts(type);
  if (type.own) return [type.own.words];
  const pattern = type.pattern === undefined ? [] : [patternInWords(type.pattern)];
  const words = [...(format ? [oneOf([format.words, ...type.keywords])] : []), ...pattern];
  return words.length === 0 ? undefined : [words.join(' and ')];
}

function patternInWords(pattern: string): string {
  return `text that matches ${pattern}`;
}

function shortestInWords(minLength: number): string {
  return `at least ${count(minLength, 'character')} long`;
}

function decimalsInWords(decimals: number): string {
  return decimals === 0 ? 'no decimals' : `at most ${count(decimals, 'decimal')}`;
}

function multipleInWords(step: number): string {
  return `a multiple of ${step}`;
}

function lengthInWords(maxLength: number): string {
  return `at most ${count(maxLength, 'character')} long`;
}

/** `A or B`, `not C` */
function valuesInWords({ only, except }: Range): string | undefined {
  const words = [...(only ? [oneOf(only)] : []), ...(except ? [`not ${oneOf(except)}`] : [])];
  return words.length === 0 ? undefined : words.join(' and ');
}

function formInWords({ pattern, ...form }: Range): string | undefined {
  const format = formatOf(form);
  const words = [...(format ? [format.words] : []), ...(pattern === undefined ? [] : [patternInWords(pattern)])];
  return words.length === 0 ? undefined : words.join(' and ');
}
