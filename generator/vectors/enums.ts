/** The numbers of an enum and another one, and the known values of an open enum and another one. */
import { isNumeric } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf } from './payload-context.js';

export function enumCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  const shown = (name: string, value: string | number, isGood: boolean, note: string): Candidate => {
    const about = rule('enum');
    const expects = isGood || about === undefined ? 'good' : about;
    return make({ about, name, value: elementOf(context, field, value), expects, note });
  };
  if (type.kind === 'text' && type.known) {
    const other = 'NO_SUCH_VALUE';
    return [
      ...type.known.map((value) => shown(`known-${value}`, value, true, `the known value ${value}`)),
      ...(type.known.includes(other) ? [] : [shown('other-value', other, true, 'a value that the page does not list')]),
    ];
  }
  if (!isNumeric(type) || !type.values) return [];
  const { values } = type;
  const other = Math.max(...values) + 1;
  return [
    ...values.map((value) => shown(String(value), value, true, `the value ${value}`)),
    ...(Number.isSafeInteger(Math.trunc(other))
      ? [shown('unknown-value', other, false, 'a number that the table does not list')]
      : []),
  ];
}
