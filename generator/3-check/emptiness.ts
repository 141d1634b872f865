import type { FieldDefinition } from '../1-load/definition.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Check, Row } from './subject.js';

type Key = 'empty' | 'tolerances' | 'aliases' | 'wrapper';

/** What is said of empty elements can be told apart from what they hold, and is said once. */
export const emptiness: Check = ({ tables, messages, rowOf }) => {
  const rows = tables.flatMap((table) => table.rows).flatMap(ofRow);
  const enveloped = messages.flatMap(({ root, envelope }) => {
    if (!envelope) return [];
    const own = [envelope.errorCode, envelope.errorMessage, ...envelope.payload];
    return root.fields.flatMap((field) => (own.includes(field) ? ofEnvelope(rowOf(field)) : besideIt(rowOf(field))));
  });
  return [...rows, ...enveloped];
};

function ofRow(row: Row): readonly Diagnostic[] {
  const { empty, tolerances } = row.definition;
  if (!empty) return [];
  const isOfElement = (value: unknown): boolean => value === '' || value === null;
  return [
    ...(isOfElement(empty.written) ? [] : [misfit(row, 'empty', notOfElement, row.at('empty', 'written'))]),
    ...empty.read.flatMap((value, index) =>
      isOfElement(value) ? [] : [misfit(row, 'empty', notOfElement, row.at('empty', 'read', index))],
    ),
    ...(tolerances?.blank === undefined
      ? []
      : [misfit(row, 'empty', '`tolerances` says what blanks mean', row.keyAt('empty'))]),
    ...(empty.always ? ofNothing(row) : []),
  ];
}

/** What an element may say that has no value. */
const fitting = [
  'in',
  'type',
  // Of a named type; nobody types these two.
  'named',
  'own',
  'presence',
  'cardinality',
  'description',
  'empty',
  'only',
  'reading',
  'deprecated',
  'future',
];

function ofNothing(row: Row): readonly Diagnostic[] {
  const keys = Object.keys(row.definition).filter((key) => !fitting.includes(key));
  const isConditional = row.definition.presence === 'CM';
  return [
    ...keys.map((key) =>
      diagnostic('key-does-not-fit', row.keyAt(key), { key, reason: 'the element is always empty' }),
    ),
    ...(isConditional
      ? [misfit(row, 'empty', 'a CM element has a value where it is mandatory', row.at('empty', 'always'))]
      : []),
  ];
}

const notOfElement = 'an element is empty as an empty text or null, and an array without entries needs no `empty`';

function ofEnvelope(row: Row): readonly Diagnostic[] {
  return found(row, ['empty', 'tolerances', 'aliases', 'wrapper'], 'the envelope says how it is empty');
}

/** What stands beside the elements of an envelope is read as it is written. */
function besideIt(row: Row): readonly Diagnostic[] {
  const reason = 'the elements of an envelope are read as they are written';
  const { empty } = row.definition;
  const isReadOtherwise = empty?.read.some((value) => value !== empty.written) ?? false;
  return found(
    row,
    isReadOtherwise ? ['empty', 'tolerances', 'aliases', 'wrapper'] : ['tolerances', 'aliases', 'wrapper'],
    reason,
  );
}

function found(row: Row, keys: readonly Key[], reason: string): readonly Diagnostic[] {
  const { definition }: { definition: FieldDefinition } = row;
  return keys.filter((key) => definition[key] !== undefined).map((key) => misfit(row, key, reason, row.keyAt(key)));
}

function misfit(row: Row, key: Key, reason: string, span = row.keyAt(key)): Diagnostic {
  return diagnostic('key-does-not-fit', span, { key, reason });
}
