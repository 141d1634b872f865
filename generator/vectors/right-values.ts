/** Values of the type of an element, the simplest first. Its other rules are not considered. */
import { scalars } from '../formats/index.js';
import type { Field, Scalar } from '../model/model.js';
import { formatOfTexts, isNumeric, isScalar } from '../model/value-types.js';
import { LARGEST_VECTOR } from './limits.js';
import { defined } from '../defined.js';

export function rightValues({ type, ranges }: Field, texts: ReadonlyMap<string, readonly string[]>): readonly Scalar[] {
  if (!isScalar(type)) return [];
  if (type.kind === 'enum') return type.values;
  const plain = scalars[type.kind].right.map(({ value }) => value);
  if (type.kind === 'text') {
    const own = type.pattern === undefined ? [] : defined(texts.get(type.pattern), 'the texts of a pattern');
    const known = formatOfTexts(type)?.right.map(({ value }) => value) ?? plain;
    const long = type.minLength === undefined ? [] : ['a'.repeat(Math.min(type.minLength, LARGEST_VECTOR))];
    return [...own, ...known, ...type.keywords, ...(type.known ?? []), ...long];
  }
  if (!isNumeric(type)) return plain;
  if (type.values) return type.values;
  const { above, below } = type;
  const bounds = [
    ...[type, ...ranges].flatMap(({ minimum, maximum }) => [minimum ?? [], maximum ?? []].flat()),
    ...[above ?? [], below ?? []].flat(),
  ];
  return [...new Set([...plain, ...bounds, ...bounds.map((bound) => bound + 1), ...bounds.map((bound) => bound - 1)])];
}
