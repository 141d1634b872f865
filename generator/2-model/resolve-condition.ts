/** Converts written conditions to conditions of the model, and looks up their elements among the siblings. */
import type { ConditionDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Condition } from '../model/model.js';
import { nearest } from '../diagnostics/nearest.js';
import { at, inside, type Place, type Scope } from './scope.js';

/** The first prose inside a condition; such a condition cannot be enforced as a whole. */
export function proseIn(definition: ConditionDefinition): string | undefined {
  if (typeof definition === 'string') return undefined;
  if ('prose' in definition) return definition.prose;
  if ('not' in definition) return proseIn(definition.not);
  const parts = 'all' in definition ? definition.all : 'any' in definition ? definition.any : [];
  return parts.map(proseIn).find((prose) => prose !== undefined);
}

/** The condition; undefined if it contains prose or an unknown element, which is reported with the most similar one. */
export function resolveCondition(
  scope: Pick<Scope, 'report'>,
  definition: ConditionDefinition,
  place: Place,
  siblings: readonly string[],
): Condition | undefined {
  const known = (field: string, where: Place): boolean => {
    if (siblings.includes(field)) return true;
    scope.report(diagnostic('unknown-element', at(where), { name: field }, nearest(field, siblings)));
    return false;
  };
  const parts = (of: readonly ConditionDefinition[], key: 'all' | 'any'): Condition | undefined => {
    const resolved = of.map((part, index) => resolveCondition(scope, part, inside(place, key, index), siblings));
    const whole = resolved.filter((part) => part !== undefined);
    return whole.length === of.length ? { kind: key, of: whole } : undefined;
  };
  if (typeof definition === 'string')
    return known(definition, place) ? { kind: 'present', field: definition } : undefined;
  if ('present' in definition) {
    return known(definition.present, inside(place, 'present'))
      ? { kind: 'present', field: definition.present }
      : undefined;
  }
  if ('absent' in definition) {
    if (!known(definition.absent, inside(place, 'absent'))) return undefined;
    return { kind: 'not', of: { kind: 'present', field: definition.absent } };
  }
  if ('field' in definition) {
    if (!known(definition.field, inside(place, 'field'))) return undefined;
    return { kind: 'in', field: definition.field, values: 'in' in definition ? definition.in : [definition.equals] };
  }
  if ('all' in definition) return parts(definition.all, 'all');
  if ('any' in definition) return parts(definition.any, 'any');
  if ('not' in definition) {
    const of = resolveCondition(scope, definition.not, inside(place, 'not'), siblings);
    return of && { kind: 'not', of };
  }
  return undefined;
}
