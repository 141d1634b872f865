/** Values of the wrong JSON type, for an element and for an entry of an array. */
import { type JsonSample, jsonSamples } from '../formats/scalar-type.js';
import { scalarTypeOf } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf } from './payload-context.js';

export function confusionCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('type');
  const isText = context.message.role === 'parameters' && context.form === 'wire';
  const scalar = scalarTypeOf(field.type);
  const right: readonly JsonSample[] = scalar?.takes ?? ['object'];
  const read = isText ? (scalar?.takesAsText ?? []) : [];
  // Parameters come as text, which is read as what it spells.
  const isRight = (kind: JsonSample): boolean => right.includes(kind) || read.includes(kind);
  const wrong = (Object.keys(jsonSamples) as JsonSample[]).filter((kind) => !isRight(kind));
  const ofWhole = wrong.filter((kind) => kind !== 'null' && kind !== 'blank' && !(field.array && kind === 'array'));
  const whole =
    field.array && field.type.kind !== 'object'
      ? [...ofWhole, ...right]
      : field.array
        ? [...ofWhole, 'object' as const]
        : ofWhole;
  return [
    ...whole.map((kind) =>
      make({
        about,
        name: kind,
        value: jsonSamples[kind].value,
        expects: about ?? 'any',
        note: jsonSamples[kind].note,
      }),
    ),
    ...(field.array ? wrong : []).map((kind) =>
      make({
        about,
        name: `entry-${kind}`,
        value: elementOf(context, field, jsonSamples[kind].value),
        expects: about ?? 'any',
        note: `an entry that is ${jsonSamples[kind].note}`,
      }),
    ),
  ];
}
