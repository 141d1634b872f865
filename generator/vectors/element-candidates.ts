/** Candidates about a single element: given or absent, its type, and both sides of each of its rules. */
import { elementBlanks, emptiesOf, emptyOf } from '../model/blanks.js';
import type { Field, Shape } from '../model/model.js';
import { type ElementBuilder, elementBuilder } from './element-builder.js';
import { assignmentFor } from './cases.js';
import { apartCandidates, boundCandidates } from './bounds.js';
import type { Candidate } from './candidate.js';
import { decimalCandidates } from './decimals.js';
import { multipleCandidates } from './multiples.js';
import { enumCandidates } from './enums.js';
import { aloneCandidates } from './lists.js';
import { lengthCandidates } from './lengths.js';
import { spellingCandidates } from './spellings.js';
import { defaultCandidates } from './defaults.js';
import { narrowedCandidates } from './narrowed.js';
import { freeCandidates } from './free.js';
import { alternativeCandidates } from './alternatives.js';
import { depthCandidates } from './depth.js';
import { nestedCandidates } from './nested.js';
import { formatCandidates } from './format-candidates.js';
import { confusionCandidates } from './confusions.js';
import { type Elements, entry, sample, type PayloadContext } from './payload-context.js';
import { countCandidates } from './counts.js';

export function elementCandidates(context: PayloadContext, shape: Shape, field: Field): readonly Candidate[] {
  const builder = elementBuilder(context, shape, field);
  return [
    ...presenceCandidates(builder),
    ...confusionCandidates(builder),
    ...freeCandidates(builder),
    ...formatCandidates(builder),
    ...spellingCandidates(builder),
    ...enumCandidates(builder),
    ...boundCandidates(builder),
    ...apartCandidates(builder),
    ...narrowedCandidates(builder),
    ...defaultCandidates(builder),
    ...decimalCandidates(builder),
    ...multipleCandidates(builder),
    ...lengthCandidates(builder),
    ...countCandidates(builder),
    ...aloneCandidates(builder),
    ...alternativeCandidates(builder),
    ...depthCandidates(builder),
    ...nestedCandidates(builder),
    ...wrapperCandidates(builder),
    ...ignoredCandidates(builder),
  ];
}

/** Given, absent and blank. */
function presenceCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const about = rule('required');
  const given = sample(context, field);
  const blank = context.form === 'wire' ? field.wire.blank : 'error';
  const isMissed = about ?? 'good';
  const wrong = field.type.kind === 'any' && !field.array ? 'good' : (rule('type') ?? 'good');
  const emptied = (value: unknown): string => {
    if (blank === 'absent') return isMissed;
    return empties.some((empty) => empty.value === value) ? 'good' : wrong;
  };
  const empties = emptiesOf(field, context.form);
  const words = { absent: 'counts as left out', null: 'means null', text: 'means empty', error: 'is no value' }[blank];
  return [
    make({ name: 'given', value: given, expects: 'good', note: `${field.name} given` }),
    ...(about === undefined
      ? []
      : [make({ about, name: 'given', value: given, expects: 'good', note: `${field.name} given` })]),
    make({ about, name: 'absent', value: undefined, expects: isMissed, note: `${field.name} left out` }),
    ...elementBlanks.map(({ name, value }) =>
      make({
        about,
        name,
        value,
        means: blank === 'absent' ? undefined : value,
        expects: emptied(value),
        note: `${value === null ? 'null' : 'empty text'} ${emptyOf(field)?.value === value ? 'is a value' : words}`,
      }),
    ),
  ];
}

/** An extra object around the value, which the wire form removes. */
function wrapperCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { wrapper } = field.wire;
  if (wrapper === undefined || field.type.kind !== 'object' || field.array) return [];
  const value = entry(context, field) as Elements;
  const isWire = context.form === 'wire';
  const wrapped = (name: string, outer: unknown, expects: string, note: string): Candidate =>
    make({ name, value: outer, means: value, expects, note });
  return [
    wrapped('wrapped', { [wrapper]: value }, isWire ? 'good' : 'any', `wrapped in ${wrapper}`),
    wrapped('wrapped-twice', { [wrapper]: { [wrapper]: value } }, 'any', `wrapped in ${wrapper} twice`),
    wrapped('wrapped-with-more', { [wrapper]: value, more: 'a' }, 'any', 'more than one element, so no wrapper'),
    wrapped(
      'wrapped-with-blank',
      { [wrapper]: value, more: '' },
      'any',
      'elements are counted before blanks are dropped',
    ),
    wrapped('wrapped-text', { [wrapper]: 'a' }, 'any', 'a wrapper holds an object'),
    wrapped('wrapped-array', [value], rule('type') ?? 'any', 'an array is no wrapper'),
  ];
}

/** While the element is ignored, any value is valid. */
function ignoredCandidates({ context, shape, field, make }: ElementBuilder): readonly Candidate[] {
  if (!field.ignored) return [];
  const given = assignmentFor(context, shape, field, field.ignored, true);
  if (!given) return [];
  const values = { right: sample(context, field), number: 0, text: 'a', object: { a: [] }, null: null };
  return Object.entries(values).map(([name, value]) =>
    make({
      name: `ignored-${name}`,
      value,
      means: undefined,
      given,
      expects: 'good',
      note: `ignored, whatever it is: ${name}`,
    }),
  );
}
