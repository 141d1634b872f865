/** Statements that check a canonical value against the rules of its element. */
import { formatOf, type RuntimeFunction, type ScalarType, scalars } from '../../../formats/index.js';
import type { Bounds, Field, Scalar, Shape, TextType } from '../../../model/model.js';
import { formatOfTexts, isNested, isNumeric, isScalar, numbersApart, valuesOf } from '../../../model/value-types.js';
import { literal, stringLiteral } from '../../encode.js';
import { code, type Code, joined, type Piece } from './code.js';
import type { ShapeNames } from './emitted-names.js';
import { runtime, runtimeFunction } from './runtime-references.js';
import { every, matching, some, type Test } from './test-code.js';
import { areMany, isListed } from './words.js';
import { defined } from '../../../defined.js';

/** How the statements report: `bad += fail(out, ...)` in a check, `fail(to, ...)` while reading. */
export interface Reporting {
  readonly out: string;
  readonly prefix: string;
}

export const checking: Reporting = { out: 'out', prefix: 'bad += ' };
export const reading: Reporting = { out: 'to', prefix: '' };

/** The element that statements are for. */
export interface Site {
  readonly shape: Shape;
  readonly names: ShapeNames;
  readonly field: Field;
  readonly reporting: Reporting;
  /** The variable with the element's name; without it, the name is written as a literal. */
  readonly key?: string;
  /** For an entry, the variable with the index. */
  readonly index?: string;
}

interface ValueSite extends Site {
  /** The variable with the value. */
  readonly value: string;
  /** Conditions of the element's ranges, in their order. */
  readonly rangeWhen: readonly Test[];
  /**
   * For words: the statement that accepts another spelling or reports the value; without it, every other spelling is
   * reported.
   */
  readonly otherwise?: Code;
}

/** Statements for one plain value. */
export function plainValueLines(site: ValueSite): readonly Code[] {
  const { field, value } = site;
  const { type } = field;
  if (type.kind === 'object' || type.kind === 'alternatives' || isNested(type))
    throw new Error(`${field.name} is a structure`);
  // What it may be was asked before.
  if (type.kind === 'nothing') return [failCall(site, 'type')];
  if (type.kind === 'any') return [code`if (!${runtime.isJson}(${value})) ${failCall(site, 'type')}`];
  if (type.kind === 'free') return [code`if (!${runtime.isFreeObject}(${value})) ${failCall(site, 'type')}`];
  const narrowed = narrowedLines(site);
  if (type.kind === 'text') return [...textLines(site, type), ...narrowed];
  if (type.kind === 'enum') return [code`if (${isNone(value, type.values)}) ${failWord(site, 'enum')}`, ...narrowed];
  const { fails } = checkOf(scalars[type.kind], value);
  const { values, decimals, multipleOf } = type;
  if (!values && !isNumeric(type)) return [code`if (${fails}) ${failCall(site, 'type')}`, ...narrowed];
  const beyond = (most: number): Code => code`!${runtime.fitsDecimals}(${value}, ${most})`;
  const fractions = [...(decimals === undefined ? [] : [beyond(decimals)]), ...narrowedTests(site, 'decimals', beyond)];
  const isWhole = scalars[type.kind].bounded?.isWhole;
  const between = (step: number): Code =>
    isWhole ? code`${value} % ${step} !== 0` : code`!${runtime.isMultiple}(${value}, ${step})`;
  const steps = [
    ...(multipleOf === undefined ? [] : [between(multipleOf)]),
    ...narrowedTests(site, 'multipleOf', between),
  ];
  const tests = [
    ...(values ? [{ rule: 'enum', broken: isNone(value, values) }] : []),
    ...(fractions.length === 0 ? [] : [{ rule: 'decimals', broken: some(fractions) }]),
    ...(steps.length === 0 ? [] : [{ rule: 'multipleOf', broken: some(steps) }]),
    ...boundTests(site),
  ].map((one) => ({ ...one, broken: unlessApart(site, one.broken) }));
  return [...graded(site, fails, tests), ...narrowed];
}

/** What a number breaks that does not stand for something else. */
function unlessApart({ field, value }: ValueSite, broken: Code): Code {
  const apart = numbersApart(field.type);
  return apart.length === 0 ? broken : every([isNone(value, apart), broken]);
}

/** The statement for values that a condition excludes, which comes after the type and the spelling of the value. */
function narrowedLines(site: ValueSite): readonly Code[] {
  const { field, value, rangeWhen } = site;
  const { type } = field;
  const known = valuesOf(type);
  const broken = field.ranges.flatMap(({ only, except = [] }, index) => {
    const when = rangeWhen[index];
    if (!when || (!only && except.length === 0)) return [];
    // A value that the element never has breaks another rule.
    const excluded = known && only ? [...new Set([...except, ...known.filter((one) => !only.includes(one))])] : except;
    const tests = [
      ...(excluded.length === 0 ? [] : [isAny(value, excluded)]),
      ...(only && !known ? [isNone(value, only)] : []),
    ];
    return tests.length === 0 ? [] : [every([when.holds, some(tests)])];
  });
  if (broken.length === 0) return [];
  const guard = known || !isScalar(type) || type.kind === 'enum' ? [] : [checkOf(scalars[type.kind], value).holds];
  return [code`if (${every([...guard, some(broken)])}) ${failCall(site, 'enum')}`];
}

/** The test whether a value is of a scalar type. */
function checkOf({ check }: ScalarType, value: string): Test {
  if ('name' in check) return checkCall(check, value);
  const type = stringLiteral(check.typeOf);
  return { holds: code`typeof ${value} === ${type}`, fails: code`typeof ${value} !== ${type}` };
}

/** `value === 'A' || value === 'B'` */
function isAny(value: string, words: readonly Scalar[]): Code {
  if (areMany(words)) return isListed(value, words);
  return some(words.map((word) => code`${value} === ${literal(word)}`));
}

function checkCall(check: RuntimeFunction, value: string): Test {
  const more = check.argument === undefined ? '' : `, ${stringLiteral(check.argument)}`;
  const holds = code`${runtimeFunction(check)}(${value}${more})`;
  return { holds, fails: code`!${holds}` };
}

/** `value !== 'A' && value !== 'B'` */
export function isNone(value: string, words: readonly Scalar[]): Code {
  if (areMany(words)) return code`!${isListed(value, words)}`;
  return every(words.map((word) => code`${value} !== ${literal(word)}`));
}

/** Statements for a text that must be one of the words. */
function failWord(site: ValueSite, rule: string): Code {
  return site.otherwise ?? failTextCall(site, rule, site.value);
}

function textLines(site: ValueSite, type: TextType): readonly Code[] {
  const { value } = site;
  const { keywords, pattern, minLength, maxLength, maxBytes } = type;
  const format = formatOfTexts(type);
  const isOther = [
    ...(format ? [checkCall(format.check, value).fails] : []),
    ...(keywords.length > 0 ? [isNone(value, keywords)] : []),
  ];
  const narrowed = narrowedTextTests(site);
  const short = (least: number): Code => code`!${runtime.reachesLength}(${value}, ${least})`;
  const tooShort = [...(minLength === undefined ? [] : [short(minLength)]), ...narrowedTests(site, 'minLength', short)];
  const isGraded = narrowed.format.length > 0 || narrowed.maxLength.length > 0 || tooShort.length > 0;
  const lengths = [minLength, maxLength, maxBytes];
  if (format && pattern === undefined && lengths.every((bound) => bound === undefined) && !isGraded) {
    return [code`if (${every(isOther)}) ${failWord(site, 'format')}`];
  }
  const matches = pattern === undefined ? [] : [matching(pattern, value).fails];
  const broken = [...(isOther.length === 0 ? [] : [every(isOther)]), ...matches, ...narrowed.format];
  const tooLong = [
    ...(maxLength === undefined ? [] : [code`!${runtime.fitsLength}(${value}, ${maxLength})`]),
    ...narrowed.maxLength,
  ];
  // A keyword may be spelt in another way, which another form or a pattern of its own does not know.
  const isWord = keywords.length > 0 && broken.length === 1;
  return graded(site, checkOf(scalars.text, value).fails, [
    ...(broken.length > 0
      ? [{ rule: 'format', broken: some(broken), ...(isWord && { fail: failWord(site, 'format') }) }]
      : []),
    ...(tooShort.length === 0 ? [] : [{ rule: 'minLength', broken: some(tooShort) }]),
    ...(tooLong.length > 0 ? [{ rule: 'maxLength', broken: some(tooLong) }] : []),
    ...(maxBytes === undefined
      ? []
      : [{ rule: 'maxBytes', broken: code`!${runtime.fitsBytes}(${value}, ${maxBytes})` }]),
  ]);
}

/** The tests of a bound that apply under a condition. */
function narrowedTests(
  { field, rangeWhen }: Pick<ValueSite, 'field' | 'rangeWhen'>,
  key: 'minLength' | 'decimals' | 'multipleOf' | 'minItems' | 'maxItems',
  isBeyond: (bound: number) => Code,
): readonly Code[] {
  return field.ranges.flatMap(({ [key]: bound }, index) => {
    const when = rangeWhen[index];
    return bound === undefined || !when ? [] : [every([when.holds, isBeyond(bound)])];
  });
}

/** The tests of a text that apply under a condition. */
function narrowedTextTests({ field, value, rangeWhen }: ValueSite): Readonly<Record<'format' | 'maxLength', Code[]>> {
  const tests: Record<'format' | 'maxLength', Code[]> = { format: [], maxLength: [] };
  field.ranges.forEach((range, index) => {
    const { pattern, maxLength } = range;
    const format = formatOf(range);
    const when = rangeWhen[index];
    if (!when) return;
    const formed = [
      ...(format ? [checkCall(format.check, value).fails] : []),
      ...(pattern === undefined ? [] : [matching(pattern, value).fails]),
    ];
    if (formed.length > 0) tests.format.push(every([when.holds, some(formed)]));
    if (maxLength !== undefined)
      tests.maxLength.push(every([when.holds, code`!${runtime.fitsLength}(${value}, ${maxLength})`]));
  });
  return tests;
}

interface RuleTest {
  readonly rule: string;
  readonly broken: Code;
  /** What happens then, unless the rule is just reported. */
  readonly fail?: Code;
}

/** A value of the right type is checked against every further rule, a value of a wrong type against none. */
function graded(site: ValueSite, lacksType: Code, tests: readonly RuleTest[]): readonly Code[] {
  const first = code`if (${lacksType}) ${failCall(site, 'type')}`;
  const [only] = tests;
  if (tests.length === 1 && only)
    return [first, code`else if (${only.broken}) ${only.fail ?? failCall(site, only.rule)}`];
  if (tests.length === 0) return [first];
  return [
    first,
    code`else {`,
    ...tests.map(({ rule, broken, fail }) => code`if (${broken}) ${fail ?? failCall(site, rule)}`),
    code`}`,
  ];
}

function boundTests({ field, value, rangeWhen }: ValueSite): readonly RuleTest[] {
  const { type } = field;
  if (!isNumeric(type)) return [];
  return (['minimum', 'maximum'] as const).flatMap((rule) => {
    const [sign, open] = rule === 'minimum' ? (['<', 'above'] as const) : (['>', 'below'] as const);
    const beyond = (bounds: Bounds): readonly Code[] => [
      ...(bounds[rule] === undefined ? [] : [code`${value} ${sign} ${bounds[rule]}`]),
      ...(bounds[open] === undefined ? [] : [code`${value} ${sign}= ${bounds[open]}`]),
    ];
    const ranged = field.ranges.flatMap((range, index) => {
      const when = rangeWhen[index];
      const tests = beyond(range);
      return tests.length === 0 || !when ? [] : [every([when.holds, some(tests)])];
    });
    const broken = [...beyond(type), ...ranged];
    return broken.length > 0 ? [{ rule, broken: some(broken) }] : [];
  });
}

/** Statements for the number of entries of an array. */
export function sizeLines(site: Site & Pick<ValueSite, 'rangeWhen'>, length: Piece): readonly Code[] {
  const { minItems, maxItems } = defined(site.field.array, 'the array of an element');
  const few = (least: number): Code => code`${length} < ${least}`;
  const many = (most: number): Code => (most === 0 ? code`${length} !== 0` : code`${length} > ${most}`);
  const tooFew = [...(minItems > 0 ? [few(minItems)] : []), ...narrowedTests(site, 'minItems', few)];
  const tooMany = [...(maxItems === undefined ? [] : [many(maxItems)]), ...narrowedTests(site, 'maxItems', many)];
  return [
    ...(tooFew.length > 0 ? [code`if (${some(tooFew)}) ${failCall(site, 'minItems')}`] : []),
    ...(tooMany.length > 0 ? [code`if (${some(tooMany)}) ${failCall(site, 'maxItems')}`] : []),
  ];
}

/** Statements for the words that stand for a whole list, each as its only entry. */
export function aloneLines(site: Site, list: string, length: string): readonly Code[] {
  const alone = site.field.array?.alone;
  if (!alone) return [];
  const words = alone.map(literal).join(', ');
  return [code`if (${length} > 1 && ${runtime.holdsAny}(${list}, [${words}])) ${failCall(site, 'alone')}`];
}

/** `bad += fail(out, contactRules, 'role', 'enum');` */
export function failCall(site: Site, rule: string): Code {
  return code`${site.reporting.prefix}${runtime.fail}(${argumentsOf(site, rule, [])});`;
}

/** `bad += failText(out, contactRules, 'role', 'enum', element);` */
export function failTextCall(site: Site, rule: string, value: string): Code {
  return code`${site.reporting.prefix}${runtime.failText}(${argumentsOf(site, rule, [value])});`;
}

/**
 * The arguments of a report: the report, the rules, the element, the kind of rule, further arguments, and the index of
 * an entry.
 */
export function argumentsOf(site: Site, rule: string, more: readonly Piece[]): Code {
  const { names, reporting, index } = site;
  const all = [reporting.out, names.rules, keyOf(site), stringLiteral(rule), ...more];
  return joined(index === undefined ? all : [...all, index], ', ');
}

/** The variable with the element's name, or the name itself. */
export function keyOf({ key, field }: Pick<Site, 'key' | 'field'>): string {
  return key ?? stringLiteral(field.name);
}
