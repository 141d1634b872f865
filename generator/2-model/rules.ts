/** The rules of one element and their messages, for the judge, validators, schemas and docs. */
import type { Field, Rule, RuleKind } from '../model/model.js';
import { describe } from '../model/conditions.js';
import { formatOfTexts, isNumeric, scalarTypeOf } from '../model/value-types.js';
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
  const values = type.kind === 'enum' || isNumeric(type) ? type.values : undefined;
  if (values) add('enum', `must be one of ${listed(values)}`);
  const format = formatInWords(field);
  if (format) add('format', `must be ${format}`);
  for (const bound of ['minimum', 'maximum'] as const) {
    const limits = boundInWords(field, bound);
    if (limits.length > 0) add(bound, `must be ${limits.join(', ')}`);
  }
  if (isNumeric(type) && type.decimals !== undefined)
    add(
      'decimals',
      type.decimals === 0 ? 'must have no decimals' : `must have at most ${count(type.decimals, 'decimal')}`,
    );
  if (type.kind === 'text' && type.minLength !== undefined)
    add('minLength', `must be at least ${count(type.minLength, 'character')} long`);
  if (type.kind === 'text' && type.maxLength !== undefined)
    add('maxLength', `must be at most ${count(type.maxLength, 'character')} long`);
  if (type.kind === 'text' && type.maxBytes !== undefined)
    add('maxBytes', `must be at most ${count(type.maxBytes, 'byte')} of UTF-8`);
  if (array && array.minItems > 0) add('minItems', `must hold at least ${count(array.minItems, 'entry')}`);
  if (array?.maxItems !== undefined) add('maxItems', `must hold at most ${count(array.maxItems, 'entry')}`);
  if (array?.alone) add('alone', `must hold ${oneOf(array.alone)} as the only entry or not at all`);
  return rules;
}

/** ['greater than 0'], ['at least 1', '2 when type is RATE'] */
function boundInWords({ type, ranges }: RuleLess, bound: 'minimum' | 'maximum'): readonly string[] {
  const numbers = isNumeric(type) ? type : undefined;
  const [inclusive, exclusive] = bound === 'minimum' ? ['at least', 'greater than'] : ['at most', 'less than'];
  const beyond = bound === 'minimum' ? numbers?.above : numbers?.below;
  const limits = [
    ...(numbers?.[bound] === undefined ? [] : [String(numbers[bound])]),
    ...ranges.flatMap(({ when, [bound]: limit }) => (limit === undefined ? [] : [`${limit} when ${describe(when)}`])),
  ];
  return [
    ...(beyond === undefined ? [] : [`${exclusive} ${beyond}`]),
    ...limits.map((limit, index) => (index === 0 ? `${inclusive} ${limit}` : limit)),
  ];
}

function count(amount: number, thing: string): string {
  return `${amount} ${amount === 1 ? thing : thing.replace(/y$/, 'ie') + 's'}`;
}

function typeInWords({ type, array, nullable }: RuleLess): string {
  const many = array !== undefined;
  const words = scalarTypeOf(type)?.words ?? { one: 'an object', many: 'objects' };
  return `${many ? `an array of ${words.many}` : words.one}${nullable ? ' or null' : ''}`;
}

function formatInWords({ type }: RuleLess): string | undefined {
  if (type.kind !== 'text') return undefined;
  const format = formatOfTexts(type);
  if (format) return oneOf([format.words, ...type.keywords]);
  return type.pattern === undefined ? undefined : `text that matches ${type.pattern}`;
}
