/** Numbers that are multiples of what an element says, and others. */
import { isMultipleOf, multipleFrom } from '../exact-number.js';
import { isNumeric } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { brokenByEntry, elementOf, entries } from './payload-context.js';

export function multipleCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('multipleOf');
  const { type } = field;
  if (about === undefined || !isNumeric(type) || type.multipleOf === undefined) return [];
  const { multipleOf: step } = type;
  const brokenBy = brokenByEntry(context, field);
  const starts = entries(context, field).filter((value) => typeof value === 'number');
  const near = starts.flatMap((start) => [
    ...[7, 3, 1].map((steps) => multipleFrom(start, step, steps)),
    ...[1, -1, step / 2, 0.01, step / 100].map((more) => start + more),
  ]);
  const values = [...starts, ...near];
  const shown = (name: string, value: number | undefined, expects: string): readonly Candidate[] =>
    value === undefined
      ? []
      : [
          make({
            about,
            name,
            value: elementOf(context, field, value),
            expects,
            note: `${expects === 'good' ? 'a multiple' : 'no multiple'} of ${step}: ${value}`,
          }),
        ];
  const right = near.find((value) => isMultipleOf(value, step) && brokenBy(value).length === 0) ?? starts[0];
  const wrong = values.find((value) => brokenBy(value).join() === about);
  const half = values.find((value) => value % 1 !== 0 && brokenBy(value).join() === about);
  return [
    ...shown('multiple', right, 'good'),
    ...shown('no-multiple', wrong, about),
    ...(half === wrong ? [] : shown('fraction', half, about)),
  ];
}
