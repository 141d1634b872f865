/** The rules of one element and their messages, for the judge, validators, schemas and docs. */
import { formats } from '../formats/index.js';
import type { Field, Range, Rule, RuleKind } from '../model/model.js';
import { describe } from '../model/conditions.js';
import { isNumeric, scalarTypeOf } from '../model/value-types.js';
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
  const { type, array } = field;
  const rules: Rule[] = [];
  const add = (kind: RuleKind, message: string): void => {
    const source = { table: shape.table, rows: [field.row] };
    rules.push({ kind, id: `${shape.name}.${field.name}.${kind}`, message: `${field.name} ${message}`, source });
  };
  if (field.presence === 'M') add('required', 'is mandatory');
  add('type', `must be ${mayBeEmpty ? 'text' : typeInWords(field)}`);
  const under = (words: (range: Range) => string | undefined): readonly string[] =>
    field.ranges.flatMap((range) => {
      const found = words(range);
      return found === undefined ? [] : `${found} when ${describe(range.when)}`;
    });
  const values = [...(type.kind === 'enum' ? [`one of ${listed(type.values)}`] : []), ...under(valuesInWords)];
  if (values.length > 0) add('enum', `must be ${values.join('; ')}`);
  const formed = [...(formatInWords(field) ?? []), ...under(formInWords)];
  if (formed.length > 0) add('format', `must be ${formed.join('; ')}`);
  const ranges = (bound: 'minimum' | 'maximum'): readonly string[] =>
    under(({ [bound]: limit }) => (limit === undefined ? undefined : String(limit)));
  const limits = (bound: 'minimum' | 'maximum'): string[] => {
    const fixed = isNumeric(type) ? type[bound] : undefined;
    return [...(fixed === undefined ? [] : [String(fixed)]), ...ranges(bound)];
  };
  if (limits('minimum').length > 0) add('minimum', `must be at least ${limits('minimum').join(', ')}`);
  if (limits('maximum').length > 0) add('maximum', `must be at most ${limits('maximum').join(', ')}`);
  const lengths = [
    ...(type.kind === 'text' && type.maxLength !== undefined ? [lengthInWords(type.maxLength)] : []),
    ...under(({ maxLength }) => (maxLength === undefined ? undefined : lengthInWords(maxLength))),
  ];
  if (lengths.length > 0) add('maxLength', `must be ${lengths.join('; ')}`);
  if (type.kind === 'text' && type.maxBytes !== undefined)
    add('maxBytes', `must be at most ${count(type.maxBytes, 'byte')} of UTF-8`);
  if (array && array.minItems > 0) add('minItems', `must hold at least ${count(array.minItems, 'entry')}`);
  if (array?.maxItems !== undefined) add('maxItems', `must hold at most ${count(array.maxItems, 'entry')}`);
  return rules;
}

function count(amount: number, thing: string): string {
  return `${amount} ${amount === 1 ? thing : thing.replace(/y$/, 'ie') + 's'}`;
}

function typeInWords({ type, array, nullable }: RuleLess): string {
  const many = array !== undefined;
  const words = scalarTypeOf(type)?.words ?? { one: 'an object', many: 'objects' };
  return `${many ? `an array of ${words.many}` : words.one}${nullable ? ' or null' : ''}`;
}

function formatInWords({ type }: RuleLess): readonly string[] | undefined {
  if (type.kind !== 'text') return undefined;
  if (type.format) return [oneOf([formats[type.format].words, ...type.keywords])];
  return type.pattern === undefined ? undefined : [patternInWords(type.pattern)];
}

function patternInWords(pattern: string): string {
  return `text that matches ${pattern}`;
}

function lengthInWords(maxLength: number): string {
  return `at most ${count(maxLength, 'character')} long`;
}

/** `A or B`, `not C` */
function valuesInWords({ only, except }: Range): string | undefined {
  const words = [...(only ? [oneOf(only)] : []), ...(except ? [`not ${oneOf(except)}`] : [])];
  return words.length === 0 ? undefined : words.join(' and ');
}

function formInWords({ format, pattern }: Range): string | undefined {
  const words = [
    ...(format === undefined ? [] : [formats[format].words]),
    ...(pattern === undefined ? [] : [patternInWords(pattern)]),
  ];
  return words.length === 0 ? undefined : words.join(' and ');
}
