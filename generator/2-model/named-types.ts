/**
 * Puts what a type that is named once says into each row that names it, so that no later phase has to know of such types.
 * What a row borrows keeps its place: a diagnostic about the pattern of a type points to the pattern of the type.
 */
import type {
  FieldDefinition,
  LoadedCommon,
  LoadedFile,
  LoadedOperation,
  Locate,
  OutcomesDefinition,
  ResponseDefinition,
} from '../1-load/definition.js';
import type { TypeDefinition } from '../1-load/type-definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { pageTypes, textType, typeNames } from '../formats/index.js';
import { commonOf } from './common.js';
import { narrowed } from './narrowing.js';
import type { Place } from './scope.js';

export interface Spelt {
  /** The files with rows of the page's types only. */
  readonly files: readonly LoadedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

export function spellTypes(files: readonly LoadedFile[]): Spelt {
  const spelt = files.map((file) => spellFile(file, file.kind === 'operation' ? commonOf(file, files) : undefined));
  return { files: spelt.map(({ file }) => file), diagnostics: spelt.flatMap(({ diagnostics }) => diagnostics) };
}

/** The names of its common definition's types that an operation uses. */
export function sharedTypesOf(operation: LoadedOperation, common: LoadedCommon): readonly string[] {
  const own = operation.data.types ?? {};
  const used = new Set([...typesIn(operation).filter((name) => !Object.hasOwn(own, name)), ...typesIn(common)]);
  return Object.keys(common.data.types ?? {}).filter((name) => used.has(name));
}

/** The names that stand in the place of a page's type in the rows of a file. */
export function typesIn(file: LoadedFile): readonly string[] {
  return tablesIn(file).flatMap(({ rows }) => Object.values(rows).map(({ named, type }) => named ?? type));
}

type Rows = Readonly<Record<string, FieldDefinition>>;

export interface Rowed {
  readonly path: readonly (string | number)[];
  readonly rows: Rows;
}

/** Where rows stand in a file. */
function tablesIn(file: LoadedFile): readonly Rowed[] {
  const [parameters, path] =
    file.kind === 'operation'
      ? [file.data.http.parameters, ['http', 'parameters']]
      : [file.data.parameters, ['parameters']];
  return [
    ...(parameters ? [{ path, rows: parameters }] : []),
    ...headersIn(file),
    ...Object.entries(file.data.shapes ?? {}).map(([name, { fields }]) => ({
      path: ['shapes', name, 'fields'],
      rows: fields,
    })),
  ];
}

/** The headers of the outcomes of a response. */
export function headersIn({ data: { response } }: LoadedFile): readonly Rowed[] {
  if (!response?.success) return [];
  const of = (key: 'success' | 'failure'): readonly Rowed[] => {
    const outcomes: OutcomesDefinition['success'] | OutcomesDefinition['failure'] = response[key];
    if (outcomes === undefined) return [];
    if ('length' in outcomes)
      return outcomes.flatMap(({ headers }, index) =>
        headers ? [{ path: ['response', key, index, 'headers'], rows: headers }] : [],
      );
    return outcomes.headers ? [{ path: ['response', key, 'headers'], rows: outcomes.headers }] : [];
  };
  return [...of('success'), ...of('failure')];
}

function spellFile(
  file: LoadedFile,
  common: LoadedCommon | undefined,
): { readonly file: LoadedFile; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  /** Where the keys of a row stand that the row has from its type. */
  const borrowed = new Map<string, Borrowed>();
  const spelt = new Map<Rows, Rows>();
  for (const { path, rows } of tablesIn(file)) {
    const named = Object.entries(rows).filter(([, { type }]) => !pageTypes.includes(type));
    if (named.length === 0) continue;
    const changed = named.map(([name, row]) => {
      const place: Place = { file, path: [...path, name] };
      const type = typeNamed(row.type, file, common);
      if (!type) {
        const known = [file, common].flatMap((source) => Object.keys(source?.data.types ?? {}));
        const meant = nearest(row.type, [...known, ...pageTypes]);
        // A type that is missing may stand in a common file that is missing too, unless it is one of the page's misspelt.
        if (file.kind === 'common' || common || meant !== undefined)
          diagnostics.push(unknownType(row.type, place, meant));
        return [name, guessed(row, meant)] as const;
      }
      const { definition, diagnostics: loosened } = narrowed(row, type.definition, place);
      diagnostics.push(...loosened);
      borrowed.set(keyOf(place.path), { row, type });
      return [name, definition] as const;
    });
    spelt.set(rows, { ...rows, ...Object.fromEntries(changed) });
  }
  return { file: spelt.size === 0 ? file : withRows(file, spelt, borrowed), diagnostics };
}

interface NamedType {
  readonly definition: TypeDefinition;
  readonly place: Place;
}

function typeNamed(name: string, file: LoadedFile, common: LoadedCommon | undefined): NamedType | undefined {
  for (const source of common ? [file, common] : [file]) {
    const types = source.data.types ?? {};
    const definition = Object.hasOwn(types, name) ? types[name] : undefined;
    if (definition) return { definition, place: { file: source, path: ['types', name] } };
  }
  return undefined;
}

function unknownType(name: string, { file, path }: Place, meant: string | undefined): Diagnostic {
  return diagnostic('unknown-type', file.at([...path, 'type']), { name, expected: pageTypes.join(', ') }, meant);
}

/** A row of the page's type that is most probably meant; without one, any texts, so that nothing more is said of it. */
function guessed(row: FieldDefinition, meant: string | undefined): FieldDefinition {
  const type = typeNames.find((one) => one === meant);
  if (type) return { ...row, type };
  const { presence, description, when, unless, forbidden, ignored, reading } = row;
  const conditions = Object.entries({ when, unless, forbidden, ignored, reading }).filter(
    ([, value]) => value !== undefined,
  );
  return { type: textType, presence, description, ...(Object.fromEntries(conditions) as Partial<FieldDefinition>) };
}

interface Borrowed {
  readonly row: FieldDefinition;
  readonly type: NamedType;
}

function withRows(
  file: LoadedFile,
  spelt: ReadonlyMap<Rows, Rows>,
  borrowed: ReadonlyMap<string, Borrowed>,
): LoadedFile {
  const rowsOf = <Some extends Rows>(rows: Some): Some => (spelt.get(rows) ?? rows) as Some;
  const shapes = Object.entries(file.data.shapes ?? {}).map(([name, shape]) => [
    name,
    spelt.has(shape.fields) ? { ...shape, fields: rowsOf(shape.fields) } : shape,
  ]);
  const own = {
    ...(file.data.shapes && { shapes: Object.fromEntries(shapes) as typeof file.data.shapes }),
    ...(file.data.response && { response: withHeaders(file.data.response, rowsOf) }),
  };
  const at = borrowing(file.at, borrowed);
  const withTypes = <Holder extends { readonly parameters?: Rows }>(holder: Holder): Holder =>
    holder.parameters ? { ...holder, parameters: rowsOf(holder.parameters) } : holder;
  if (file.kind === 'common') return { ...file, at, data: { ...withTypes(file.data), ...own } };
  return { ...file, at, data: { ...file.data, ...own, http: withTypes(file.data.http) } };
}

function withHeaders(response: ResponseDefinition, rowsOf: (rows: Rows) => Rows): ResponseDefinition {
  if (!response.success) return response;
  const one = <Outcome extends { readonly headers?: Rows }>(outcome: Outcome): Outcome =>
    outcome.headers ? { ...outcome, headers: rowsOf(outcome.headers) } : outcome;
  const { success, failure } = response;
  return {
    ...response,
    success: 'length' in success ? success.map(one) : one(success),
    ...(failure && { failure: 'length' in failure ? failure.map(one) : one(failure) }),
  };
}

/** The span of a key that a row has from its type is the one in the type. */
function borrowing(at: Locate, borrowed: ReadonlyMap<string, Borrowed>): Locate {
  return (path, part) => {
    const length = path.findIndex((_, index) => borrowed.has(keyOf(path.slice(0, index))));
    const found = borrowed.get(keyOf(path.slice(0, length)));
    const key = path[length];
    if (!found || typeof key !== 'string') return at(path, part);
    const { row, type } = found;
    const isBorrowed = key !== 'type' && !Object.hasOwn(row, key) && Object.hasOwn(type.definition, key);
    return isBorrowed ? type.place.file.at([...type.place.path, ...path.slice(length)], part) : at(path, part);
  };
}

function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path);
}
