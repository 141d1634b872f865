/**
 * Puts the rows of the table that another one extends in front of its own, so that no later phase has to know of such
 * tables. What a row inherits keeps its place: a diagnostic about it points to where it stands.
 */
import type { FieldDefinition, LoadedFile, Locate, ShapeDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { commonOf } from './common.js';
import { extendedRow } from './extended-rows.js';
import { at, inside, keyAt, type Place } from './scope.js';

export interface Extended {
  readonly files: readonly LoadedFile[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The files, each table of which has all its rows. */
export function extendTables(files: readonly LoadedFile[]): Extended {
  const extended = files.map((file) =>
    new Tables(file, file.kind === 'operation' ? commonOf(file, files) : undefined).extend(),
  );
  return { files: extended.map(({ file }) => file), diagnostics: extended.flatMap(({ diagnostics }) => diagnostics) };
}

/** A table with all its rows, and where each of them and each of their keys stands. */
interface Whole {
  readonly shape: ShapeDefinition;
  readonly place: Place;
  /** The places of the rows that another table has, and of the keys that they have from there. */
  readonly rows: ReadonlyMap<string, Inherited>;
  /** The place of each rule. */
  readonly rules: readonly Place[];
}

interface Inherited {
  /** Where the row stands. */
  readonly place: Place;
  /** Where keys stand that the row has from another table. */
  readonly keys: ReadonlyMap<string, Place>;
}

/** The tables of a file. */
class Tables {
  readonly #file: LoadedFile;
  readonly #common: LoadedFile | undefined;
  readonly #whole = new Map<string, Whole>();
  readonly #diagnostics: Diagnostic[] = [];

  constructor(file: LoadedFile, common: LoadedFile | undefined) {
    this.#file = file;
    this.#common = common;
  }

  extend(): { readonly file: LoadedFile; readonly diagnostics: readonly Diagnostic[] } {
    const file = this.#file;
    const shapes = Object.entries(file.data.shapes ?? {});
    if (shapes.every(([, shape]) => shape.extends === undefined)) return { file, diagnostics: [] };
    const whole = new Map(shapes.map(([name, shape]) => [name, this.#of(name, shape, [])]));
    const own = Object.fromEntries([...whole].map(([name, { shape }]) => [name, shape]));
    const place = placesIn(file.at, whole);
    const changed: LoadedFile =
      file.kind === 'common'
        ? { ...file, at: place, data: { ...file.data, shapes: own } }
        : { ...file, at: place, data: { ...file.data, shapes: own } };
    return { file: changed, diagnostics: this.#diagnostics };
  }

  /** @param trail the tables that extend this one */
  #of(name: string, shape: ShapeDefinition, trail: readonly string[]): Whole {
    const known = this.#whole.get(name);
    if (known) return known;
    const place: Place = { file: this.#file, path: ['shapes', name] };
    const base = shape.extends === undefined ? undefined : this.#base(shape.extends, place, [...trail, name]);
    const whole = base
      ? this.#extended(shape, place, base)
      : { shape, place, rows: new Map<string, Inherited>(), rules: rulesIn(shape, place) };
    this.#whole.set(name, whole);
    return whole;
  }

  /** The table that another one extends: of the same file, or of its common file. */
  #base(name: string, place: Place, trail: readonly string[]): Whole | undefined {
    const cycle = trail.indexOf(name);
    if (cycle >= 0) {
      const tables = [...trail.slice(cycle), name].join(' -> ');
      this.#diagnostics.push(diagnostic('extends-cycle', at(place, 'extends'), { tables }));
      return undefined;
    }
    const own = shapeOf(this.#file, name);
    if (own) return this.#of(name, own, trail);
    const shared = this.#common && shapeOf(this.#common, name);
    if (this.#common && shared) return new Tables(this.#common, undefined).#of(name, shared, []);
    // It may stand in a common file that is missing.
    if (this.#file.kind === 'operation' && !this.#common) return undefined;
    const names = [this.#file, this.#common].flatMap((file) => Object.keys(file?.data.shapes ?? {}));
    this.#diagnostics.push(
      diagnostic(
        'unknown-table',
        at(place, 'extends'),
        { name },
        nearest(
          name,
          names.filter((one) => one !== trail.at(-1)),
        ),
      ),
    );
    return undefined;
  }

  #extended(shape: ShapeDefinition, place: Place, base: Whole): Whole {
    const fields = new Map<string, FieldDefinition>(Object.entries(base.shape.fields));
    const rows = new Map<string, Inherited>();
    for (const name of fields.keys()) rows.set(name, inheritedFrom(base, name));
    for (const [name, row] of Object.entries(shape.fields)) {
      const inherited = fields.get(name);
      const where = inside(place, 'fields', name);
      if (!inherited) {
        fields.set(name, row);
        continue;
      }
      const { definition, loosened } = extendedRow(row, inherited, (shapeName) => this.#extendsOf(shapeName));
      this.#diagnostics.push(
        ...loosened.map(({ key, reason }) =>
          diagnostic('row-loosened', keyAt(where, key), { key, table: base.shape.table, reason }),
        ),
      );
      const keys = Object.keys(definition).filter((key) => !Object.hasOwn(row, key));
      const places = rows.get(name);
      const from = (key: string): Place => places?.keys.get(key) ?? inside(places?.place ?? where, key);
      fields.set(name, definition);
      rows.set(name, { place: where, keys: new Map(keys.map((key) => [key, from(key)])) });
    }
    const rules = [...(base.shape.rules ?? []), ...(shape.rules ?? [])];
    return {
      shape: { ...shape, fields: Object.fromEntries(fields), ...(rules.length > 0 ? { rules } : {}) },
      place,
      rows,
      rules: [...base.rules, ...rulesIn(shape, place)],
    };
  }

  /** The table that another one extends, by their names. */
  #extendsOf(name: string): string | undefined {
    return (shapeOf(this.#file, name) ?? (this.#common && shapeOf(this.#common, name)))?.extends;
  }
}

function shapeOf({ data: { shapes = {} } }: LoadedFile, name: string): ShapeDefinition | undefined {
  return Object.hasOwn(shapes, name) ? shapes[name] : undefined;
}

function rulesIn({ rules = [] }: ShapeDefinition, place: Place): readonly Place[] {
  return rules.map((_, index) => inside(place, 'rules', index));
}

/** Where a row of a table stands: in the table itself, or where that has it from. */
function inheritedFrom({ place, rows }: Whole, name: string): Inherited {
  return rows.get(name) ?? { place: inside(place, 'fields', name), keys: new Map() };
}

/** The positions of a file whose tables have rows from elsewhere. */
function placesIn(own: Locate, whole: ReadonlyMap<string, Whole>): Locate {
  return (path, part) => {
    const [first, table, second, row, key, ...rest] = path;
    if (first === 'shapes' && second === 'rules' && typeof row === 'number') {
      const rule = whole.get(String(table))?.rules[row];
      if (rule) return rule.file.at([...rule.path, ...path.slice(4)], part);
    }
    const isRow = first === 'shapes' && second === 'fields' && typeof row === 'string';
    const found = isRow ? whole.get(String(table))?.rows.get(row) : undefined;
    if (!found) return own(path, part);
    const from = key === undefined ? undefined : found.keys.get(String(key));
    const place = from ?? inside(found.place, ...(key === undefined ? [] : [key]));
    return place.file.at([...place.path, ...rest], part);
  };
}
