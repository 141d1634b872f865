/** Candidates about a body that is an array: its type, that of its entries, and their number. */
import { jsonSamples } from '../formats/scalar-type.js';
import type { Body, Shape } from '../model/model.js';
import { bodyTypeRule, firstBodyOf, objectRootsOf } from '../model/outcomes.js';
import type { Candidate } from './candidate.js';
import { bodyEntries, bodyOf, type PayloadContext, smallest, weightAround, weightWithout } from './payload-context.js';
import { weightOf } from './weight.js';

/** The smallest body of its kind, and its size. */
export function smallestBody(
  context: PayloadContext,
  body: Body,
): { readonly weight: number; readonly input: () => unknown } {
  const { shape, array } = body;
  return {
    weight: weightWithout(context, shape, {}) + (array ? weightAround(context, shape) : 0),
    input: () => bodyOf(context, body, smallest(context, shape, {})),
  };
}

export function bodyCandidates(context: PayloadContext, { shape: root, array }: Required<Body>): readonly Candidate[] {
  const weight = weightAround(context, root);
  const rule = (kind: string): string | undefined => array.rules.find((one) => one.kind === kind)?.id;
  // Where an answer may have another body, a value that is none of them breaks the type of the first one.
  const first = bodyTypeRule(firstBodyOf(context.message)).id;
  const isFirst = first === rule('type');
  const hasObjects = objectRootsOf(context.message).length > 0;
  const samples = Object.entries(jsonSamples);
  return [
    ...(isFirst ? samples : [])
      .filter(([name]) => name !== 'array' && !(hasObjects && name === 'object'))
      .map(([name, { value, note }]): Candidate => {
        return { about: first, name, weight, input: () => value, expects: first, note: `not an array but ${note}` };
      }),
    ...samples
      .filter(([name]) => name !== 'object')
      .map(([name, { value, note }]): Candidate => {
        const input = (): unknown => bodyOf(context, { shape: root, array }, value);
        const about = root.typeRule.id;
        return { about, name: `entry-${name}`, weight, input, expects: about, note: `an entry that is ${note}` };
      }),
    ...counted(context, root, array.minItems - 1, rule('minItems'), false),
    ...counted(context, root, array.minItems, rule('minItems') ?? (isFirst ? first : root.typeRule.id), true),
    ...(array.maxItems === undefined
      ? []
      : [
          ...counted(context, root, array.maxItems, rule('maxItems'), true),
          ...counted(context, root, array.maxItems + 1, rule('maxItems'), false),
        ]),
  ];
}

function counted(
  context: PayloadContext,
  root: Shape,
  count: number,
  about: string | undefined,
  isGood: boolean,
): readonly Candidate[] {
  if (about === undefined || count < 0) return [];
  const entries = bodyEntries(context, root, count);
  const note = `${count} ${count === 1 ? 'entry' : 'entries'}`;
  const weight = weightOf(entries, context.weights);
  return [
    { about, name: note.replace(' ', '-'), weight, input: () => entries, expects: isGood ? 'good' : about, note },
  ];
}
