/** The input of the checks: the model, and the rows of the definitions that it was built from. */
import type { checkSync } from 'recheck';
import type { Built } from '../2-model/build.js';
import { headersIn } from '../2-model/named-types.js';
import type { FieldDefinition, LoadedFile, ParameterDefinition, RuleDefinition } from '../1-load/definition.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { at, keyAt, type Place } from '../2-model/scope.js';
import type { Field, Message, Operation } from '../model/model.js';
import type { Span } from '../diagnostics/source.js';

/** Tells how the time grows in which a pattern is matched. */
export type AnalysePattern = typeof checkSync;

/** Loads that function, which is large; undefined if patterns are not to be analysed. */
export type LoadAnalyser = () => AnalysePattern | undefined;

/** Finds all mistakes of one kind. */
export type Check = (subject: Subject) => readonly Diagnostic[];

export interface Subject {
  readonly files: readonly LoadedFile[];
  /** The operations that could be built. */
  readonly operations: readonly Operation[];
  /** The messages of all operations; shapes that do not exist are empty. */
  readonly messages: readonly Message[];
  /** Every table of every file, used or not; the parameters of an operation are a table too, and the types of a file. */
  readonly tables: readonly Table[];
  /** The row that an element was built from. */
  readonly rowOf: (field: Field) => Row;
  readonly loadAnalyser: LoadAnalyser;
}

export interface Table {
  readonly file: LoadedFile;
  readonly name: string;
  readonly rows: readonly Row[];
  /** The rules of the table as a whole. */
  readonly rules: readonly RuleDefinition[];
}

export interface Row {
  readonly name: string;
  readonly definition: FieldDefinition | ParameterDefinition;
  readonly place: Place;
  /** The span of a key's value in the row; without a path, of the whole row. */
  readonly at: (...path: readonly (string | number)[]) => Span;
  /** The span of a key itself; without a path, of the element's name. */
  readonly keyAt: (...path: readonly (string | number)[]) => Span;
}

export function subjectOf({ files, model, messages }: Built, loadAnalyser: LoadAnalyser): Subject {
  const tables = files.flatMap(tablesOf);
  const rows = new Map(tables.flatMap((table) => table.rows).map((row) => [placeOf(row.keyAt()), row]));
  const rowOf = (field: Field): Row => {
    const row = rows.get(placeOf(field.span));
    if (!row) throw new Error(`There is no row of a definition for ${field.name}`);
    return row;
  };
  return { files, operations: model.operations, messages, tables, rowOf, loadAnalyser };
}

export function tablesOf(file: LoadedFile): readonly Table[] {
  const [parameters, path] =
    file.kind === 'operation'
      ? [file.data.http.parameters, ['http', 'parameters']]
      : [file.data.parameters, ['parameters']];
  const rules = (file.kind === 'operation' && file.data.http.rules) || [];
  return [
    ...(parameters ? [{ file, name: 'Parameters', rows: rowsOf(file, path, parameters), rules }] : []),
    ...(file.data.types
      ? [{ file, name: 'Types', rows: rowsOf(file, ['types'], typeRows(file.data.types)), rules: [] }]
      : []),
    ...headersIn(file).map(({ path: place, rows }) => ({
      file,
      name: 'Headers',
      rows: rowsOf(file, place, rows),
      rules: [],
    })),
    ...Object.entries(file.data.shapes ?? {}).map(([name, { fields, rules = [] }]) => ({
      file,
      name,
      rows: rowsOf(file, ['shapes', name, 'fields'], fields),
      rules,
    })),
  ];
}

/** The types that are named once, as rows whose keys have to fit each other as those of any row. */
function typeRows(types: NonNullable<LoadedFile['data']['types']>): Readonly<Record<string, FieldDefinition>> {
  return Object.fromEntries(
    Object.entries(types).map(([name, type]) => [name, { ...type, presence: 'O', description: name }]),
  );
}

function rowsOf(
  file: LoadedFile,
  path: readonly (string | number)[],
  fields: Readonly<Record<string, FieldDefinition>>,
): readonly Row[] {
  return Object.entries(fields).map(([name, definition]) => {
    const place: Place = { file, path: [...path, name] };
    return { name, definition, place, at: (...more) => at(place, ...more), keyAt: (...more) => keyAt(place, ...more) };
  });
}

function placeOf({ source, start }: Span): string {
  return `${source.path}:${start}`;
}
