/** Candidates about a body that is an array: its type, that of its entries, and their number. */
import { jsonSamples } from '../formats/scalar-type.js';
import type { BodyArray } from '../model/model.js';
import type { Candidate } from './candidate.js';
import { bodyEntries, bodyOf, type PayloadContext, weightAround } from './payload-context.js';
import { weightOf } from './weight.js';

export function bodyCandidates(context: PayloadContext, array: BodyArray): readonly Candidate[] {
  const { root } = context.message;
  const weight = weightAround(context, root);
  const rule = (kind: string): string | undefined => array.rules.find((one) => one.kind === kind)?.id;
  const type = rule('type') ?? root.typeRule.id;
  const samples = Object.entries(jsonSamples);
  return [
    ...samples
      .filter(([name]) => name !== 'array')
      .map(([name, { value, note }]): Candidate => {
        return { about: type, name, weight, input: () => value, expects: type, note: `not an array but ${note}` };
      }),
    ...samples
      .filter(([name]) => name !== 'object')
      .map(([name, { value, note }]): Candidate => {
        const input = (): unknown => bodyOf(context, value);
        const about = root.typeRule.id;
        return { about, name: `entry-${name}`, weight, input, expects: about, note: `an entry that is ${note}` };
      }),
    ...counted(context, array.minItems - 1, rule('minItems'), false),
    ...counted(context, array.minItems, rule('minItems') ?? type, true),
    ...(array.maxItems === undefined
      ? []
      : [
          ...counted(context, array.maxItems, rule('maxItems'), true),
          ...counted(context, array.maxItems + 1, rule('maxItems'), false),
        ]),
  ];
}

function counted(
  context: PayloadContext,
  count: number,
  about: string | undefined,
  isGood: boolean,
): readonly Candidate[] {
  if (about === undefined || count < 0) return [];
  const entries = bodyEntries(context, count);
  const note = `${count} ${count === 1 ? 'entry' : 'entries'}`;
  const weight = weightOf(entries, context.weights);
  return [
    { about, name: note.replace(' ', '-'), weight, input: () => entries, expects: isGood ? 'good' : about, note },
  ];
}
