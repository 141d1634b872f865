/** Converts written conditions to conditions of the model, and looks up the elements that they name. */
import type { ComparisonDefinition, ConditionDefinition, FieldDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { formatOf, formOf, isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Condition, Default, Scalar } from '../model/model.js';
import { tableIn, whyNotTold } from './asked-tables.js';
import { type Ignored, type Ignoring, unlessIgnored } from './ignored-rows.js';
import { soundPattern } from './pattern.js';
import { inAnyCase } from '../model/any-case.js';
import { isTrueOf } from '../model/truth.js';
import { type Comparison, comparingDefaults, rowDefaults } from './row-defaults.js';
import { at, inside, type Place, type Scope } from './scope.js';
import { isFlat, valuesExpected } from './values-expected.js';

/** The rows that a condition can name, and the tables of their objects. */
export interface Siblings {
  readonly fields: Readonly<Record<string, FieldDefinition>>;
  readonly tableOf: (shape: string) => Siblings | undefined;
  /** Whether it is the table that the condition stands in, whose comparisons other checks look at. */
  readonly isOwn: boolean;
  /** The rows whose defaults are being resolved, of any table; a default that leads back to one of them has no meaning. */
  readonly filling?: readonly FieldDefinition[];
  /** What has been resolved of the rows of the table: many conditions may name one row. */
  readonly filled: Map<FieldDefinition, Filled>;
  /** The row whose condition it is. */
  readonly asking?: { readonly name: string; readonly row: FieldDefinition };
  /** The rows of which it is being found out when they are ignored. */
  readonly ignoring?: readonly Ignoring[];
  /** When the rows of the table are ignored, as far as it has been found out. */
  readonly ignored: Map<FieldDefinition, Ignored>;
}

/** What a row says is filled in under conditions, if anything; not whole if one of these has no meaning. */
interface Filled {
  readonly defaults: readonly Default[] | undefined;
  readonly isWhole: boolean;
}

/**
 * The condition; undefined if it contains prose, an unknown element, which is reported with the most similar one, or an
 * element that cannot answer what is asked.
 */
export function resolveCondition(
  scope: Pick<Scope, 'report'>,
  definition: ConditionDefinition,
  place: Place,
  siblings: Siblings,
): Condition | undefined {
  const parts = (of: readonly ConditionDefinition[], key: 'all' | 'any'): Condition | undefined => {
    const resolved = of.map((part, index) => resolveCondition(scope, part, inside(place, key, index), siblings));
    const whole = resolved.filter((part) => part !== undefined);
    return whole.length === of.length ? { kind: key, of: whole } : undefined;
  };
  const given = (name: string, where: Place): Condition | undefined =>
    element(scope, name, where, siblings, (field) => ({ kind: 'present', field }));
  if (typeof definition === 'string') return given(definition, place);
  if ('present' in definition) return given(definition.present, inside(place, 'present'));
  if ('absent' in definition) {
    const of = given(definition.absent, inside(place, 'absent'));
    return of && { kind: 'not', of };
  }
  if ('field' in definition) {
    return element(scope, definition.field, inside(place, 'field'), siblings, (field, row, table) =>
      comparison(scope, definition, place, { field, row, siblings: table }),
    );
  }
  if ('anyEntry' in definition) {
    const inner = inside(place, 'anyEntry');
    return element(scope, definition.anyEntry.field, inside(inner, 'field'), siblings, (field, row) => {
      const asked = definition.anyEntry;
      if (!('where' in asked)) return entryComparison(scope, asked, inner, { field, row, siblings });
      const table = isFlat(row) ? tableIn(row, siblings) : undefined;
      if (!table)
        return odd(scope, inside(inner, 'field'), field, 'is not an array of objects; of values, say what one is');
      const why = whyNotTold(row, siblings);
      if (why !== undefined) return odd(scope, inside(inner, 'field'), field, why);
      const of = resolveCondition(scope, asked.where, inside(inner, 'where'), entering(table, siblings));
      return of && { kind: 'anyEntry', field, of };
    });
  }
  if ('all' in definition) return parts(definition.all, 'all');
  if ('any' in definition) return parts(definition.any, 'any');
  if ('not' in definition) {
    const of = resolveCondition(scope, definition.not, inside(place, 'not'), siblings);
    return of && { kind: 'not', of };
  }
  if ('parent' in definition) scope.report(diagnostic('parent-misplaced', at(place, 'parent'), {}));
  return undefined;
}

/** A comparison with the entries of an array of single values. */
function entryComparison(
  scope: Pick<Scope, 'report'>,
  asked: ComparisonDefinition,
  place: Place,
  { field, row, siblings }: Compared,
): Condition | undefined {
  if (!isFlat(row) || !isTypeName(row.type))
    return odd(scope, inside(place, 'field'), field, 'is not an array of values; of objects, say `where`');
  const entry: { -readonly [Key in keyof FieldDefinition]: FieldDefinition[Key] } = { ...row };
  delete entry.array;
  const found = givenComparison(scope, asked, place, { field, row: entry, siblings: { ...siblings, isOwn: false } });
  if (!found) return undefined;
  return besideKeywords(found, row, ({ field: name, ...of }) => ({ kind: 'anyValue', field: name, of }));
}

/** A condition on the element of a name, or of a path: `header.type`. */
function element(
  scope: Pick<Scope, 'report'>,
  name: string,
  where: Place,
  siblings: Siblings,
  make: (field: string, row: FieldDefinition, siblings: Siblings) => Condition | undefined,
): Condition | undefined {
  const { fields } = siblings;
  const own = ownRow(fields, name);
  if (own)
    return unlessIgnored(scope, { name, row: own, where, siblings }, make(name, own, siblings), resolveCondition);
  const names = Object.keys(fields);
  const outer = names.find((candidate) => name.startsWith(`${candidate}.`));
  const row = outer === undefined ? undefined : ownRow(fields, outer);
  if (outer === undefined || !row) {
    scope.report(diagnostic('unknown-element', at(where), { name }, nearest(name, names)));
    return undefined;
  }
  const table = tableIn(row, siblings);
  if (row.map) return odd(scope, where, outer, 'is a map');
  if (row.array) return odd(scope, where, outer, 'is an array, of which `anyEntry` says what holds of an entry');
  if (!table) return odd(scope, where, outer, 'has no elements');
  if (row.wrapper !== undefined) return odd(scope, where, outer, 'may be wrapped when it is read');
  const inner = name.slice(outer.length + 1);
  const by = row.alternatives?.by;
  if (by !== undefined && inner !== by)
    return odd(scope, where, outer, `may be of several tables, of which conditions ask \`${outer}.${by}\` only`);
  const why = whyNotTold(row, siblings);
  if (why !== undefined) return odd(scope, where, outer, why);
  const of = element(scope, inner, where, entering(table, siblings), make);
  const child = of && ({ kind: 'child', field: outer, of } as const);
  return unlessIgnored(scope, { name: outer, row, where, siblings }, child, resolveCondition);
}

/** Reports one kind of mistake; the others are reported where they are written. */
function only(scope: Pick<Scope, 'report'>, code: string): Pick<Scope, 'report'> {
  return {
    report: (told) => {
      if (told.code === code) scope.report(told);
    },
  };
}

function entering(table: Siblings, { filling = [], ignoring = [] }: Siblings): Siblings {
  return { ...table, isOwn: false, filling, ignoring };
}

function ownRow(fields: Siblings['fields'], name: string): FieldDefinition | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function odd(scope: Pick<Scope, 'report'>, where: Place, name: string, why: string): undefined {
  scope.report(diagnostic('condition-does-not-fit', at(where), { name, why }));
}

interface Compared {
  readonly field: string;
  readonly row: FieldDefinition;
  readonly siblings: Siblings;
}

/** What is filled in counts as a value; where that depends on others, so does the comparison. */
function comparison(
  scope: Pick<Scope, 'report'>,
  definition: ComparisonDefinition,
  place: Place,
  compared: Compared,
): Condition | undefined {
  const found = givenComparison(scope, definition, place, compared);
  const { field, row, siblings } = compared;
  const { filling = [] } = siblings;
  if (!found) return undefined;
  if (filling.includes(row)) {
    // Another check finds those of one table.
    if (!siblings.isOwn) scope.report(diagnostic('default-of-itself', at(place), { name: field }));
    return undefined;
  }
  const { defaults, isWhole } = siblings.filled.get(row) ?? filledIn(scope, place, row, siblings);
  if (!isWhole) return undefined;
  return besideKeywords(found, row, (leaf) => (defaults ? comparingDefaults(leaf, defaults) : leaf));
}

const inCapitalsOnly =
  'is read in any case of its letters, so that its pattern has capitals, digits and punctuation only, also in sets such as `[A-F]`';

/** What stands for something else is within no bounds, and as no pattern says. */
function besideKeywords(
  found: Comparison,
  { keywords = [] }: FieldDefinition,
  asking: (leaf: Comparison) => Condition,
): Condition {
  // A word in another case may match where the word itself does not.
  const isApart = (word: Scalar): boolean => found.kind === 'matches' || isTrueOf(found, word);
  const apart = found.kind === 'in' ? [] : keywords.filter(isApart);
  if (apart.length === 0) return asking(found);
  const other = asking({ kind: 'in', field: found.field, values: apart });
  return { kind: 'all', of: [asking(found), { kind: 'not', of: other }] };
}

function filledIn(scope: Pick<Scope, 'report'>, place: Place, row: FieldDefinition, siblings: Siblings): Filled {
  const inner: Siblings = { ...siblings, filling: [...(siblings.filling ?? []), row] };
  const silent = only(scope, 'default-of-itself');
  let isWhole = true;
  const defaults = rowDefaults(row, (written) => {
    const when = resolveCondition(silent, written, place, inner);
    isWhole &&= when !== undefined;
    return when;
  });
  const filled = { defaults, isWhole };
  siblings.filled.set(row, filled);
  return filled;
}

/** A comparison with the value that is given. */
function givenComparison(
  scope: Pick<Scope, 'report'>,
  definition: ComparisonDefinition,
  place: Place,
  { field, row, siblings: { isOwn } }: Compared,
): Comparison | undefined {
  const type = row.array || row.map || !isTypeName(row.type) ? undefined : scalarOf(row.type);
  if ('matches' in definition) {
    if (type !== 'text') return odd(scope, inside(place, 'field'), field, 'is not a text');
    const format = isTypeName(row.type) ? formatOf(formOf(row.type, row.format)) : undefined;
    const pattern = soundPattern(scope, definition.matches, at(place, 'matches'));
    if (pattern !== undefined && format?.folding && inAnyCase(pattern) === undefined)
      return odd(scope, inside(place, 'matches'), field, inCapitalsOnly);
    return pattern === undefined ? undefined : { kind: 'matches', field, pattern };
  }
  if ('equals' in definition || 'in' in definition) {
    const values = 'in' in definition ? definition.in : [definition.equals];
    const where = inside(place, 'in' in definition ? 'in' : 'equals');
    if (!isOwn && !areFitting(scope, values, where, { field, row })) return undefined;
    return { kind: 'in', field, values };
  }
  if (!type || !scalars[type].bounded) return odd(scope, inside(place, 'field'), field, 'is not a number');
  const { minimum, maximum, above, below } = definition;
  return {
    kind: 'within',
    field,
    bounds: {
      ...(minimum === undefined ? {} : { minimum }),
      ...(maximum === undefined ? {} : { maximum }),
      ...(above === undefined ? {} : { above }),
      ...(below === undefined ? {} : { below }),
    },
  };
}

function areFitting(
  scope: Pick<Scope, 'report'>,
  values: readonly Scalar[],
  place: Place,
  { field, row }: Pick<Compared, 'field' | 'row'>,
): boolean {
  const wrong = values.flatMap((value) => {
    const expected = valuesExpected(row, value);
    return expected === undefined ? [] : [{ value, expected }];
  });
  for (const { value, expected } of wrong)
    scope.report(
      diagnostic(
        'condition-value',
        at(place),
        { name: field, expected },
        nearest(String(value), (row.enum ?? []).map(String)),
      ),
    );
  return wrong.length === 0;
}
