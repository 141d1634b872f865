/** The rules of a table as a whole, with the elements that they name. */
import type { CountDefinition, FieldDefinition, RuleDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import { describe } from '../model/conditions.js';
import type { Direction, Field, Shape, TableCheck, TableRule } from '../model/model.js';
import { elementsOf, entryShape, givenKinds, orderOf } from '../model/table-rules.js';
import { inWords, listed } from '../model/words.js';
import { ruleId } from '../names.js';
import { proseIn } from './condition-parts.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import { at, inside, type Place, readingsOf, type Scope } from './scope.js';
import { rowsOfShape } from './sibling-rows.js';

/** The table whose rules are built. */
interface Table {
  readonly name: string;
  readonly table: string;
  readonly fields: readonly Field[];
  /** The shape that is being built of it; its elements are not in it yet. */
  readonly shape: Shape;
  readonly direction: Direction;
  /** All shapes of the message, those that are being built among them. */
  readonly built: ReadonlyMap<string, Shape>;
}

/**
 * The rules of a table, in their order; those that name unknown elements are reported and left out.
 *
 * @param taken ids of other rules
 */
export function tableRules(
  scope: Scope,
  table: Table,
  definitions: readonly RuleDefinition[],
  place: Place,
  taken: readonly string[],
): readonly TableRule[] {
  const ids = [...taken];
  return definitions.flatMap((definition, index): readonly TableRule[] => {
    const here = inside(place, index);
    const places = new Map<string, Span>([['', here.file.at(here.path)]]);
    const said = saidBy({ scope, table, place: here, places }, definition);
    if (!said) return [];
    const name = definition.name ?? `${said.check}.${subjectOf(said)}`;
    const id = ruleId(table.name, name, taken);
    if (ids.includes(id)) scope.report(diagnostic('rule-name-twice', at(here), { name }));
    ids.push(id);
    const named = new Set(elementsOf(said));
    return [
      {
        kind: 'table',
        ...said,
        id,
        name,
        message: definition.message ?? words(said, table.fields),
        ...(definition.message !== undefined && { isWorded: true }),
        source: {
          table: table.table,
          rows: table.fields.filter((field) => named.has(field.name)).map(({ row }) => row),
        },
        readings: readingsOf(scope, definition.reading, here),
        places,
      },
    ];
  });
}

/** The element by which a rule is called: what it is about, or the first one. */
function subjectOf(said: TableCheck): string {
  const [first = ''] = elementsOf(said);
  return 'is' in said && typeof said.is === 'string' ? said.is : first;
}

/** A rule that a definition lists. */
type Written = Exclude<TableCheck, { check: 'inside' }>;

interface Context {
  readonly scope: Scope;
  readonly table: Table;
  readonly place: Place;
  readonly places: Map<string, Span>;
}

type Path = readonly (string | number)[];

/** Looks up an element; an unknown one is reported with the most similar one. */
function find(
  { scope, place, places }: Context,
  fields: readonly Field[],
  name: string,
  path: Path,
): Field | undefined {
  const where = at(place, ...path);
  places.set(path.join('.'), where);
  const found = fields.find((field) => field.name === name);
  if (!found) {
    const names = fields.map((field) => field.name);
    scope.report(diagnostic('unknown-element', where, { name }, nearest(name, names)));
  }
  return found;
}

function saidBy(context: Context, definition: RuleDefinition): Written | undefined {
  const { unique, ascending, count, sum, concatenation } = definition;
  for (const check of [...givenKinds, 'order', 'before', 'different'] as const) {
    const names = definition[check];
    if (names === undefined) continue;
    const fields = elementsNamed(context, context.table.fields, names, [check]);
    return fields && { check, fields };
  }
  if (unique !== undefined) {
    const { array, by = [] } = typeof unique === 'string' ? { array: unique } : unique;
    const entries = arrayOf(context, array, 'unique', typeof unique === 'string');
    const names = elementsOfEntry(context, entries, by, ['unique', 'by']);
    return entries && names && { check: 'unique', array, by: names };
  }
  if (ascending !== undefined) {
    const { array, by } = typeof ascending === 'string' ? { array: ascending } : ascending;
    const entries = arrayOf(context, array, 'ascending', typeof ascending === 'string');
    const names = elementsOfEntry(context, entries, by ?? [], ['ascending', 'by']);
    return entries && names && { check: 'ascending', array, ...(by === undefined ? {} : { by }) };
  }
  if (count !== undefined) return counted(context, count);
  if (sum !== undefined) {
    const { array, of, is } = sum;
    const entries = arrayOf(context, array, 'sum', false);
    const names = elementsOfEntry(context, entries, of ?? [], ['sum', 'of']);
    const total = typeof is === 'number' || find(context, context.table.fields, is, ['sum', 'is']);
    return entries && names && total && { check: 'sum', array, is, ...(of === undefined ? {} : { of }) };
  }
  if (concatenation !== undefined) {
    const of = elementsNamed(context, context.table.fields, concatenation.of, ['concatenation', 'of']);
    const whole = find(context, context.table.fields, concatenation.is, ['concatenation', 'is']);
    return whole && of && { check: 'concatenation', of, is: concatenation.is };
  }
  return undefined;
}

function arrayOf(context: Context, array: string, key: string, isShort: boolean): Field | undefined {
  return find(context, context.table.fields, array, isShort ? [key] : [key, 'array']);
}

/** Elements of the entries of an array; what is no array of objects has none, which is reported. */
function elementsOfEntry(
  context: Context,
  entries: Field | undefined,
  names: string | readonly string[],
  path: Path,
): readonly string[] | undefined {
  if (names.length === 0) return [];
  const fields = entryFields(context, entries, path);
  return fields && elementsNamed(context, fields, names, path);
}

/** Several elements, or one that stands alone; undefined if one of them is unknown. */
function elementsNamed(
  context: Context,
  fields: readonly Field[],
  names: string | readonly string[],
  path: Path,
): readonly string[] | undefined {
  if (typeof names === 'string') return find(context, fields, names, path) && [names];
  const found = names.filter((name, index) => find(context, fields, name, [...path, index]));
  return found.length === names.length ? found : undefined;
}

/** The elements of the entries. */
function entryFields(
  { scope, place, table }: Context,
  entries: Field | undefined,
  path: Path,
): readonly Field[] | undefined {
  const shape = entryShape(entries);
  const refuse = (reason: string): undefined => {
    if (entries)
      scope.report(
        diagnostic('rule-does-not-fit', at(place, ...path), { name: entries.name, rule: String(path[0]), reason }),
      );
    return undefined;
  };
  if (!shape)
    return refuse(
      entries?.array && entries.type.kind === 'alternatives'
        ? 'one of the tables of its entries leads back to this one'
        : 'it is not an array of objects',
    );
  if (shape === table.shape) return table.fields;
  if ('fields' in shape) return shape.fields;
  // A table that could not be found has been reported.
  return [...table.built.values()].includes(shape)
    ? refuse('the table of its entries leads back to this one')
    : undefined;
}

function counted(context: Context, { array, where, exactly, ...bounds }: CountDefinition): Written | undefined {
  const { min = exactly, max = exactly } = bounds;
  const { scope, place, places } = context;
  places.set('count', at(place, 'count'));
  places.set('count.where', at(place, 'count', 'where'));
  const entries = arrayOf(context, array, 'count', false);
  const fields = entryFields(context, entries, ['count', 'where']);
  const rows = fields && entries && rowsOfEntries(context, entries);
  if (proseIn(where) !== undefined)
    scope.report(diagnostic('prose-in-part', at(place, 'count', 'where'), { name: array }));
  const condition = rows && resolveCondition(scope, where, inside(place, 'count', 'where'), rows);
  return (
    condition && {
      check: 'count',
      array,
      where: condition,
      ...(min === undefined ? {} : { min }),
      ...(max === undefined ? {} : { max }),
    }
  );
}

/** The rows of the table of the entries, or those that all of their tables share. */
function rowsOfEntries({ scope, table }: Context, entries: Field): Siblings | undefined {
  const { type } = entries;
  const rowsOf = (shape: Shape): Siblings | undefined =>
    rowsOfShape(scope, shape === table.shape ? table.name : shape.name, table.direction);
  if (type.kind !== 'alternatives') return type.kind === 'object' ? rowsOf(type.shape) : undefined;
  const all = type.of.flatMap(({ shape }) => rowsOf(shape) ?? []);
  const shared = (type.shared?.fields ?? []).flatMap(({ name }) => {
    const row = sharedRow(all.flatMap(({ fields }) => fields[name] ?? []));
    return row ? [[name, row] as const] : [];
  });
  const [first] = all;
  return first && { ...first, fields: Object.fromEntries(shared) };
}

/** A row with the values of all of these. */
function sharedRow(rows: readonly FieldDefinition[]): FieldDefinition | undefined {
  const [first] = rows;
  const values = rows.flatMap((row) => row.enum ?? []);
  return first?.enum ? (rows.find((row) => row.enum === undefined) ?? { ...first, enum: [...new Set(values)] }) : first;
}

/** The rule in words, for its violations. */
function words(said: Written, fields: readonly Field[]): string {
  switch (said.check) {
    case 'exactlyOne':
      return `exactly one of ${listed(said.fields)} must be given`;
    case 'atLeastOne':
      return `at least one of ${listed(said.fields)} must be given`;
    case 'atMostOne':
      return `at most one of ${listed(said.fields)} may be given`;
    case 'together':
      return `${allOf(said.fields)} must be given together, or left out together`;
    case 'order':
      return said.fields.join(areNumbers(said, fields) ? ' must be at most ' : ' must not be after ');
    case 'before':
      return said.fields.join(areNumbers(said, fields) ? ' must be less than ' : ' must be before ');
    case 'different':
      return `${allOf(said.fields)} must ${said.fields.length === 2 ? 'differ' : 'all differ'}`;
    case 'unique':
      return said.by.length === 0
        ? `the entries of ${said.array} must differ`
        : `the entries of ${said.array} must differ in ${inWords(said.by, 'or')}`;
    case 'ascending':
      return `the entries of ${said.array} must be in ascending order${said.by === undefined ? '' : ` of ${said.by}`}`;
    case 'count':
      return `${said.array} must hold ${howMany(said)} where ${describe(said.where)}`;
    case 'sum':
      return `the sum of ${said.of === undefined ? said.array : `${said.of} in ${said.array}`} must be ${said.is}`;
    case 'concatenation':
      return `${said.is} must be ${allOf(said.of)}, one after the other`;
  }
}

function howMany({ min, max }: { readonly min?: number; readonly max?: number }): string {
  const entries = (count: number): string => `${count} ${count === 1 ? 'entry' : 'entries'}`;
  if (max === undefined) return `at least ${entries(min ?? 0)}`;
  if (min === undefined || min === 0) return max === 0 ? 'no entry' : `at most ${entries(max)}`;
  return min === max ? `exactly ${entries(min)}` : `${min} to ${entries(max)}`;
}

/** A long list is shortened. */
function allOf(names: readonly string[]): string {
  return names.length > 12 ? listed(names) : inWords(names, 'and');
}

function areNumbers(said: TableCheck, fields: readonly Field[]): boolean {
  const named = fields.find(({ name }) => elementsOf(said).includes(name));
  return named !== undefined && orderOf(named.type)?.kind === 'number';
}
