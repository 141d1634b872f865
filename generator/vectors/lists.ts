/** Words that stand for a whole list: alone, and beside other entries. */
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { entries } from './payload-context.js';

export function aloneCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('alone');
  const words = field.array?.alone ?? [];
  const other = entries(context, field).find((value) => words.every((word) => word !== value));
  if (about === undefined || other === undefined) return [];
  return words.flatMap((word) => [
    make({ about, name: `${word}-alone`, value: [word], expects: 'good', note: `${word} as the only entry` }),
    make({ about, name: `${word}-first`, value: [word, other], expects: about, note: `${word} before another entry` }),
    make({ about, name: `${word}-last`, value: [other, word], expects: about, note: `${word} behind another entry` }),
    make({ about, name: `${word}-twice`, value: [word, word], expects: about, note: `${word} twice` }),
  ]);
}
