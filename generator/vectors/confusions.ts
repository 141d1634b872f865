/** Values of the wrong JSON type, for an element and for an entry of an array. */
import { type JsonSample, jsonSamples } from '../formats/scalar-type.js';
import { comesAsTexts } from '../model/messages.js';
import { scalarTypeOf } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf } from './payload-context.js';

export function confusionCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('type');
  const isText = comesAsTexts(context.message) && context.form === 'wire';
  const scalar = scalarTypeOf(field.type);
  const all = Object.keys(jsonSamples) as JsonSample[];
  const isList = field.type.kind === 'list';
  const right =
    isList || field.type.kind === 'nothing'
      ? []
      : (scalar?.takes ?? (field.type.kind === 'any' ? all : ['object' as const]));
  const read = isText ? (scalar?.takesAsText ?? []) : [];
  // Parameters come as text, which is read as what it spells.
  const isRight = (kind: JsonSample): boolean => right.includes(kind) || read.includes(kind);
  const wrong = all.filter((kind) => !isRight(kind));
  const ofWhole = wrong.filter((kind) => kind !== 'null' && kind !== 'blank' && !(field.array && kind === 'array'));
  // The values that entries may have are no arrays.
  const single = field.type.kind === 'any' ? (['boolean', 'number', 'text', 'object'] as const) : right;
  const whole = field.array ? [...ofWhole, ...single] : ofWhole;
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
    // What is wrong with arrays in an array is told of each of them.
    ...(field.array && !isList ? wrong : []).map((kind) =>
      make({
        about,
        name: `entry-${kind}`,
        value: elementOf(context, field, jsonSamples[kind].value),
        expects: about ?? 'any',
        // The type of a text lets the empty one pass.
        isTelling: kind === 'blank',
        note: `an entry that is ${jsonSamples[kind].note}`,
      }),
    ),
  ];
}
