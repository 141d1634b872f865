/** The tables of objects that conditions look into. */
import { isDeepStrictEqual } from 'node:util';
import type { FieldDefinition } from '../1-load/definition.js';
import { textType } from '../formats/index.js';
import type { Siblings } from './resolve-condition.js';

/** The rows of the objects of a row; of several tables, the one that tells them apart. */
export function tableIn({ shape, alternatives }: FieldDefinition, siblings: Siblings): Siblings | undefined {
  if (!alternatives) return shape === undefined ? undefined : siblings.tableOf(shape);
  const row: FieldDefinition = { type: textType, presence: 'M', enum: Object.keys(alternatives.of), description: '' };
  return { ...siblings, fields: { [alternatives.by]: row }, filled: new Map(), ignored: new Map() };
}

/** Why a condition cannot ask of which of several tables an object is; undefined if it can. */
export function whyNotTold(row: FieldDefinition, siblings: Siblings): string | undefined {
  if (!row.alternatives) return undefined;
  const { by, of } = row.alternatives;
  const tables = Object.values(of).flatMap((shape) => siblings.tableOf(shape) ?? []);
  if (tables.some((table) => leadsTo(row, table, new Set()))) return 'has tables that lead back to it';
  const [first, ...others] = tables.flatMap(({ fields }) => (Object.hasOwn(fields, by) ? (fields[by] ?? []) : []));
  const isAlike = others.every((other) => isDeepStrictEqual(readAs(other), readAs(first)));
  return isAlike && first?.ignored === undefined ? undefined : `has tables that do not read \`${by}\` alike`;
}

/** What reading a value depends on besides its type. */
function readAs(row: FieldDefinition | undefined): readonly unknown[] {
  return [row?.tolerances, row?.empty, row?.ignored];
}

/** Whether a row is in a table, or in one that the table leads to. */
function leadsTo(row: FieldDefinition, { fields, tableOf }: Siblings, seen: Set<string>): boolean {
  return Object.values(fields).some((own) => {
    const shapes = [own.shape ?? [], Object.values(own.alternatives?.of ?? {})].flat();
    const further = shapes.filter((shape) => !seen.has(shape));
    for (const shape of further) seen.add(shape);
    return own === row || further.some((shape) => leadsTo(row, tableOf(shape) ?? none, seen));
  });
}

const none: Siblings = { fields: {}, isOwn: false, tableOf: () => undefined, filled: new Map(), ignored: new Map() };
