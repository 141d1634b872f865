/** Distances between elements fit the values that they are between, and leave something to the rule. */
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Order } from '../formats/order.js';
import type { DistanceCheck, Field, Shape, TableRule } from '../model/model.js';
import { elementAt } from '../model/name-path.js';
import { orderOf, placeOf } from '../model/table-rules.js';

type Rule = Extract<TableRule, DistanceCheck>;

export function reasonAgainstDistance({ type }: Field): string | undefined {
  switch (orderOf(type)?.kind) {
    case 'month':
      return 'months have no fixed length';
    case 'digits':
      return 'it is a text, which is only more or less than another one; numbers have distances';
    default:
      return undefined;
  }
}

export function distances(shape: Shape, rule: Rule): readonly Diagnostic[] {
  const kind = kindOfElements(shape, rule);
  const wrong = (['min', 'max'] as const).flatMap((key) => {
    const bound = rule[key];
    const reason = bound && reasonAgainst(bound, kind);
    const distance = bound?.words ?? '';
    return reason === undefined
      ? []
      : [diagnostic('not-a-distance', placeOf(rule, `distance.${key}`), { distance, reason })];
  });
  if (wrong.length > 0) return wrong;
  const { min, max } = rule;
  return min && max && min.by > max.by
    ? [diagnostic('bounds-reversed', placeOf(rule, 'distance.max'), { least: min.words, most: max.words })]
    : [];
}

function reasonAgainst({ by, isDuration }: NonNullable<Rule['min']>, kind: Order['kind']): string | undefined {
  if (isDuration) {
    if (kind === 'number') return 'the elements are numbers';
    if (kind === 'date' && by % DAY !== 0) return 'the elements are days, so it has to be of whole days';
    return undefined;
  }
  return kind === 'number' ? undefined : 'the elements are dates or times';
}

const DAY = 86_400;
/** More than there are between two moments of the years 0 to 9999. */
const ALL_YEARS = 10_001 * 366 * DAY;

/** What the distance of two elements does not reach: a number, or seconds. */
export function reachOf(shape: Shape, rule: Rule): number {
  const kind = kindOfElements(shape, rule);
  return kind === 'number' ? Infinity : kind === 'time' ? DAY : ALL_YEARS;
}

function kindOfElements(shape: Shape, { paths: [from] }: Rule): Order['kind'] {
  return orderOf(elementAt(shape, from).type)?.kind ?? 'number';
}
