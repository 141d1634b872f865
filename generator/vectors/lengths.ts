/** Texts of the maximum length, one less and one more, with characters of every width. */
import { formatOfTexts } from '../model/value-types.js';
import type { ElementBuilder } from './element-builder.js';
import type { Candidate } from './candidate.js';
import { textOf } from './weight.js';
import { elementOf } from './payload-context.js';

/** A character for each length in UTF-8. */
const characters = ['a', 'é', '€', '😀'];

/** Makes a text of a length in bytes or in characters. */
type Fill = (count: number, character: string, width: number) => ReturnType<typeof textOf>;

export function lengthCandidates({ context, field, rule, make }: ElementBuilder): readonly Candidate[] {
  const { type } = field;
  if (type.kind !== 'text') return [];
  const { maxBytes, maxLength } = type;
  const fit = formatOfTexts(type)?.fit;
  const fitted = (value: ReturnType<typeof textOf>): typeof value =>
    fit && typeof value === 'string' ? fit(value) : value;
  const around = (
    kind: 'maxBytes' | 'maxLength',
    most: number | undefined,
    unit: string,
    fill: Fill,
  ): readonly Candidate[] => {
    const about = rule(kind);
    if (most === undefined || about === undefined) return [];
    const counts = [most - 1, most, most + 1].filter((count) => count > 0);
    const ofForm = (formatOfTexts(type)?.right ?? []).map(({ name, value }) =>
      make({
        about,
        name: `${name}-of-${most}-${unit}`,
        value: elementOf(context, field, value),
        // All forms are of ASCII, where a character is a byte.
        expects: value.length <= most ? 'good' : about,
        note: `${name.replaceAll('-', ' ')}, where ${most} ${unit} are the most`,
      }),
    );
    const filled = characters.flatMap((character, index) =>
      counts.map((count) =>
        make({
          about,
          name: `${count}-${unit}-of-${index + 1}`,
          value: elementOf(context, field, fitted(fill(count, character, index + 1))),
          expects: count <= most ? 'good' : about,
          note: `${count} ${unit}, of a character of ${index + 1} bytes`,
        }),
      ),
    );
    return [...ofForm, ...filled];
  };
  return [
    ...around('maxBytes', maxBytes, 'bytes', ofBytes),
    ...around('maxLength', maxLength, 'characters', (count, character) => textOf(count, () => character.repeat(count))),
  ];
}

/** A text of a length in bytes: one character repeated, and letters for the rest. */
function ofBytes(count: number, character: string, width: number): ReturnType<typeof textOf> {
  return textOf(count / width, () => character.repeat(Math.floor(count / width)) + 'a'.repeat(count % width));
}
