/** The elements that several tables share, as rules about entries of one of these tables see them. */
import { isDeepStrictEqual } from 'node:util';
import type { Field, Shape, ValueType } from './model.js';

/** The table of the elements that all of the tables have alike; their own rules are not in it. */
export function sharedShape(shapes: readonly [Shape, ...Shape[]]): Shape {
  const [first] = shapes;
  const fields = first.fields.flatMap(({ name }) => {
    const found = shapes.flatMap((shape) => shape.fields.find((field) => field.name === name) ?? []);
    const shared = found.length === shapes.length ? sharedElement(found) : undefined;
    return shared ? [shared] : [];
  });
  return { ...first, fields, conditions: [], tableRules: [] };
}

function sharedElement(found: readonly Field[]): Field | undefined {
  const [first] = found;
  const type = sharedType(found.map((field) => field.type));
  if (!first || !type || found.some((field) => field.ignored || !isDeepStrictEqual(readAs(field), readAs(first))))
    return undefined;
  const presence = found.every((field) => field.presence === 'M') ? 'M' : 'O';
  const aliases = [...new Map(found.flatMap(({ wire }) => wire.aliases).map((alias) => [alias.alias, alias])).values()];
  const foldCase = found.some(({ wire }) => wire.foldCase);
  return { ...first, type, presence, ranges: [], wire: { ...first.wire, foldCase, aliases } };
}

/** What conditions and comparisons need to know of an element besides its type. */
function readAs(field: Field): readonly unknown[] {
  const { type, array, nullable, emptyText, fills, default: filled, defaults, wire } = field;
  // A word of a closed list in another case is no value of the table that does not fold it.
  const foldCase = type.kind === 'enum' || wire.foldCase;
  return [array, nullable, emptyText, fills, filled, defaults, { ...wire, foldCase, aliases: [] }];
}

/** A type that has the values of all of these, and compares them alike. */
function sharedType(types: readonly ValueType[]): ValueType | undefined {
  const [first] = types;
  if (!first || types.every((type) => isDeepStrictEqual(type, first))) return first;
  const words = types.flatMap((type) => (type.kind === 'enum' ? [type.values] : []));
  if (words.length === types.length) return { kind: 'enum', values: [...new Set(words.flat())] };
  if (first.kind === 'integer' || first.kind === 'decimal') {
    const { kind, keywords } = first;
    const areAlike = types.every((type) => type.kind === kind && isDeepStrictEqual(type.keywords, keywords));
    return areAlike ? { kind, ...(keywords && { keywords }) } : undefined;
  }
  const forms = types.map((type) => (type.kind === 'text' ? [type.format, type.notation, type.isDigits] : []));
  const areTexts = types.every(({ kind }) => kind === 'text' || kind === 'enum');
  if (!areTexts || !forms.every((form) => isDeepStrictEqual(form.filter(Boolean), forms[0]?.filter(Boolean))))
    return undefined;
  const [format, notation, isDigits] = forms[0] ?? [];
  const keywords = [...new Set(types.flatMap((type) => (type.kind === 'text' ? type.keywords : [])))];
  const form = { ...(format && { format }), ...(notation && { notation }), ...(isDigits && { isDigits }) };
  return { kind: 'text', keywords, ...form } as ValueType;
}
