/** The rules of a table as a whole, with the elements that they name. */
import type { ConditionDefinition, CountDefinition, FieldDefinition, RuleDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Condition, Field, Shape, TableCheck, TableRule } from '../model/model.js';
import { dotted } from '../model/name-path.js';
import { elementsOf, givenKinds, kindOf, pathsOf } from '../model/table-rules.js';
import { ruleId } from '../names.js';
import { proseIn } from './condition-parts.js';
import { givenInside } from './given-inside.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import {
  arrayOf,
  type Context,
  elementsOfEntry,
  elementsReached,
  entryFields,
  leadsInside,
  reach,
  type Table,
} from './rule-elements.js';
import { distanceOf } from './distance.js';
import { at, inside, type Place, readingsOf, type Scope } from './scope.js';
import { conditionOfTable, rowsOfShape } from './sibling-rows.js';
import { words } from './table-rule-words.js';

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
    const context: Context = { scope, table, place: here, places };
    const said = saidBy(context, definition);
    const { when: written } = definition;
    const when = written === undefined ? undefined : condition(context, said, written);
    if (!said || (written !== undefined && !when)) return [];
    const own = table.isBody ? kindOf(said) : `${kindOf(said)}.${subjectOf(said)}`;
    const name = definition.name ?? own;
    const id = ruleId(table.name, name, taken);
    if (ids.includes(id)) scope.report(diagnostic('rule-name-twice', at(here), { name }));
    ids.push(id);
    const named = new Set(elementsOf({ ...said, ...(when && { when }) }));
    return [
      {
        kind: 'table',
        ...said,
        ...(when && { when }),
        id,
        name,
        message: definition.message ?? words(said, table, when),
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

/** The condition of a rule; undefined, which is reported, where it has no meaning. */
function condition(
  context: Context,
  said: TableCheck | undefined,
  written: ConditionDefinition,
): Condition | undefined {
  const { scope, table, place, places } = context;
  const where = inside(place, 'when');
  const name = said ? kindOf(said) : '';
  places.set('when', at(where));
  if (proseIn(written) === undefined) return conditionOfTable(scope, written, where, { ...table, name });
  scope.report(diagnostic('rule-under-prose', at(where), { rule: name }));
  return undefined;
}

/** The element by which a rule is called: what it is about, or the first one. */
function subjectOf(said: TableCheck): string {
  if (said.check === 'givenInside') return said.fields[0] ?? '';
  const [first = []] = pathsOf(said);
  return ('is' in said && typeof said.is !== 'number' ? said.is : first).join('.');
}

/** A rule that a definition lists. */
type Written = Exclude<TableCheck, { check: 'inside' }>;

function saidBy(context: Context, definition: RuleDefinition): Written | undefined {
  const { distance, unique, ascending, count, sum, concatenation } = definition;
  for (const check of givenKinds) {
    const names = definition[check];
    if (names === undefined) continue;
    if (names.some((name) => leadsInside(context.table.fields, name)))
      return givenInside({ ...context, ...context.table, siblings: context.table.rows.here }, check, names);
    const paths = elementsReached(context, names, [check]);
    return paths && { check, fields: paths.map(dotted) };
  }
  for (const check of ['order', 'before', 'different', 'same'] as const) {
    const names = definition[check];
    if (names === undefined) continue;
    const paths = elementsReached(context, names, [check]);
    return paths && { check, paths };
  }
  if (distance !== undefined) return distanceOf(context, distance);
  if (unique !== undefined) {
    const { array, by = [] } = typeof unique === 'string' ? { array: unique } : unique;
    const entries = arrayOf(context, array, 'unique', typeof unique === 'string');
    const names = elementsOfEntry(context, entries?.field, by, ['unique', 'by']);
    return entries && names && { check: 'unique', array: entries.path, by: names };
  }
  if (ascending !== undefined) {
    const { array, by = [] } = typeof ascending === 'string' ? { array: ascending } : ascending;
    const entries = arrayOf(context, array, 'ascending', typeof ascending === 'string');
    const names = elementsOfEntry(context, entries?.field, by, ['ascending', 'by']);
    const [name] = names ?? [];
    return entries && names && { check: 'ascending', array: entries.path, ...(name && { by: name }) };
  }
  if (count !== undefined) return counted(context, count);
  if (sum !== undefined) return added(context, sum);
  if (concatenation !== undefined) {
    const of = elementsReached(context, concatenation.of, ['concatenation', 'of']);
    const is = reach(context, context.table.fields, concatenation.is, ['concatenation', 'is']);
    return is && of && { check: 'concatenation', of, is: is.path };
  }
  return undefined;
}

function added(context: Context, sum: NonNullable<RuleDefinition['sum']>): Written | undefined {
  const { fields } = context.table;
  const is = typeof sum.is === 'number' ? sum.is : reach(context, fields, sum.is, ['sum', 'is'])?.path;
  if (sum.array === undefined) {
    const of = elementsReached(context, sum.of, ['sum', 'of']);
    return of && is !== undefined ? { check: 'addition', of, is } : undefined;
  }
  const array = reach(context, fields, sum.array, ['sum', 'array']);
  const inner = sum.of === undefined ? undefined : entryFields(context, array?.field, ['sum', 'of']);
  const of = sum.of === undefined ? undefined : inner && reach(context, inner, sum.of, ['sum', 'of']);
  const isWhole = array && is !== undefined && (of || sum.of === undefined);
  return isWhole ? { check: 'sum', array: array.path, is, ...(of && { of: of.path }) } : undefined;
}

function counted(context: Context, { array, where, exactly, ...bounds }: CountDefinition): Written | undefined {
  const { min = exactly, max = exactly } = bounds;
  const { scope, place, places } = context;
  places.set('count', at(place, 'count'));
  places.set('count.where', at(place, 'count', 'where'));
  const entries = arrayOf(context, array, 'count', false);
  const fields = entryFields(context, entries?.field, ['count', 'where']);
  const rows = fields && entries && rowsOfEntries(context, entries.field);
  if (proseIn(where) !== undefined)
    scope.report(diagnostic('prose-in-part', at(place, 'count', 'where'), { name: array }));
  const condition = rows && resolveCondition(scope, where, inside(place, 'count', 'where'), rows);
  return (
    condition &&
    entries && {
      check: 'count',
      array: entries.path,
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
