/** Numbers with as many digits behind the point as an element may have, and with one more. */
import { isNumeric } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { brokenByEntry, elementOf, entries } from './payload-context.js';

export function decimalCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('decimals');
  const { type } = field;
  if (about === undefined || !isNumeric(type) || type.decimals === undefined) return [];
  const { decimals } = type;
  const brokenBy = brokenByEntry(context, field);
  const starts = entries(context, field).filter((value) => typeof value === 'number');
  /** The first that breaks these rules and no others; 7 hundredths are no double, and a double of them times 100 is not 7. */
  const near = (digits: number, broken: readonly string[]): number | undefined =>
    starts
      .flatMap((start) => [7, 1, 3, -7].map((last) => Number((start + last * 10 ** -digits).toFixed(digits))))
      .find((value) => brokenBy(value).join() === broken.join() && value % 1 !== 0);
  const shown = (name: string, value: number | undefined, expects: string): readonly Candidate[] =>
    value === undefined
      ? []
      : [
          make({
            about,
            name,
            value: elementOf(context, field, value),
            expects,
            note: `${name.replaceAll('-', ' ')}: ${value}`,
          }),
        ];
  return [
    ...(decimals === 0 ? [] : shown(`${decimals}-decimals`, near(decimals, []), 'good')),
    ...shown(`${decimals + 1}-decimals`, near(decimals + 1, [about]), about),
  ];
}
