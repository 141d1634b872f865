/** Values of the type of an element, the simplest first. Its other rules are not considered. */
import { commonMultiple, multipleFrom } from '../exact-number.js';
import { formatOf, scalars } from '../formats/index.js';
import type { Field, Scalar } from '../model/model.js';
import { formatOfTexts, isNumeric, isScalar, numbersApart } from '../model/value-types.js';
import { LARGEST_VECTOR } from './limits.js';
import { stretched } from './stretched.js';
import { defined } from '../defined.js';

export function rightValues({ type, ranges }: Field, texts: ReadonlyMap<string, readonly string[]>): readonly Scalar[] {
  if (!isScalar(type)) return [];
  if (type.kind === 'enum') return type.values;
  const plain = scalars[type.kind].right.map(({ value }) => value);
  const only = ranges.flatMap((range) => range.only ?? []);
  if (type.kind === 'text') {
    const own = [type, ...ranges].flatMap(({ pattern }) =>
      pattern === undefined ? [] : defined(texts.get(pattern), 'the texts of a pattern'),
    );
    const narrowed = ranges.flatMap((range) => formatOf(range)?.right.map(({ value }) => value) ?? []);
    const ofUser = type.own && Object.values(type.own.right);
    const known = formatOfTexts(type)?.right.map(({ value }) => value) ?? ofUser ?? plain;
    const least = Math.min(type.minLength ?? 0, LARGEST_VECTOR);
    const long = least === 0 ? [] : ['a'.repeat(least), ...stretched(own, least, (text) => [...text].length)];
    return [...new Set([...own, ...known, ...type.keywords, ...(type.known ?? []), ...long, ...narrowed, ...only])];
  }
  if (!isNumeric(type)) return plain;
  if (type.values) return type.values;
  const bounds = [
    ...[type, ...ranges].flatMap(({ minimum, maximum }) => [minimum ?? [], maximum ?? []].flat()),
    ...[type, ...ranges].flatMap(({ above, below }) => [above ?? [], below ?? []].flat()),
  ];
  const step = commonMultiple([type, ...ranges].flatMap(({ multipleOf }) => multipleOf ?? []));
  const multiples =
    step === undefined
      ? []
      : [0, ...bounds].flatMap((bound) => [-1, 0, 1].map((steps) => multipleFrom(bound, step, steps)));
  return [
    ...new Set([
      ...plain,
      ...only,
      ...bounds,
      ...bounds.map((bound) => bound + 1),
      ...bounds.map((bound) => bound - 1),
      ...multiples,
      ...numbersApart(type),
    ]),
  ];
}
