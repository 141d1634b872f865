/** Texts of the maximum length, one less and one more, with characters of every width. */
import type { TextType } from '../model/model.js';
import { formatOfTexts } from '../model/value-types.js';
import type { ElementBuilder } from './element-builder.js';
import type { Candidate } from './candidate.js';
import { textOf, tooLarge } from './weight.js';
import { brokenByEntry, elementOf, entries, type PayloadContext } from './payload-context.js';
import { LONGEST_PART, stretched } from './stretched.js';

/** A character for each length in UTF-8. */
const characters = ['a', 'é', '€', '😀'];

/** What a rule counts, and texts of one character that count so many. */
interface Unit {
  readonly kind: 'maxBytes' | 'maxLength';
  readonly name: string;
  readonly count: (text: string) => number;
  readonly fill: (count: number, character: string, width: number) => ReturnType<typeof textOf>;
}

const units: readonly Unit[] = [
  {
    kind: 'maxBytes',
    name: 'bytes',
    count: (text) => Buffer.byteLength(text),
    // What is left over is filled up with letters.
    fill: (count, character, width) =>
      textOf(count / width, () => character.repeat(Math.floor(count / width)) + 'a'.repeat(count % width)),
  },
  {
    kind: 'maxLength',
    name: 'characters',
    count: (text) => [...text].length,
    fill: (count, character) => textOf(count, () => character.repeat(count)),
  },
];

export function lengthCandidates(builder: ElementBuilder): readonly Candidate[] {
  const { type } = builder.field;
  if (type.kind !== 'text') return [];
  return [...leastCandidates(builder, type), ...mostCandidates(builder, type)];
}

/** Texts of the minimum length and of one character less, in characters of every width. */
function leastCandidates({ context, field, rule, make }: ElementBuilder, type: TextType): readonly Candidate[] {
  const { minLength } = type;
  const about = rule('minLength');
  if (about === undefined || minLength === undefined) return [];
  const brokenBy = brokenByEntry(context, field);
  const isRight = (text: string | typeof tooLarge): boolean => text !== tooLarge && brokenBy(text).length === 0;
  const isShort = (text: string | typeof tooLarge): boolean => text !== tooLarge && brokenBy(text).join() === about;
  // Texts of a form that are too short as they stand, or without one of their characters.
  const ofPattern = patternTextsOf(context, type);
  const named = [
    ...(formatOfTexts(type)?.right ?? []),
    ...[...ofPattern, ...ofPattern.flatMap(withoutOne)].map((value) => ({ name: 'of-the-pattern', value })),
  ];
  // Where each breaks another rule too, no vector shows the rule; one that breaks few tells why.
  const short = [
    named.find(({ value }) => isShort(value)) ?? named.find(({ value }) => brokenBy(value).includes(about)) ?? [],
  ].flat();
  const ofForm = short.map(({ name, value }) =>
    make({
      about,
      name: `${name}-of-at-least-${minLength}`,
      value: elementOf(context, field, value),
      expects: about,
      note: `${name.replaceAll('-', ' ')}, where ${minLength} characters are the fewest`,
    }),
  );
  const plain = characters.flatMap((character, index) =>
    [minLength - 1, minLength].flatMap((count) => {
      const text = textOf(count, () => character.repeat(count));
      const isLess = count < minLength;
      if (!(isLess ? isShort(text) : isRight(text))) return [];
      return [
        make({
          about,
          name: `at-least-${minLength}-${count}-of-${index + 1}`,
          value: elementOf(context, field, text),
          expects: isLess ? about : 'good',
          note: `${count} characters of ${index + 1} bytes, where ${minLength} are the fewest`,
        }),
      ];
    }),
  );
  const fits = type.pattern === undefined ? undefined : entries(context, field).find((text) => isLong(text, minLength));
  const least =
    fits === undefined
      ? []
      : [
          make({
            about,
            name: `of-the-pattern-and-${minLength}`,
            value: elementOf(context, field, fits),
            expects: 'good',
            note: `of the pattern, with ${minLength} characters, which are the fewest`,
          }),
        ];
  return [...ofForm, ...least, ...plain];
}

/** Short texts that the pattern of an element takes, whatever its length has to be. */
function patternTextsOf(context: PayloadContext, { pattern }: TextType): readonly string[] {
  return pattern === undefined ? [] : (context.texts.get(pattern) ?? []);
}

function isLong(text: unknown, count: number): boolean {
  return typeof text === 'string' && [...text].length === count;
}

function withoutOne(text: string): readonly string[] {
  const characters = [...text];
  return characters.map((_, at) => characters.toSpliced(at, 1).join(''));
}

function mostCandidates(builder: ElementBuilder, type: TextType): readonly Candidate[] {
  return units.flatMap((unit) => {
    const about = builder.rule(unit.kind);
    const most = type[unit.kind];
    if (about === undefined || most === undefined) return [];
    const isPlain = formatOfTexts(type) === undefined && type.pattern === undefined;
    return isPlain ? plainCandidates(builder, unit, about, most) : formCandidates(builder, unit, about, most);
  });
}

function plainCandidates(
  { context, field, make }: ElementBuilder,
  { name, fill }: Unit,
  about: string,
  most: number,
): readonly Candidate[] {
  const least = field.type.kind === 'text' ? (field.type.minLength ?? 1) : 1;
  const counts = [most - 1, most, most + 1].filter((count) => count >= least);
  return characters.flatMap((character, index) =>
    counts.map((count) =>
      make({
        about,
        name: `${count}-${name}-of-${index + 1}`,
        value: elementOf(context, field, fill(count, character, index + 1)),
        expects: count <= most ? 'good' : about,
        note: `${count} ${name}, of a character of ${index + 1} bytes`,
      }),
    ),
  );
}

/** Texts that the format or the pattern takes, and of which only the length is right or wrong. */
function formCandidates(
  { context, field, make }: ElementBuilder,
  { name, count }: Unit,
  about: string,
  most: number,
): readonly Candidate[] {
  const brokenBy = brokenByEntry(context, field);
  const { type } = field;
  const ofFormat = (type.kind === 'text' && formatOfTexts(type)?.right) || [];
  // Those of the format that are too long are among them.
  const right = [
    ...entries(context, field).filter((value) => typeof value === 'string'),
    ...ofFormat.map(({ value }) => value),
    ...(type.kind === 'text' ? patternTextsOf(context, type) : []),
  ];
  const isWide = (text: string): boolean => Buffer.byteLength(text) > text.length;
  /** The longest of those that keep every rule: as long as may be, unless a part counts several. */
  const keeping = (): string => {
    for (let less = 0; less < LONGEST_PART; less++) {
      for (const text of stretched(right, most - less, count)) if (brokenBy(text).length === 0) return text;
    }
    return '';
  };
  /** Of those that break the rule the one that breaks the fewest others; where it breaks some, no vector shows the rule. */
  const breaking = (texts: Iterable<string>): string => {
    let best = { text: '', count: Infinity };
    for (const text of texts) {
      const rules = brokenBy(text);
      if (rules.includes(about) && rules.length < best.count) best = { text, count: rules.length };
      if (best.count === 1) break;
    }
    return best.text;
  };
  const beyond = (texts: readonly string[], wanted: number): ReturnType<typeof textOf> =>
    textOf(wanted, () => breaking(stretched(texts, wanted, count)));
  const candidates = (text: ReturnType<typeof textOf>, expects: string, id: string): readonly Candidate[] => {
    if (text === '') return [];
    const note = `of its form and ${id.replaceAll('-', ' ')} ${most} ${name}`;
    return [make({ about, name: `${id}-${most}-${name}`, value: elementOf(context, field, text), expects, note })];
  };
  const wide = right.filter(isWide);
  const asTheyStand = ofFormat.map(({ name: what, value }) =>
    make({
      about,
      name: `${what}-of-${most}-${name}`,
      value: elementOf(context, field, value),
      expects: count(value) <= most ? 'good' : about,
      note: `${what.replaceAll('-', ' ')}, where ${most} ${name} are the most`,
    }),
  );
  return [
    ...asTheyStand,
    ...candidates(textOf(most, keeping), 'good', 'no-more-than'),
    ...candidates(beyond(right, most + 1), about, 'more-than'),
    // Who counts characters for bytes lets the one pass, and not the other.
    ...candidates(beyond(wide, most + 1), about, 'in-wide-characters-more-than'),
    ...candidates(beyond(wide, most * 4 + 4), about, 'in-wide-characters-far-more-than'),
  ];
}
