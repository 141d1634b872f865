import type { FieldDefinition } from '../1-load/definition.js';
import { isTypeName } from '../formats/index.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { whyNotInHeader } from './parameters.js';
import type { Check, Row, Table } from './subject.js';

/** The headers of an answer are values that a header can hold, or arrays of them, each with a name of its own. */
export const answerHeaders: Check = ({ tables }) =>
  tables
    .filter(({ rows }) => rows.some(({ place }) => place.path[0] === 'response'))
    .flatMap((table) => [...table.rows.flatMap(ofRow), ...twice(table)]);

/** Keys of a row that a header can have; `named` and `own` are not typed by anyone. */
const keys = new Set<keyof FieldDefinition>([
  'type',
  'named',
  'own',
  'presence',
  'description',
  'array',
  'cardinality',
  'when',
  'unless',
  'otherwise',
  'forbidden',
  'ignored',
  'values',
  'ranges',
  'enum',
  'open',
  'keywords',
  'format',
  'pattern',
  'minLength',
  'maxLength',
  'maxBytes',
  'minimum',
  'maximum',
  'above',
  'below',
  'decimals',
  'multipleOf',
  'deprecated',
  'future',
  'reading',
]);

function ofRow(row: Row): readonly Diagnostic[] {
  const { name, definition, at, keyAt } = row;
  const refused = (Object.keys(definition) as (keyof FieldDefinition)[]).filter((key) => !keys.has(key));
  return [
    ...(isTypeName(definition.type) ? [] : [diagnostic('header-row', at('type'), { name, key: 'type' })]),
    ...refused.map((key) => diagnostic('header-row', keyAt(key), { name, key })),
    ...(definition.values ?? []).flatMap(({ default: filled }, index) =>
      filled === undefined
        ? []
        : [diagnostic('header-row', keyAt('values', index, 'default'), { name, key: 'default' })],
    ),
    ...ofArray(row),
    ...ofValues(row),
  ];
}

/** One text holds the entries, between commas, and none for no entries. */
function ofArray({ name, definition: { array }, keyAt }: Row): readonly Diagnostic[] {
  if (typeof array !== 'object') return [];
  const reason = 'an array without entries cannot be sent; make it O instead';
  return [
    ...('array' in array ? [diagnostic('header-row', keyAt('array', 'array'), { name, key: 'array' })] : []),
    ...('nullEntries' in array
      ? [diagnostic('header-row', keyAt('array', 'nullEntries'), { name, key: 'nullEntries' })]
      : []),
    ...(array.minItems === 0
      ? [diagnostic('key-does-not-fit', keyAt('array', 'minItems'), { key: 'minItems', reason })]
      : []),
  ];
}

/** The values that the definition names can be sent. */
function ofValues({ definition, at }: Row): readonly Diagnostic[] {
  const whyNot = (value: string): string | undefined =>
    definition.array && value.includes(',') ? '`,` stands between entries' : whyNotInHeader(value);
  return (['enum', 'keywords'] as const).flatMap((key) =>
    (definition[key] ?? []).flatMap((value, index) => {
      const why = whyNot(String(value));
      return why === undefined ? [] : [diagnostic('value-not-sent', at(key, index), { value: String(value), why })];
    }),
  );
}

/** The name of a header has no case. */
function twice({ rows }: Table): readonly Diagnostic[] {
  return rows.flatMap(({ name, keyAt }, index) => {
    const other = rows.slice(0, index).find((earlier) => earlier.name.toLowerCase() === name.toLowerCase());
    return other ? [diagnostic('parameter-twice', keyAt(), { name, other: other.name, location: 'header' })] : [];
  });
}
