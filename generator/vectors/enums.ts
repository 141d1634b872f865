/** The numbers or booleans of an enum and another one, and the known values of an open enum and another one. */
import { isScalar } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { brokenByEntry, elementOf, entries } from './payload-context.js';

export function enumCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  const shown = (name: string, value: string | number | boolean, isGood: boolean, note: string): Candidate => {
    const about = rule('enum');
    const expects = isGood || about === undefined ? 'good' : about;
    return make({ about, name, value: elementOf(context, field, value), expects, note });
  };
  if (type.kind === 'text' && type.known) {
    const { known } = type;
    const brokenBy = brokenByEntry(context, field);
    const other = ['NO_SUCH_VALUE', ...entries(context, field)].find(
      (value) => typeof value === 'string' && !known.includes(value) && brokenBy(value).length === 0,
    );
    return [
      ...known.map((value) => shown(`known-${value}`, value, true, `the known value ${value}`)),
      ...(other === undefined ? [] : [shown('other-value', other, true, 'a value that the page does not list')]),
    ];
  }
  if (type.kind === 'text' || type.kind === 'enum' || !isScalar(type) || !type.values) return [];
  const { values } = type;
  return [
    ...values.map((value) => shown(String(value), value, true, `the value ${value}`)),
    ...unlisted(values).map((other) => shown('unknown-value', other, false, 'a value that the table does not list')),
  ];
}

/** A value of the same type that is not among these, where there is one. */
function unlisted(values: readonly (number | boolean)[]): readonly (number | boolean)[] {
  const numbers = values.filter((value) => typeof value === 'number');
  if (numbers.length === 0) return [true, false].filter((value) => !values.includes(value));
  const other = Math.max(...numbers) + 1;
  return Number.isSafeInteger(Math.trunc(other)) ? [other] : [];
}
