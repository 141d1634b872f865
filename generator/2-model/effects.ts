/** When an element is mandatory, forbidden or ignored, and what else holds of its value under a condition. */
import type { FieldDefinition, NarrowingDefinition } from '../1-load/definition.js';
import { formOf, isTypeName } from '../formats/index.js';
import type { Condition, ProseRule, Range } from '../model/model.js';
import { proseIn } from './condition-parts.js';

export const effectKeys = ['when', 'unless', 'forbidden', 'ignored'] as const;
export type EffectKey = (typeof effectKeys)[number];

export interface Effects {
  readonly mandatory?: Condition;
  readonly forbidden?: Condition;
  readonly ignored?: Condition;
}

/**
 * The effects of a row. `when` and `unless` are one condition: mandatory when the one is true, unless the other is.
 * `otherwise` is what the element is where nothing else is said of it.
 *
 * @param resolved the condition at a key, if it can be enforced
 */
export function effectsOf(definition: FieldDefinition, resolved: (key: EffectKey) => Condition | undefined): Effects {
  const [when, unless, forbidden, ignored] = effectKeys.map(resolved);
  const isPart = (key: 'when' | 'unless', found: Condition | undefined): boolean =>
    definition[key] === undefined || found !== undefined;
  const parts = [...(when ? [when] : []), ...(unless ? [negated(unless)] : [])];
  // Half of a condition is not the condition.
  const mandatory = isPart('when', when) && isPart('unless', unless) ? allOf(parts) : undefined;
  const said: Effects = {
    ...(mandatory ? { mandatory } : {}),
    ...(forbidden ? { forbidden } : {}),
    ...(ignored ? { ignored } : {}),
  };
  const { otherwise } = definition;
  if (!mandatory || otherwise === undefined || said[otherwise]) return said;
  const other = otherwise === 'ignored' ? forbidden : ignored;
  return { ...said, [otherwise]: negated(other ? { kind: 'any', of: [mandatory, other] } : mandatory) };
}

function allOf(parts: readonly Condition[]): Condition | undefined {
  const [first, ...others] = parts;
  return first && others.length > 0 ? { kind: 'all', of: parts } : first;
}

function negated(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

/** The effects that are said in prose. */
export function proseRules(definition: FieldDefinition): readonly ProseRule[] {
  const effects = { when: 'mandatory', unless: 'mandatory', forbidden: 'forbidden', ignored: 'ignored' } as const;
  const rules = effectKeys.flatMap((key): readonly ProseRule[] => {
    const written = definition[key];
    const text = written === undefined ? undefined : proseIn(written);
    if (text === undefined) return [];
    return [{ effect: effects[key], text: key === 'unless' ? `unless ${text}` : text }];
  });
  const { otherwise } = definition;
  const isProse = rules.some(({ effect }) => effect === 'mandatory');
  return otherwise !== undefined && isProse ? [...rules, { effect: otherwise, text: 'otherwise' }] : rules;
}

/** What a row says of its value under conditions, and where. */
export function narrowingsOf({ ranges = [], values = [] }: FieldDefinition): readonly {
  readonly narrowing: NarrowingDefinition;
  readonly path: readonly [key: 'ranges' | 'values', index: number];
}[] {
  return [
    ...ranges.map((narrowing, index) => ({ narrowing, path: ['ranges', index] as const })),
    ...values.map((narrowing, index) => ({ narrowing, path: ['values', index] as const })),
  ];
}

/** Whether an entry says something of values, and not only what is filled in. */
export function narrowsValue(narrowing: NarrowingDefinition): boolean {
  return Object.keys(narrowing).some((key) => key !== 'when' && key !== 'default');
}

/** What holds of a value under a condition; a format or a pattern that does not fit is reported elsewhere. */
export function rangeOf(
  { type }: FieldDefinition,
  narrowing: NarrowingDefinition,
  when: Condition,
  pattern: string | undefined,
): Range {
  const { only, except, minimum, maximum, above, below, format, minLength, maxLength, decimals, multipleOf } =
    narrowing;
  const { minItems, maxItems } = narrowing;
  return {
    when,
    ...(only === undefined ? {} : { only }),
    ...(except === undefined ? {} : { except }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
    ...(format === undefined || !isTypeName(type) ? {} : formOf(type, format)),
    ...(pattern === undefined ? {} : { pattern }),
    // Every text has one character at least.
    ...(minLength === undefined || minLength <= 1 ? {} : { minLength }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(decimals === undefined ? {} : { decimals }),
    ...(multipleOf === undefined ? {} : { multipleOf }),
    // Every array has none at least.
    ...(minItems === undefined || minItems === 0 ? {} : { minItems }),
    ...(maxItems === undefined ? {} : { maxItems }),
  };
}
