/** Texts in a format, of a pattern, or just missing it. */
import { type Named, named } from '../formats/format.js';
import { scalars } from '../formats/index.js';
import { formatOfTexts } from '../model/value-types.js';
import type { Candidate } from './candidate.js';
import type { ElementBuilder } from './element-builder.js';
import { elementOf, entries } from './payload-context.js';
import { mismatches, oddTexts } from './texts.js';

/** Texts in a format, and texts that nearly are. */
export function formatCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  if (type.kind !== 'text') return [];
  const about = rule('format');
  const format = formatOfTexts(type);
  const pattern = format ? undefined : type.pattern;
  const own = type.own && { right: named(type.own.right), wrong: named(type.own.wrong) };
  const right = format?.right ?? own?.right ?? (pattern === undefined ? scalars.text.right : []);
  // A UUID may also be a keyword; a plain text accepts anything that its other rules allow.
  const valid = entries(context, field);
  // Most odd texts are too short where the length has a minimum.
  const odd = [...oddTexts, ...(type.minLength === undefined ? [] : spoilt(valid[0]))];
  const wrong = format?.wrong ?? own?.wrong ?? (pattern === undefined ? [] : mismatches(pattern, odd, valid[0]));
  const words = (name: string): string => name.replaceAll('-', ' ');
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
    ...(pattern !== undefined && valid[0] !== undefined
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

/** A text with another first, and another last character. */
function spoilt(text: unknown): readonly Named<string>[] {
  if (typeof text !== 'string') return [];
  const characters = [...text];
  return ['€', 'a', '0'].flatMap((other, index) => [
    { name: `another-first-character-${index + 1}`, value: characters.with(0, other).join('') },
    { name: `another-last-character-${index + 1}`, value: characters.with(-1, other).join('') },
  ]);
}
