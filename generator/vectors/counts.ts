/** Arrays of too few and too many entries, and of just enough. */
import type { Bench } from './element-vectors.js';
import type { Candidate } from './candidate.js';
import { entriesOf } from './message-builder.js';

export function countCandidates({ world, field, rule, make }: Bench): readonly Candidate[] {
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
        value: entriesOf(world, field, count),
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
