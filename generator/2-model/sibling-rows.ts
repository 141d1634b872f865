/** The rows that a condition can name: those of its table, and of the tables of its objects, in one direction. */
import type { ConditionDefinition, FieldDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Condition, Direction } from '../model/model.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import { at, findShape, inside, type Place, type Scope } from './scope.js';
import { rowsIn, type TableRow } from './table-rows.js';

export interface Rows {
  /** Those of the direction. */
  readonly here: Siblings;
  /** Those of both directions. */
  readonly everywhere: Siblings;
}

/** The rows of a table in a direction. */
export function rowsOfTable(scope: Scope, rows: readonly TableRow[], direction: Direction): Rows {
  return { here: siblingsOf(scope, rows, direction), everywhere: siblingsOf(scope, rows) };
}

/** The rows of the table of a shape in a direction. */
export function rowsOfShape(scope: Scope, shape: string, direction: Direction): Siblings | undefined {
  return tablesIn(scope, direction)(shape);
}

function siblingsOf(scope: Scope, rows: readonly TableRow[], direction?: Direction): Siblings {
  const here = rows.filter(({ definition: { only = direction } }) => direction === undefined || only === direction);
  const fields: Readonly<Record<string, FieldDefinition>> = Object.fromEntries(
    here.map(({ name, definition }) => [name, definition]),
  );
  return { fields, isOwn: true, tableOf: tablesIn(scope, direction), filled: new Map(), ignored: new Map() };
}

function tablesIn(scope: Scope, direction?: Direction): Siblings['tableOf'] {
  const known = new Map<string, Siblings>();
  return (name) => {
    const found = known.has(name) ? undefined : findShape(scope, name);
    if (found)
      known.set(name, siblingsOf(scope, rowsIn(found.definition.fields, inside(found.place, 'fields')), direction));
    const table = known.get(name);
    // A default that leads back to itself is reported each time it is met, so what is filled in is not kept.
    return table && { ...table, filled: new Map() };
  };
}

/** What a condition belongs to, by the name in messages. */
interface Owner {
  readonly name: string;
  readonly direction: Direction;
  readonly rows: Rows;
}

/** The condition of a row; one about elements that exist only in the other direction is reported as such. */
export function conditionOfRow(
  scope: Scope,
  written: ConditionDefinition,
  place: Place,
  { name, direction, rows }: Owner,
): Condition | undefined {
  const asked = { here: askedBy(name, rows.here), everywhere: askedBy(name, rows.everywhere) };
  return conditionOfTable(scope, written, place, { name, direction, rows: asked });
}

/** The same of a rule of the table. */
export function conditionOfTable(
  scope: Scope,
  written: ConditionDefinition,
  place: Place,
  { name, direction, rows: { here, everywhere } }: Owner,
): Condition | undefined {
  const silent = { report: () => undefined };
  const found = resolveCondition(silent, written, place, here);
  if (found) return found;
  if (!resolveCondition(silent, written, place, everywhere)) return resolveCondition(scope, written, place, here);
  scope.report(diagnostic('other-direction', at(place), { name, direction }));
  return undefined;
}

function askedBy(name: string, rows: Siblings): Siblings {
  const own = Object.hasOwn(rows.fields, name) ? rows.fields[name] : undefined;
  return own ? { ...rows, asking: { name, row: own } } : rows;
}
