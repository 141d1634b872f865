/** The rows of a table, and where each stands. */
import type { FieldDefinition, ParameterDefinition, RuleDefinition, ShapeDefinition } from '../1-load/definition.js';
import { inside, type Place, rowsOf } from './scope.js';

export interface TableRow {
  readonly name: string;
  readonly definition: FieldDefinition | ParameterDefinition;
  readonly place: Place;
}

/** A table, and where it stands. */
export interface Table extends Pick<ShapeDefinition, 'table' | 'description'> {
  readonly place: Place;
  readonly rows: readonly TableRow[];
  /** The rules of the table as a whole. */
  readonly rules?: { readonly definitions: readonly RuleDefinition[]; readonly place: Place };
}

/** @param found a definition of a shape, and its place */
export function tableOf({ definition, place }: { readonly definition: ShapeDefinition; readonly place: Place }): Table {
  const { table, description, fields, rules } = definition;
  return {
    table,
    description,
    place,
    rows: rowsIn(fields, inside(place, 'fields')),
    ...(rules ? { rules: { definitions: rules, place: inside(place, 'rules') } } : {}),
  };
}

/** The rows of a map, in their order. */
export function rowsIn(
  fields: Readonly<Record<string, FieldDefinition | ParameterDefinition>>,
  place: Place,
): readonly TableRow[] {
  return rowsOf(place, fields).map(([name, definition]) => ({ name, definition, place: inside(place, name) }));
}
