/** Rules of a table as a whole: the elements that they name, and what can be compared. */
import type { Span } from '../diagnostics/source.js';
import { groupedBy } from '../grouped.js';
import { fieldsOf } from './conditions.js';
import type { NamePath } from './name-path.js';
import type { Condition, Field, GivenCheck, Shape, TableCheck, TableRule, ValueType } from './model.js';
import { digits, type Order } from '../formats/order.js';
import { formatOfTexts, scalarTypeOf, seenShape } from './value-types.js';

/** Whether a rule asks which elements are given. */
export function isAboutGiven(rule: TableRule): rule is Extract<TableRule, GivenCheck> {
  return (givenKinds as readonly string[]).includes(rule.check);
}

/** The place of a rule in the definition, or of something in it. */
export function placeOf({ places }: TableRule, path = ''): Span {
  const place = places.get(path) ?? places.get('');
  if (!place) throw new Error('A rule has no place');
  return place;
}

/** The kinds of rules that ask which elements are given. */
export const givenKinds = ['exactlyOne', 'atLeastOne', 'atMostOne', 'together'] as const;

/** The elements that a rule names, in its order; where conditions say what they are, none. */
export function pathsOf(rule: TableCheck): readonly NamePath[] {
  switch (rule.check) {
    case 'order':
    case 'before':
    case 'distance':
    case 'different':
    case 'same':
      return rule.paths;
    case 'unique':
    case 'ascending':
    case 'count':
      return [rule.array];
    case 'sum':
      return typeof rule.is === 'number' ? [rule.array] : [rule.array, rule.is];
    case 'addition':
      return typeof rule.is === 'number' ? rule.of : [...rule.of, rule.is];
    case 'concatenation':
      return [...rule.of, rule.is];
    case 'givenInside':
    case 'inside':
      return [];
    default:
      return rule.fields.map((name) => [name] as const);
  }
}

/** The elements of the table that a rule names or reaches through, each once. */
export function elementsOf(rule: Conditional): readonly string[] {
  return [...new Set([...demandedOf(rule), ...askedBy(rule).flatMap(fieldsOf)])];
}

/** Those of which it demands something; the others only decide whether it does. */
function demandedOf(rule: TableCheck): readonly string[] {
  return [...pathsOf(rule).map(([first]) => first), ...insideBy(rule), ...conditionsOf(rule).flatMap(fieldsOf)];
}

/** What a rule demands, and under which condition, if it has one. */
type Conditional = TableCheck & Pick<TableRule, 'when'>;

/** The kind of a rule as a definition writes it. */
export function kindOf(rule: TableCheck): string {
  if (rule.check === 'addition') return 'sum';
  return rule.check === 'givenInside' ? rule.of : rule.check;
}

/** The conditions on elements of the table itself that decide whether a rule about elements inside holds. */
export function askedBy(rule: Conditional): readonly Condition[] {
  return [...(rule.when ? [rule.when] : []), ...conditionsOf(rule)];
}

/** Those that are what it demands, itself said by conditions. */
function conditionsOf(rule: TableCheck): readonly Condition[] {
  if (rule.check === 'givenInside') return [rule.broken];
  return rule.check === 'inside' ? rule.cases.flatMap(([own]) => own ?? []) : [];
}

/** The elements whose objects a rule is about, with what is inside of them. */
export function insideBy(rule: TableCheck): readonly string[] {
  if (rule.check === 'inside') return rule.path.slice(0, 1).map(({ name }) => name);
  return pathsOf(rule).flatMap(([first, ...rest]) => (rest.length > 0 ? [first] : []));
}

/** Rules of tables about elements inside of them, by the name of the table inside. */
export type RulesInside = ReadonlyMap<string, readonly (TableRule & { readonly check: 'inside' })[]>;

/** Those of all tables of a message, found once for all of its elements. */
export function rulesInside(shapes: readonly Shape[]): RulesInside {
  const rules = shapes.flatMap(tableRulesOf).filter((rule) => rule.check === 'inside');
  return groupedBy(rules, ({ shape }) => shape);
}

/** The rules of tables around a table that are about one of its elements. */
export function rulesAround(inside: RulesInside, { name }: Shape, element: Field): readonly TableRule[] {
  return (inside.get(name) ?? []).filter((rule) => rule.element === element.name);
}

/** How the values of a type are ordered; undefined where they are not. */
export function orderOf(type: ValueType): Order | undefined {
  if (type.kind === 'enum') return undefined;
  if (type.kind === 'text' && type.isDigits) return digits;
  return formatOfTexts(type)?.order ?? scalarTypeOf(type)?.order;
}

/** The table of the entries of an array, of several tables what they share; undefined where there is none. */
export function entryShape(field: Field | undefined): Shape | undefined {
  return field?.array ? seenShape(field.type) : undefined;
}

/** The values that order, sums and the like compare; of the rules that only ask what is given, none. */
export function comparedBy(rule: TableCheck): readonly string[] {
  return rule.check === 'givenInside' || (givenKinds as readonly string[]).includes(rule.check) ? [] : demandedOf(rule);
}

/** The rules of a table; most have none. */
export function tableRulesOf({ tableRules }: Pick<Shape, 'tableRules'>): readonly TableRule[] {
  return tableRules ?? [];
}
