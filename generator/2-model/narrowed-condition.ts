/** What a row says of its value as a condition on the row itself. */
import type { ConditionDefinition, NarrowingDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Condition, Field } from '../model/model.js';
import { oneOf } from '../model/words.js';
import { resolveCondition, type Siblings } from './resolve-condition.js';
import { at, type Place, type Scope } from './scope.js';

/** The condition that an element is not given, or has a value as the narrowing says. */
export function narrowedCondition(
  scope: Scope,
  {
    only,
    except,
    minimum,
    maximum,
    format,
    pattern,
    minLength,
    maxLength,
    decimals,
    default: filled,
  }: NarrowingDefinition,
  { place, field, siblings }: { readonly place: Place; readonly field: Field; readonly siblings: Siblings },
): Condition | undefined {
  const { name } = field;
  if (format !== undefined) {
    const reason = 'a condition on the table around can ask for a `pattern` instead';
    scope.report(diagnostic('key-does-not-fit', at(place, 'format'), { key: 'format', reason }));
    return undefined;
  }
  if (decimals !== undefined) {
    const reason = 'decimals cannot depend on the table around';
    scope.report(diagnostic('key-does-not-fit', at(place, 'decimals'), { key: 'decimals', reason }));
    return undefined;
  }
  if (filled !== undefined) {
    const reason = 'what is filled in cannot depend on the table around';
    scope.report(diagnostic('key-does-not-fit', at(place, 'default'), { key: 'default', reason }));
    return undefined;
  }
  const bounds = { ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
  const asked: readonly ConditionDefinition[] = [
    ...(only ? [{ field: name, in: only }] : []),
    ...(except ? [{ not: { field: name, in: except } }] : []),
    ...(Object.keys(bounds).length > 0 ? [{ field: name, ...bounds }] : []),
    ...(pattern === undefined ? [] : [{ field: name, matches: pattern }]),
    ...(minLength === undefined ? [] : [{ field: name, matches: `^[\\s\\S]{${minLength},}$` }]),
    ...(maxLength === undefined ? [] : [{ field: name, matches: `^[\\s\\S]{0,${maxLength}}$` }]),
  ];
  // What does not fit the row is reported by the checks of its narrowings, at their places.
  const found = resolveCondition({ report: () => undefined }, { all: asked }, place, siblings);
  return found && { kind: 'any', of: [{ kind: 'not', of: { kind: 'present', field: name } }, found] };
}

/** `at least 1 and at most 7` */
export function narrowedWords({
  only,
  except,
  minimum,
  maximum,
  pattern,
  minLength,
  maxLength,
}: NarrowingDefinition): string {
  return [
    ...(only ? [oneOf(only)] : []),
    ...(except ? [`not ${oneOf(except)}`] : []),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
    ...(pattern === undefined ? [] : [`text that matches ${pattern}`]),
    ...(minLength === undefined ? [] : [`at least ${minLength} characters long`]),
    ...(maxLength === undefined ? [] : [`at most ${maxLength} characters long`]),
  ].join(' and ');
}
