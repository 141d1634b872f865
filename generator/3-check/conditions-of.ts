/** The conditions of a row as written in the definition, and the elements that they refer to. */
import type { ConditionDefinition } from '../1-load/definition.js';
import { effectKeys, narrowingsOf } from '../2-model/effects.js';
import type { Scalar } from '../model/model.js';
import type { Row } from './subject.js';

export type Path = readonly (string | number)[];

/** A condition of a row and its path in the row: `['ranges', 0, 'when']`. */
export interface Written {
  readonly condition: ConditionDefinition;
  readonly path: Path;
}

export function conditionsOf({ definition }: Row): readonly Written[] {
  const effects = effectKeys.flatMap((key): readonly Written[] => {
    const condition = definition[key];
    return condition === undefined ? [] : [{ condition, path: [key] }];
  });
  const narrowings = narrowingsOf(definition).map(({ narrowing, path }) => ({
    condition: narrowing.when,
    path: [...path, 'when'],
  }));
  return [...effects, ...narrowings];
}

/** A reference of a condition to an element. */
export interface Mention {
  readonly field: string;
  readonly path: Path;
  /** The values that it is compared with, none for a pattern or bounds, or undefined when the condition asks whether it is given. */
  readonly values?: readonly { readonly value: Scalar; readonly path: Path }[];
}

/** The patterns of a condition. */
export function patternsIn({ condition, path }: Written): readonly { readonly pattern: string; readonly path: Path }[] {
  if (typeof condition === 'string') return [];
  if ('matches' in condition) return [{ pattern: condition.matches, path: [...path, 'matches'] }];
  if ('not' in condition) return patternsIn({ condition: condition.not, path: [...path, 'not'] });
  if ('anyEntry' in condition) {
    const asked = condition.anyEntry;
    const inner = [...path, 'anyEntry'];
    return 'where' in asked
      ? patternsIn({ condition: asked.where, path: [...inner, 'where'] })
      : patternsIn({ condition: asked, path: inner });
  }
  if ('parent' in condition) return patternsIn({ condition: condition.parent, path: [...path, 'parent'] });
  const [key, parts] =
    'all' in condition
      ? (['all', condition.all] as const)
      : (['any', 'any' in condition ? condition.any : []] as const);
  return parts.flatMap((part, index) => patternsIn({ condition: part, path: [...path, key, index] }));
}

function comparedWith(
  condition: Extract<ConditionDefinition, { field: string }>,
  path: Path,
): NonNullable<Mention['values']> {
  if ('in' in condition) return condition.in.map((value, index) => ({ value, path: [...path, 'in', index] }));
  return 'equals' in condition ? [{ value: condition.equals, path: [...path, 'equals'] }] : [];
}

/** Every reference to an element of the same table, in the order of the text. */
export function mentionsOf({ condition, path }: Written): readonly Mention[] {
  if (typeof condition === 'string') return [{ field: condition, path }];
  if ('present' in condition) return [{ field: condition.present, path: [...path, 'present'] }];
  if ('absent' in condition) return [{ field: condition.absent, path: [...path, 'absent'] }];
  if ('field' in condition) {
    return [{ field: condition.field, path: [...path, 'field'], values: comparedWith(condition, path) }];
  }
  if ('not' in condition) return mentionsOf({ condition: condition.not, path: [...path, 'not'] });
  if ('prose' in condition || 'parent' in condition) return [];
  if ('anyEntry' in condition)
    return [{ field: condition.anyEntry.field, path: [...path, 'anyEntry', 'field'], values: [] }];
  const [key, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const);
  return parts.flatMap((part, index) => mentionsOf({ condition: part, path: [...path, key, index] }));
}
