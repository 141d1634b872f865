/** The elements that the rules of a table name. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import type { Span } from '../diagnostics/source.js';
import type { Direction, Field, NamePath, Shape } from '../model/model.js';
import { entryShape } from '../model/table-rules.js';
import { isScalar } from '../model/value-types.js';
import { at, type Place, type Scope } from './scope.js';
import type { Rows } from './sibling-rows.js';

/** The table whose rules are built. */
export interface Table {
  readonly name: string;
  readonly table: string;
  readonly fields: readonly Field[];
  /** Its rows, as conditions name them. */
  readonly rows: Rows;
  /** The shape that is being built of it; its elements are not in it yet. */
  readonly shape: Shape;
  readonly direction: Direction;
  /** Whether it is a body with its rules, which need no name of an element. */
  readonly isBody?: true;
  /** All shapes of the message, those that are being built among them. */
  readonly built: ReadonlyMap<string, Shape>;
}

export interface Context {
  readonly scope: Scope;
  readonly table: Table;
  readonly place: Place;
  readonly places: Map<string, Span>;
}

type Path = readonly (string | number)[];

/** An element that a rule names, and the names that lead to it. */
interface Named {
  readonly field: Field;
  readonly path: NamePath;
}

/** What a rule cannot reach into. */
export const beyondReach =
  'rules reach into single objects of one table; not into arrays, maps, alternatives and wrapped ones';

/** Whether a name is not one of an element, but leads into one that is no single value: `contact.email`. */
export function leadsInside(fields: readonly Field[], name: string): boolean {
  return fields.every((field) => field.name !== name) && outerOf(fields, name) !== undefined;
}

function outerOf(fields: readonly Field[], name: string): Field | undefined {
  return fields.find(({ name: outer, type }) => name.startsWith(`${outer}.`) && !isScalar(type));
}

/**
 * Looks up an element of the table, or of an object in it; an unknown one is reported with the most similar one.
 *
 * @param written the whole name, of which the objects up to this table are left out
 */
export function reach(
  context: Context,
  fields: readonly Field[],
  name: string,
  path: Path,
  written = name,
): Named | undefined {
  const { scope } = context;
  const where = place(context, path);
  const field = fields.find((candidate) => candidate.name === name);
  if (field) return { field, path: [name] };
  const outer = outerOf(fields, name);
  if (!outer) {
    scope.report(unknown(fields, name, where));
    return undefined;
  }
  const { type, array, wire } = outer;
  const refuse = (reason: string): undefined => {
    scope.report(diagnostic('rule-does-not-fit', where, { name: written, rule: String(path[0]), reason }));
  };
  if (type.kind !== 'object' || array || wire.wrapper !== undefined) return refuse(beyondReach);
  const inner = fieldsOfShape(context, type.shape);
  if (inner === 'leads back') return refuse(`the table of \`${outer.name}\` leads back to this one`);
  const found = inner && reach(context, inner, name.slice(outer.name.length + 1), path, written);
  return found && { field: found.field, path: [outer.name, ...found.path] };
}

function unknown(fields: readonly Field[], name: string, where: Span): ReturnType<typeof diagnostic> {
  return diagnostic(
    'unknown-element',
    where,
    { name },
    nearest(
      name,
      fields.map((field) => field.name),
    ),
  );
}

/** The place of a name, which checks of the rule point to. */
export function place({ place: rule, places }: Context, path: Path): Span {
  const where = at(rule, ...path);
  places.set(path.join('.'), where);
  return where;
}

/** The elements of a shape; undefined of one that could not be found, which has been reported. */
function fieldsOfShape({ table }: Context, shape: Shape): readonly Field[] | 'leads back' | undefined {
  if (shape === table.shape) return table.fields;
  if ('fields' in shape) return shape.fields;
  return [...table.built.values()].includes(shape) ? 'leads back' : undefined;
}

/** The array that a rule is about. */
export function arrayOf(context: Context, array: string, key: string, isShort: boolean): Named | undefined {
  return reach(context, context.table.fields, array, isShort ? [key] : [key, 'array']);
}

/** Elements of the entries of an array; what is no array of objects has none, which is reported. */
export function elementsOfEntry(
  context: Context,
  entries: Field | undefined,
  names: string | readonly string[],
  path: Path,
): readonly NamePath[] | undefined {
  if (names.length === 0) return [];
  const fields = entryFields(context, entries, path);
  if (!fields) return undefined;
  if (typeof names !== 'string') return allReached(context, fields, names, path);
  const found = reach(context, fields, names, path);
  return found && [found.path];
}

/** Several elements of the table, or of objects in it. */
export function elementsReached(
  context: Context,
  names: readonly string[],
  path: Path,
): readonly NamePath[] | undefined {
  return allReached(context, context.table.fields, names, path);
}

function allReached(
  context: Context,
  fields: readonly Field[],
  names: readonly string[],
  path: Path,
): readonly NamePath[] | undefined {
  const found = names.flatMap((name, index) => reach(context, fields, name, [...path, index]) ?? []);
  return found.length === names.length ? found.map((one) => one.path) : undefined;
}

/** The elements of the entries. */
export function entryFields(context: Context, entries: Field | undefined, path: Path): readonly Field[] | undefined {
  const { scope, place: rule } = context;
  const shape = entryShape(entries);
  const refuse = (reason: string): undefined => {
    if (entries)
      scope.report(
        diagnostic('rule-does-not-fit', at(rule, ...path), { name: entries.name, rule: String(path[0]), reason }),
      );
    return undefined;
  };
  if (!shape)
    return refuse(
      entries?.array && entries.type.kind === 'alternatives'
        ? 'one of the tables of its entries leads back to this one'
        : 'it is not an array of objects',
    );
  const fields = fieldsOfShape(context, shape);
  return fields === 'leads back' ? refuse('the table of its entries leads back to this one') : fields;
}
