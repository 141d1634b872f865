/** Candidates about a single element: given or absent, its type, and both sides of each of its rules. */
import { scalars } from '../formats/index.js';
import { elementBlanks } from '../model/blanks.js';
import type { Field, Shape } from '../model/model.js';
import { formatOfTexts } from '../model/value-types.js';
import { type ElementBuilder, elementBuilder } from './element-builder.js';
import { assignmentFor } from './cases.js';
import { boundCandidates } from './bounds.js';
import type { Candidate } from './candidate.js';
import { lengthCandidates } from './lengths.js';
import { spellingCandidates } from './spellings.js';
import { narrowedCandidates } from './narrowed.js';
import { oddTexts } from './texts.js';
import { confusionCandidates } from './confusions.js';
import { elementOf, type Elements, entries, entry, sample, type PayloadContext } from './payload-context.js';
import { countCandidates } from './counts.js';

export function elementCandidates(context: PayloadContext, shape: Shape, field: Field): readonly Candidate[] {
  const builder = elementBuilder(context, shape, field);
  return [
    ...presenceCandidates(builder),
    ...confusionCandidates(builder),
    ...formatCandidates(builder),
    ...spellingCandidates(builder),
    ...boundCandidates(builder),
    ...narrowedCandidates(builder),
    ...lengthCandidates(builder),
    ...countCandidates(builder),
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
  const wrong = rule('type') ?? 'good';
  const emptied = (value: unknown): string => {
    if (blank === 'absent') return isMissed;
    return field.nullable && (value === null || blank === 'null') ? 'good' : wrong;
  };
  const words = { absent: 'counts as left out', null: 'means null', error: 'is no value' }[blank];
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
        note: value === null ? `null ${field.nullable ? 'is a value' : words}` : `empty text ${words}`,
      }),
    ),
  ];
}

/** Texts in a format, and texts that nearly are. */
function formatCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  if (type.kind !== 'text') return [];
  const about = rule('format');
  const format = formatOfTexts(type);
  const hasPattern = type.pattern !== undefined && format === undefined;
  const right = format?.right ?? (hasPattern ? [] : scalars.text.right);
  const wrong = format?.wrong ?? (hasPattern ? oddTexts.filter(({ value }) => !matches(field, value)) : []);
  const words = (name: string): string => name.replaceAll('-', ' ');
  // A UUID may also be a keyword; a plain text accepts anything that its other rules allow.
  const valid = entries(context, field);
  return [
    ...right
      .filter(({ value }) => valid.includes(value))
      .map(({ name, value }) =>
        make({
          about: about ?? rule('type'),
          name,
          value: elementOf(context, field, value),
          expects: 'good',
          note: words(name),
        }),
      ),
    ...(hasPattern && valid[0] !== undefined
      ? [make({ about, name: 'match', value: elementOf(context, field, valid[0]), expects: 'good', note: 'a match' })]
      : []),
    ...type.keywords.map((keyword) =>
      make({
        about,
        name: keyword,
        value: elementOf(context, field, keyword),
        expects: 'good',
        note: `the keyword ${keyword}`,
      }),
    ),
    ...wrong.map(({ name, value }) =>
      make({ about, name, value: elementOf(context, field, value), expects: about ?? 'good', note: words(name) }),
    ),
  ];
}

function matches({ type }: Field, text: string): boolean {
  return type.kind === 'text' && type.pattern !== undefined && new RegExp(type.pattern, 'u').test(text);
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
