/** Rules that the bounds of elements decide. */
import { rounded } from '../exact-number.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Field, NamePath, Scalar, Shape, TableRule } from '../model/model.js';
import { elementAt, fieldsAlong } from '../model/name-path.js';
import { reachOf } from './distances.js';
import { entryShape, kindOf, placeOf } from '../model/table-rules.js';
import { isNumeric, listedValues, numbersApart, valuesOf } from '../model/value-types.js';

/** A rule that the bounds of its elements always keep, or never when the elements are given. */
export function never(shape: Shape, rule: TableRule): readonly Diagnostic[] {
  const verdict = (code: 'rule-always' | 'rule-never'): readonly Diagnostic[] => [
    diagnostic(code, placeOf(rule), { rule: kindOf(rule) }),
  ];
  switch (rule.check) {
    case 'order':
    case 'before': {
      const bounds = rule.paths.map((path) => boundsOf(elementAt(shape, path)));
      const pairs = bounds.slice(1).map((high, index) => [bounds[index] ?? high, high] as const);
      const isStrict = rule.check === 'before';
      if (pairs.some(([low, high]) => low.minimum > high.maximum || (isStrict && low.minimum >= high.maximum)))
        return verdict('rule-never');
      // Only neighbours tell of elements that may be left out, so there have to be two.
      const [only] = pairs;
      const isAlways = only && (isStrict ? only[0].maximum < only[1].minimum : only[0].maximum <= only[1].minimum);
      return pairs.length === 1 && isAlways ? verdict('rule-always') : [];
    }
    case 'distance': {
      const [from, to] = rule.paths.map((path) => boundsOf(elementAt(shape, path)));
      if (!from || !to) return [];
      const reach = reachOf(shape, rule);
      const [least, most] = [rounded(to.minimum - from.maximum), rounded(to.maximum - from.minimum)];
      const { min = { by: -Infinity }, max = { by: Infinity } } = rule;
      if (min.by > most || min.by >= reach || max.by < least) return verdict('rule-never');
      return min.by <= least && (max.by >= most || max.by >= reach) ? verdict('rule-always') : [];
    }
    case 'same': {
      const fields = rule.paths.map((path) => elementAt(shape, path));
      const bounds = fields.map(boundsOf);
      const lists = fields.flatMap(({ type }) => listedValues(type) ?? []);
      const isShared = (value: Scalar): boolean =>
        fields.every(({ type }) => listedValues(type)?.includes(value) ?? true);
      const isApart = bounds.some(({ minimum }) => bounds.some(({ maximum }) => minimum > maximum));
      const canBeApart = fields.some(({ type }) => numbersApart(type).length > 0);
      return (isApart && !canBeApart) || (lists.length > 0 && !lists.some(isShared)) ? verdict('rule-never') : [];
    }
    case 'unique':
    case 'ascending': {
      const array = elementAt(shape, rule.array);
      if (array.array?.maxItems === 1) return verdict('rule-always');
      return rule.check === 'unique' && fewValues(array, rule.by) < (array.array?.minItems ?? 0)
        ? verdict('rule-never')
        : [];
    }
    case 'count': {
      const { minItems = 0, maxItems = Infinity } = elementAt(shape, rule.array).array ?? {};
      const { min = 0, max = Infinity } = rule;
      if (min > maxItems) return verdict('rule-never');
      const isAlways = min === 0 && max >= maxItems && minItems <= maxItems;
      return isAlways ? verdict('rule-always') : [];
    }
    case 'givenInside':
      if (rule.branches.length === 0) return verdict('rule-never');
      return rule.branches.some((branch) => branch.length === 0) ? verdict('rule-always') : [];
    default:
      return [];
  }
}

interface Bounds {
  readonly minimum: number;
  readonly maximum: number;
}

function boundsOf({ type }: Field): Bounds {
  const { minimum = -Infinity, maximum = Infinity } = isNumeric(type) ? type : {};
  return { minimum, maximum };
}

/** How many entries can differ. */
function fewValues(array: Field, by: readonly NamePath[]): number {
  const entries = entryShape(array);
  const [path] = by;
  const along = path ? (entries ? fieldsAlong(entries, path) : []) : [array];
  if (by.length > 1 || (path && along.some(({ presence }) => presence !== 'M'))) return Infinity;
  const [element] = along.slice(-1);
  return (element && valuesOf(element.type)?.length) ?? Infinity;
}
