/** Values of the wrong JSON type, for an element and for an entry of an array. */
import type { Field } from '../model/model.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';

type Kind = 'null' | 'boolean' | 'number' | 'fraction' | 'large' | 'text' | 'blank' | 'array' | 'object';

const values: Readonly<Record<Kind, { readonly value: unknown; readonly note: string }>> = {
  null: { value: null, note: 'null' },
  boolean: { value: true, note: 'a boolean' },
  number: { value: 7, note: 'a number' },
  fraction: { value: 7.5, note: 'a number with a fraction' },
  large: { value: 2 ** 53, note: 'a whole number beyond the safe ones (2^53 - 1)' },
  text: { value: 'true', note: 'a text' },
  blank: { value: '', note: 'an empty text' },
  array: { value: [], note: 'an array' },
  object: { value: {}, note: 'an object' },
};

/** The JSON types of the values of an element. */
function kindsOf({ type }: Field): readonly Kind[] {
  switch (type.kind) {
    case 'boolean':
      return ['boolean'];
    case 'integer':
      return ['number'];
    case 'decimal':
      return ['number', 'fraction', 'large'];
    case 'object':
      return ['object'];
    default:
      return ['text'];
  }
}

export function confusionCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('type');
  const isText = context.message.role === 'parameters' && context.form === 'wire';
  const right = kindsOf(field);
  // Parameters are sent as text, which is read as the value that it spells.
  const isRight = (kind: Kind): boolean =>
    right.includes(kind) || (isText && kind === 'text' && right.includes('boolean'));
  const wrong = (Object.keys(values) as Kind[]).filter((kind) => !isRight(kind));
  const ofWhole = wrong.filter((kind) => kind !== 'null' && kind !== 'blank' && !(field.array && kind === 'array'));
  const whole =
    field.array && field.type.kind !== 'object'
      ? [...ofWhole, ...right]
      : field.array
        ? [...ofWhole, 'object' as const]
        : ofWhole;
  return [
    ...whole.map((kind) =>
      make({ about, name: kind, value: values[kind].value, expects: about ?? 'any', note: values[kind].note }),
    ),
    ...(field.array ? wrong : []).map((kind) =>
      make({
        about,
        name: `entry-${kind}`,
        value: [values[kind].value],
        expects: about ?? 'any',
        note: `an entry that is ${values[kind].note}`,
      }),
    ),
  ];
}
