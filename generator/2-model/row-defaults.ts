/** What a row says is filled in under conditions, and what that means for conditions on its value. */
import type { ConditionDefinition, FieldDefinition } from '../1-load/definition.js';
import { whenEach } from '../model/defaults.js';
import type { Condition, Default } from '../model/model.js';
import { isTrueOf } from '../model/truth.js';

/**
 * The defaults of a row whose defaults depend on other elements.
 *
 * @param resolved the condition at a path of the row, if it can be resolved
 */
export function rowDefaults(
  { presence, ranges = [], values = [], default: last }: FieldDefinition,
  resolved: (written: ConditionDefinition, path: readonly [string, number, 'when']) => Condition | undefined,
): readonly Default[] | undefined {
  const found = Object.entries({ ranges, values }).flatMap(([key, entries]) =>
    entries.flatMap(({ when: written, default: value }, index): readonly Default[] => {
      const when = value === undefined ? undefined : resolved(written, [key, index, 'when']);
      return value === undefined || when === undefined ? [] : [{ value, when }];
    }),
  );
  if (found.length === 0 || presence === 'M') return undefined;
  return [...found, ...(last === undefined ? [] : [{ value: last }])];
}

export type Comparison = Extract<Condition, { readonly kind: 'in' | 'matches' | 'within' }>;

/** A comparison that is true as well where the element is not given and a default that is filled in is such a value. */
export function comparingDefaults(leaf: Comparison, defaults: readonly Default[]): Condition {
  const conditions = whenEach(defaults).filter((_, index) => {
    const value = defaults[index]?.value;
    return leaf.kind === 'in' ? leaf.values.some((one) => one === value) : isTrueOf(leaf, value);
  });
  const [first] = conditions;
  if (!first) return leaf;
  const absent: Condition = { kind: 'not', of: { kind: 'present', field: leaf.field } };
  const filled: Condition = conditions.length === 1 ? first : { kind: 'any', of: conditions };
  return { kind: 'any', of: [leaf, { kind: 'all', of: [absent, filled] }] };
}
