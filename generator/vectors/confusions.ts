/** Values of the wrong JSON type, for an element and for an entry of an array. */
import { type JsonSample, jsonSamples } from '../formats/scalar-type.js';
import { comesAsTexts } from '../model/messages.js';
import type { Field, Scalar } from '../model/model.js';
import { isScalar, numbersApart, scalarTypeOf } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf, entries } from './payload-context.js';

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
  // A value that the type names, if it names any.
  const alone = field.array && !isText && isScalar(field.type) ? telling(field, entries(context, field)) : [];
  const nullEntries = field.array?.nullEntries ?? false;
  const { maxItems = Infinity } = field.array ?? {};
  const whole = field.array ? [...ofWhole, ...single] : ofWhole;
  // TypeScript lets some values pass that are none of the type, and refuses the others.
  const isBeyond = (kind: JsonSample): boolean => kind === 'fraction' && scalar?.beyondTypeScript !== undefined;
  return [
    ...whole.map((kind) =>
      make({
        about,
        name: kind,
        value: jsonSamples[kind].value,
        expects: about ?? 'any',
        isTelling: !field.array && isBeyond(kind),
        note: jsonSamples[kind].note,
      }),
    ),
    ...alone.map((value) =>
      make({ about, name: 'entry-alone', value, expects: about ?? 'any', note: `${value}, which is no array` }),
    ),
    // What is wrong with arrays in an array is told of each of them.
    ...(field.array && !isList ? wrong.filter((kind) => kind !== 'null' || !nullEntries) : []).map((kind) =>
      make({
        about,
        name: `entry-${kind}`,
        value: elementOf(context, field, jsonSamples[kind].value),
        expects: about ?? 'any',
        // The type of a text lets the empty one pass.
        isTelling: kind === 'blank' || isBeyond(kind),
        note: `an entry that is ${jsonSamples[kind].note}`,
      }),
    ),
    ...(nullEntries && !isList
      ? [
          make({
            about,
            name: 'entry-null',
            value: elementOf(context, field, null),
            expects: 'any',
            note: 'an entry that is null, which it may be',
          }),
          ...(maxItems > 1
            ? [
                make({
                  about,
                  name: 'entries-null',
                  value: [null, null],
                  expects: 'any',
                  note: 'two entries that are null',
                }),
              ]
            : []),
        ]
      : []),
  ];
}

/** The first of these values that the type names, or the first at all. */
function telling({ type }: Field, values: readonly Scalar[]): readonly Scalar[] {
  const named: readonly Scalar[] = type.kind === 'text' ? (type.known ?? []) : numbersApart(type);
  return (named.length > 0 ? values.filter((value) => named.includes(value)) : values).slice(0, 1);
}
