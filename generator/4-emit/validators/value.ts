/** Statements that hold a canonical value against the rules of its element. */
import type { Field, Shape } from '../../model.js';
import { literal, regexLiteral, stringLiteral } from '../encode.js';
import { tableName } from './table.js';

/** How the statements report: `bad += fail(out, ...)` in a check, `fail(to, ...)` while reading. */
export interface Reporting {
  readonly out: string;
  readonly prefix: string;
}

export const checking: Reporting = { out: 'out', prefix: 'bad += ' };
export const reading: Reporting = { out: 'to', prefix: '' };

interface Site {
  readonly shape: Shape;
  readonly field: Field;
  readonly reporting: Reporting;
  /** The variable with the value. */
  readonly value: string;
  /** The variable with the index, of an entry. */
  readonly index?: string;
  /** Conditions of the element's ranges, in their order. */
  readonly rangeWhen: readonly string[];
  /** The variable with the element's name, where there is one; left out, the name is spelt. */
  readonly key?: string;
  /** Of words: the statement that takes another spelling, or else reports; left out, any other spelling is wrong. */
  readonly otherwise?: string;
}

/** Statements for one plain value. */
export function plainValueLines(site: Site): readonly string[] {
  const { field, value } = site;
  const { type } = field;
  const failText = (rule: string): string => site.otherwise ?? call(site, 'failText', rule, value);
  switch (type.kind) {
    case 'boolean':
      return [`if (typeof ${value} !== 'boolean') ${call(site, 'fail', 'type')}`];
    case 'enum':
      return [`if (${type.values.map((word) => `${value} !== ${literal(word)}`).join(' && ')}) ${failText('enum')}`];
    case 'date':
      return [`if (!isDate(${value})) ${failText('format')}`];
    case 'uuid': {
      const others = type.keywords.map((word) => ` && ${value} !== ${literal(word)}`).join('');
      return [`if (!isUuid(${value})${others}) ${failText('format')}`];
    }
    case 'integer':
    case 'decimal':
      return graded(site, type.kind === 'integer' ? 'isInteger' : 'isNumber', numberTests(site));
    case 'text':
      return textLines(site);
    case 'object':
      throw new Error(`${field.name} is an object`);
  }
}

function textLines(site: Site): readonly string[] {
  const { field, value } = site;
  if (field.type.kind !== 'text') throw new Error(`${field.name} is no text`);
  const { format, pattern, maxLength, maxBytes } = field.type;
  const guard = format && { email: 'isEmail', e164: 'isE164', currency: 'isCurrency' }[format];
  const isSimple = guard !== undefined && pattern === undefined && maxLength === undefined && maxBytes === undefined;
  if (isSimple) {
    return [`if (!${guard}(${value})) ${call(site, 'failText', 'format', value)}`];
  }
  const tests: Test[] = [];
  const own = pattern === undefined ? undefined : `${regexLiteral(pattern, 'u')}.test(${value})`;
  const formats = [...(guard ? [`!${guard}(${value})`] : []), ...(own ? [`!${own}`] : [])];
  if (formats.length > 0) tests.push({ rule: 'format', broken: formats.join(' || ') });
  if (maxLength !== undefined) tests.push({ rule: 'maxLength', broken: `!fitsLength(${value}, ${maxLength})` });
  if (maxBytes !== undefined) tests.push({ rule: 'maxBytes', broken: `!fitsBytes(${value}, ${maxBytes})` });
  return graded(site, 'isText', tests);
}

interface Test {
  readonly rule: string;
  readonly broken: string;
}

/** A value of the right type is held against every further rule; of the wrong one, against none. */
function graded(site: Site, guard: string, tests: readonly Test[]): readonly string[] {
  const { value } = site;
  const first = `if (!${guard}(${value})) ${call(site, 'fail', 'type')}`;
  const [only] = tests;
  if (tests.length === 1 && only) {
    return [first, `else if (${only.broken}) ${call(site, 'fail', only.rule)}`];
  }
  if (tests.length === 0) return [first];
  return [first, 'else {', ...tests.map(({ rule, broken }) => `if (${broken}) ${call(site, 'fail', rule)}`), '}'];
}

function numberTests({ field, value, rangeWhen }: Site): readonly Test[] {
  const { type } = field;
  if (type.kind !== 'integer' && type.kind !== 'decimal') return [];
  return (['minimum', 'maximum'] as const).flatMap((rule) => {
    const sign = rule === 'minimum' ? '<' : '>';
    const fixed = type[rule] === undefined ? [] : [`${value} ${sign} ${type[rule]}`];
    const ranged = field.ranges.flatMap((range, index) =>
      range[rule] === undefined ? [] : [`((${rangeWhen[index] ?? ''}) && ${value} ${sign} ${range[rule]})`],
    );
    const broken = [...fixed, ...ranged];
    return broken.length > 0 ? [{ rule, broken: broken.join(' || ') }] : [];
  });
}

/** Statements for the number of entries of an array. */
export function sizeLines(site: Pick<Site, 'shape' | 'field' | 'reporting' | 'key'>, value: string): readonly string[] {
  const { minItems = 0, maxItems } = site.field.array ?? {};
  return [
    ...(minItems > 0 ? [`if (${value}.length < ${minItems}) ${call(site, 'fail', 'minItems')}`] : []),
    ...(maxItems === undefined ? [] : [`if (${value}.length > ${maxItems}) ${call(site, 'fail', 'maxItems')}`]),
  ];
}

/** `bad += fail(out, contactRules, 'role', 'enum');` */
export function call(
  site: Pick<Site, 'shape' | 'field' | 'reporting' | 'index' | 'key'>,
  name: 'fail' | 'failText',
  rule: string,
  value?: string,
): string {
  const { shape, field, reporting, index, key = stringLiteral(field.name) } = site;
  const more = [...(value === undefined ? [] : [value]), ...(index === undefined ? [] : [index])];
  const args = [reporting.out, tableName(shape), key, stringLiteral(rule), ...more];
  return `${reporting.prefix}${name}(${args.join(', ')});`;
}
