/**
 * The language in which a target describes the view of its template. One description gives both the TypeScript type of
 * the view and the names against which the paths of a template are checked.
 */

/** The value at the end of a path. User text is `text`, which only an encoder can print. */
export type LeafKind = 'text' | 'name' | 'pattern' | 'number' | 'flag' | 'json';

export type ViewShape = Leaf<LeafKind> | List<ViewShape> | Group<Fields> | Maybe<ViewShape>;
type Fields = Readonly<Record<string, ViewShape>>;

interface Leaf<Kind extends LeafKind> {
  readonly kind: Kind;
}

interface List<Item> {
  readonly kind: 'list';
  readonly item: Item;
}

interface Group<Of> {
  readonly kind: 'group';
  readonly fields: Of;
}

interface Maybe<Of> {
  readonly kind: 'maybe';
  readonly of: Of;
}

/** The type of the values that a description describes. A missing value is null, so that every key is present. */
export type ViewOf<Shape> =
  Shape extends Leaf<infer Kind>
    ? LeafValues[Kind]
    : Shape extends List<infer Item>
      ? readonly ViewOf<Item>[]
      : Shape extends Group<infer Of>
        ? { readonly [Key in keyof Of]: ViewOf<Of[Key]> }
        : Shape extends Maybe<infer Of>
          ? ViewOf<Of> | null
          : never;

interface LeafValues {
  readonly text: string;
  readonly name: string;
  readonly pattern: string;
  readonly number: number;
  readonly flag: boolean;
  readonly json: unknown;
}

/** Any text. */
export const text: Leaf<'text'> = { kind: 'text' };
/** An identifier of TypeScript. */
export const name: Leaf<'name'> = { kind: 'name' };
/** The source of a regular expression. */
export const pattern: Leaf<'pattern'> = { kind: 'pattern' };
export const number: Leaf<'number'> = { kind: 'number' };
export const flag: Leaf<'flag'> = { kind: 'flag' };
/** Any JSON value. */
export const json: Leaf<'json'> = { kind: 'json' };

export function list<const Item extends ViewShape>(item: Item): List<Item> {
  return { kind: 'list', item };
}

export function group<const Of extends Fields>(fields: Of): Group<Of> {
  return { kind: 'group', fields };
}

/** The value, or null. */
export function maybe<const Of extends ViewShape>(of: Of): Maybe<Of> {
  return { kind: 'maybe', of };
}
