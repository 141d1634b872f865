/** Texts of the maximum length, one less and one more, with characters of every width. */
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
  const { format, maxBytes, maxLength } = type;
  // An e-mail address stays valid when its local part grows.
  const fitted = (value: ReturnType<typeof textOf>): typeof value =>
    format === 'email' && typeof value === 'string' ? value.replace(/..$/u, '@b') : value;
  const around = (
    kind: 'maxBytes' | 'maxLength',
    most: number | undefined,
    unit: string,
    fill: Fill,
  ): readonly Candidate[] => {
    const about = rule(kind);
    if (most === undefined || about === undefined) return [];
    const counts = [most - 1, most, most + 1].filter((count) => count > 0);
    return characters.flatMap((character, index) =>
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
