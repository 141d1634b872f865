/** What a row says of its value as a condition on the row itself. */
import type { ConditionDefinition, FieldDefinition, NarrowingDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { type Format, formatOf, formOf, isTypeName } from '../formats/index.js';
import type { Bounds, Condition, Field } from '../model/model.js';
import { inBounds } from '../model/conditions.js';
import { oneOf } from '../model/words.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import { at, type Place, type Scope } from './scope.js';

/** The condition that an element is not given, or has a value as the narrowing says. */
export function narrowedCondition(
  scope: Scope,
  narrowing: NarrowingDefinition,
  { place, field: { name }, siblings }: { readonly place: Place; readonly field: Field; readonly siblings: Siblings },
): Condition | undefined {
  const { only, except, pattern, minLength, maxLength } = narrowing;
  const form = formIn(siblings.fields[name], narrowing);
  const [odd] = beyondConditions(siblings.fields[name], narrowing, form);
  if (odd) {
    scope.report(diagnostic('key-does-not-fit', at(place, odd.key), odd));
    return undefined;
  }
  const bounds = boundsIn(narrowing);
  const longest = [maxLength, form?.maxLength].filter((most) => most !== undefined);
  const asked: readonly ConditionDefinition[] = [
    ...(only ? [{ field: name, in: only }] : []),
    ...(except ? [{ not: { field: name, in: except } }] : []),
    ...(Object.keys(bounds).length > 0 ? [{ field: name, ...bounds }] : []),
    ...(form ? [{ field: name, matches: `^${form.pattern}$` }] : []),
    ...(pattern === undefined ? [] : [{ field: name, matches: pattern }]),
    ...(minLength === undefined ? [] : [{ field: name, matches: `^[\\s\\S]{${minLength},}$` }]),
    ...longest.map((most) => ({ field: name, matches: `^[\\s\\S]{0,${most}}$` })),
  ];
  // What does not fit the row is reported by the checks of its narrowings, at their places.
  const found = resolveCondition({ report: () => undefined }, { all: asked }, place, siblings);
  return found && { kind: 'any', of: [{ kind: 'not', of: { kind: 'present', field: name } }, found] };
}

/** What no condition on the row itself can say. */
function beyondConditions(
  row: FieldDefinition | undefined,
  narrowing: NarrowingDefinition,
  form: Format | undefined,
): readonly { readonly key: string; readonly reason: string }[] {
  const odd = (key: string, reason: string): { readonly key: string; readonly reason: string } => ({ key, reason });
  const { decimals, multipleOf, default: filled } = narrowing;
  if (row?.array)
    return Object.keys(narrowing)
      .filter((key) => key !== 'when')
      .map((key) => odd(key, 'what an array holds cannot depend on the table around; whether it is given can'));
  return [
    ...(form?.beyondPattern === undefined
      ? []
      : [
          odd(
            'format',
            'no pattern says the whole form, so it cannot depend on the table around; a `pattern` can, which comes near',
          ),
        ]),
    ...(decimals === undefined ? [] : [odd('decimals', 'decimals cannot depend on the table around')]),
    ...(multipleOf === undefined ? [] : [odd('multipleOf', 'multiples cannot depend on the table around')]),
    ...(filled === undefined ? [] : [odd('default', 'what is filled in cannot depend on the table around')]),
  ];
}

function formIn(row: FieldDefinition | undefined, { format }: NarrowingDefinition): Format | undefined {
  if (!row || format === undefined || !isTypeName(row.type)) return undefined;
  return formatOf(formOf(row.type, format));
}

function boundsIn({ minimum, maximum, above, below }: NarrowingDefinition): Bounds {
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(above === undefined ? {} : { above }),
    ...(below === undefined ? {} : { below }),
  };
}

/** `at least 1 and at most 7` */
export function narrowedWords(row: FieldDefinition | undefined, narrowing: NarrowingDefinition): string {
  const { only, except, pattern, minLength, maxLength } = narrowing;
  const form = formIn(row, narrowing);
  const bounds = boundsIn(narrowing);
  return [
    ...(only ? [oneOf(only)] : []),
    ...(except ? [`not ${oneOf(except)}`] : []),
    ...(Object.keys(bounds).length > 0 ? [inBounds(bounds)] : []),
    ...(form ? [form.words] : []),
    ...(pattern === undefined ? [] : [`text that matches ${pattern}`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters long`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters long`]),
  ].join(' and ');
}
