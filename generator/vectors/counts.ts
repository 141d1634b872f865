/** Arrays with too few and too many entries, and at their bounds. */
import type { ElementBuilder } from './element-builder.js';
import type { Candidate } from './candidate.js';
import { entriesOf } from './payload-context.js';

export function countCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { array } = field;
  if (!array) return [];
  const counted = (kind: 'minItems' | 'maxItems', count: number, isGood: boolean): readonly Candidate[] => {
    if (count < 0) return [];
    const about = rule(kind) ?? rule('type');
    const note = `${count} ${count === 1 ? 'entry' : 'entries'}`;
    return [
      make({
        about,
        name: note.replace(' ', '-'),
        value: entriesOf(context, field, count),
        expects: isGood ? 'good' : (about ?? 'good'),
        note,
      }),
    ];
  };
  const { minItems, maxItems } = array;
  return [
    ...counted('minItems', minItems - 1, false),
    ...counted('minItems', minItems, true),
    ...counted('minItems', minItems + 1, maxItems === undefined || maxItems > minItems),
    ...(maxItems === undefined
      ? []
      : [...counted('maxItems', maxItems, true), ...counted('maxItems', maxItems + 1, false)]),
  ];
}
