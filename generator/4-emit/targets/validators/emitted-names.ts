/** Allocates names in the emitted file, so that no two things have the same name. */
import type { Field, Message, Operation, Shape } from '../../../model/model.js';
import { entriesWithin } from '../../../model/value-types.js';
import { wholesOf } from '../../../model/outcomes.js';
import { defined } from '../../../defined.js';
import { importedNames } from './runtime-references.js';

/** Reserved words, and names with a special meaning for readers or for the check of emitted code. */
const reserved =
  'arguments async await break case catch class const constructor continue debugger default delete do else enum eval ' +
  'export extends false finally for function globalThis if implements import in instanceof interface let new null ' +
  'package private protected public require return static super switch this throw true try typeof undefined var void ' +
  'while with yield';

/** Names of variables in the emitted functions. */
const own =
  'value out to given key element entry entries index length bad found before read inner result isRead isWhole ' +
  'list options target';

/** Used names, and a way to get an unused one. */
class Scope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The name, with a number appended if it is used. */
  declare(wanted: string): string {
    let name = wanted;
    for (let number = 2; this.#taken.has(name); number++) name = `${wanted}${number}`;
    this.#taken.add(name);
    return name;
  }

  /** A scope within this one. */
  inner(): Scope {
    return new Scope(this.#taken);
  }
}

export interface EntryNames {
  /** `checkThingSlices`. */
  readonly check: string;
  /** `readThingSlices`. */
  readonly read: string;
  /** `isKeyOfThingSlices`. */
  readonly isKey: string;
}

export interface ShapeNames {
  /** `checkContact`. */
  readonly check: string;
  /** `readContact`. */
  readonly read: string;
  /** `contactRules`. */
  readonly rules: string;
  /** The functions for what stands for the entries of a map, or of arrays in an array. */
  readonly entry: (of: Field) => EntryNames;
  /** The functions that choose between the tables of an element. */
  readonly choice: (field: Field) => Pick<EntryNames, 'check' | 'read'>;
  /** The variable that keeps an element: the name of the element if it is unused. */
  readonly local: (field: Field) => string;
  /** The variable that says whether an element is given: `hasRole`. */
  readonly has: (field: Field) => string;
}

export type Names = (shape: Shape) => ShapeNames;

/** The names in a file of validators, except for its exports. */
export function namesOf(operation: Operation, messages: readonly Message[], exported: readonly string[]): Names {
  const scope = new Scope([...reserved.split(' '), ...own.split(' '), ...importedNames, ...exported]);
  const shapes = new Set(messages.flatMap((message) => [...message.shapes, ...wholesOf(message)]));
  const outer = [...shapes].map((shape) => {
    const { typeName } = shape;
    const lower = `${typeName.charAt(0).toLowerCase()}${typeName.slice(1)}`;
    const functions = { check: scope.declare(`check${typeName}`), read: scope.declare(`read${typeName}`) };
    return { shape, ...functions, rules: scope.declare(`${lower}Rules`), ...entryNames(shape, scope) };
  });
  // Variables get their names last, so that they shadow no other name.
  const names = new Map(outer.map(({ shape, ...rest }) => [shape, { ...rest, ...localsOf(shape, scope.inner()) }]));
  return (shape) => {
    const found = names.get(shape);
    if (!found) throw new Error(`${operation.name} has no ${shape.typeName}`);
    return found;
  };
}

function entryNames({ typeName, fields }: Shape, scope: Scope): Pick<ShapeNames, 'entry' | 'choice'> {
  const entries = new Map<Field, EntryNames>();
  const choices = new Map<Field, Pick<EntryNames, 'check' | 'read'>>();
  for (const field of fields) {
    const own = /^[A-Za-z][A-Za-z0-9]*$/.test(field.name) ? field.name : `row${field.row}`;
    const base = `${typeName}${own.charAt(0).toUpperCase()}${own.slice(1)}`;
    const functions = () => ({ check: scope.declare(`check${base}`), read: scope.declare(`read${base}`) });
    for (const of of entriesWithin(field.type))
      entries.set(of, { ...functions(), isKey: scope.declare(`isKeyOf${base}`) });
    for (const one of [field, ...entriesWithin(field.type)])
      if (one.type.kind === 'alternatives') choices.set(one, functions());
  }
  return {
    entry: (of) => defined(entries.get(of), `the functions of the entries of ${of.name}`),
    choice: (field) => defined(choices.get(field), `the functions of the alternatives of ${field.name}`),
  };
}

function localsOf({ name, fields }: Shape, scope: Scope): Pick<ShapeNames, 'local' | 'has'> {
  const locals = new Map(
    fields.map((field) => {
      const own = /^[a-z][A-Za-z0-9]*$/.test(field.name) ? field.name : `row${field.row}`;
      const capital = `${own.charAt(0).toUpperCase()}${own.slice(1)}`;
      return [field.name, { local: scope.declare(own), has: scope.declare(`has${capital}`) }];
    }),
  );
  const find = (field: Field): { readonly local: string; readonly has: string } => {
    const found = locals.get(field.name);
    if (!found) throw new Error(`${name} has no ${field.name}`);
    return found;
  };
  return { local: (field) => find(field).local, has: (field) => find(field).has };
}
