import { narrowingsOf } from '../2-model/effects.js';
import type { NarrowingDefinition } from '../1-load/definition.js';
import { textsIn } from './enum-values.js';
import { valueOrEntryExpected } from '../2-model/values-expected.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/nearest.js';
import { formOf, isTypeName, scalarOf, scalars, takesFormat, type TypeName, typeNames } from '../formats/index.js';
import { inWords } from '../model/words.js';
import type { Scalar } from '../model/model.js';
import { saidFormat } from './said-format.js';
import type { Check, Row } from './subject.js';

/** What holds of a value under a condition fits its type, and leaves some value. */
export const narrowings: Check = ({ tables }) =>
  tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) => {
      const { type, array, map } = row.definition;
      // Another check refuses the key where it cannot stand at all.
      if (map || (!array && !isTypeName(type))) return [];
      const isNested = typeof array === 'object' && 'array' in array && array.array !== undefined;
      return narrowingsOf(row.definition).flatMap(({ narrowing, path }) => [
        ...ofArray(row, narrowing, path),
        ...(isTypeName(type) && !isNested
          ? [...misfits(row, narrowing, path, type), ...values(row, narrowing, path)]
          : ofEntries(row, narrowing, path)),
      ]);
    });

const sizes: readonly string[] = ['minItems', 'maxItems'];

/** Only arrays have a size, and what is filled in is a single value. */
function ofArray(
  { definition: { array }, keyAt }: Row,
  narrowing: NarrowingDefinition,
  path: Path,
): readonly Diagnostic[] {
  const keys = array ? ['default'] : sizes;
  const reason = array ? 'only for a single value' : 'only for arrays';
  return keys
    .filter((key) => key in narrowing)
    .map((key) => diagnostic('key-does-not-fit', keyAt(...path, key), { key, reason }));
}

/** Of entries that are objects or arrays, nothing can be said here. */
function ofEntries({ keyAt }: Row, narrowing: NarrowingDefinition, path: Path): readonly Diagnostic[] {
  const reason = 'only for values, and entries of an array, that are no Object and no array';
  return Object.keys(narrowing)
    .filter((key) => !['when', 'default', ...sizes].includes(key))
    .map((key) => diagnostic('key-does-not-fit', keyAt(...path, key), { key, reason }));
}

const typesWithForms = typeNames.filter(takesFormat);
const texts = typeNames.filter((name) => scalarOf(name) === 'text');

function hasForm(type: TypeName): string {
  return `a ${type} has a form of its own; a ${scalars.text.type} has the one that is said here`;
}

type Path = readonly (string | number)[];

function misfits(row: Row, narrowing: NarrowingDefinition, path: Path, type: TypeName): readonly Diagnostic[] {
  const { enum: words, format } = row.definition;
  const form = format ?? formOf(type, undefined).format;
  const misfit = (key: keyof NarrowingDefinition, reason: string): Diagnostic =>
    diagnostic('key-does-not-fit', row.keyAt(...path, key), { key, reason });
  const given = (...keys: readonly (keyof NarrowingDefinition)[]): readonly (keyof NarrowingDefinition)[] =>
    keys.filter((key) => narrowing[key] !== undefined);
  const isText = type === scalars.text.type;
  const ofText = given('format', 'pattern', 'minLength', 'maxLength').map((key) => {
    if (key === 'format' && !takesFormat(type)) return [misfit(key, `only for ${inWords(typesWithForms, 'and')}`)];
    if (key === 'pattern' && scalarOf(type) !== 'text') return [misfit(key, `only for ${inWords(texts, 'and')}`)];
    if (key !== 'format' && key !== 'pattern' && !isText) return [misfit(key, `only for ${scalars.text.type}`)];
    if (words && (key === 'format' || row.definition.open !== true))
      return [
        misfit(key, key === 'format' ? 'the enum lists values, which have no such form' : 'the enum lists all values'),
      ];
    if (form !== undefined && key === 'format')
      return [misfit(key, format === undefined ? hasForm(type) : 'it already has a `format`')];
    return key === 'format' ? saidFormat(type, narrowing.format ?? '', row.at(...path, 'format')) : [];
  });
  const isBounded = scalars[scalarOf(type)].bounded !== undefined;
  const ofNumbers = isBounded
    ? []
    : given('minimum', 'maximum', 'above', 'below', 'multipleOf').map((key) => misfit(key, 'only for numbers'));
  const hasFractions = scalars[scalarOf(type)].bounded?.isWhole === false;
  const ofFractions = hasFractions ? [] : given('decimals').map((key) => misfit(key, 'only for numbers with decimals'));
  const both = [
    ...(narrowing.minimum === undefined ? [] : given('above').map((key) => misfit(key, 'it already has a `minimum`'))),
    ...(narrowing.maximum === undefined ? [] : given('below').map((key) => misfit(key, 'it already has a `maximum`'))),
  ];
  return [...ofText.flat(), ...ofNumbers, ...ofFractions, ...(isBounded ? both : [])];
}

function values(row: Row, { only, except = [] }: NarrowingDefinition, path: Path): readonly Diagnostic[] {
  const { name, definition } = row;
  const known = textsIn(definition.enum);
  const wrong = (['only', 'except'] as const).flatMap((key) =>
    ({ only: only ?? [], except })[key].flatMap((value: Scalar, index) => {
      const expected = valueOrEntryExpected(definition, value);
      const place = row.at(...path, key, index);
      return expected === undefined
        ? []
        : [diagnostic('condition-value', place, { name, expected }, nearest(String(value), known))];
    }),
  );
  if (wrong.length > 0) return wrong;
  const listed = definition.open === true ? undefined : definition.enum;
  const all = only ?? listed ?? (isTypeName(definition.type) && scalars[scalarOf(definition.type)].values);
  const isNoneLeft = all && all.every((value) => except.includes(value));
  return isNoneLeft ? [diagnostic('no-value-left', row.at(...path), { name })] : [];
}
