/** Texts as long as they may be, one less and one more, in characters of every width. */
import type { Candidate } from './candidate.js';
import type { Bench } from './bench.js';
import { elementOf } from './world.js';

/** One character for each number of bytes that UTF-8 has. */
const characters = ['a', 'é', '€', '😀'];

export function lengthCandidates({ world, field, rule, make }: Bench): readonly Candidate[] {
  const { type } = field;
  if (type.kind !== 'text') return [];
  const { maxBytes, maxLength } = type;
  const text = (about: string, name: string, value: string, isGood: boolean, note: string): Candidate =>
    make({ about, name, value: elementOf(world, field, value), expects: isGood ? 'good' : about, note });
  // An address stays one when its first part grows.
  const fitted = (value: string): string => (type.format === 'email' ? value.replace(/..$/u, '@b') : value);
  const around = (most: number): readonly number[] => [most - 1, most, most + 1].filter((count) => count > 0);
  const inBytes = rule('maxBytes');
  const inCharacters = rule('maxLength');
  return [
    ...(maxBytes === undefined || inBytes === undefined
      ? []
      : characters.flatMap((character, index) =>
          around(maxBytes).map((count) => {
            const name = `${count}-bytes-of-${index + 1}`;
            return text(
              inBytes,
              name,
              fitted(ofBytes(count, character, index + 1)),
              count <= maxBytes,
              `${count} bytes in characters of ${index + 1}`,
            );
          }),
        )),
    ...(maxLength === undefined || inCharacters === undefined
      ? []
      : characters.flatMap((character, index) =>
          around(maxLength).map((count) => {
            const name = `${count}-characters-of-${index + 1}`;
            return text(
              inCharacters,
              name,
              fitted(character.repeat(count)),
              count <= maxLength,
              `${count} characters of ${index + 1} bytes`,
            );
          }),
        )),
  ];
}

/** So many bytes of one character, the rest filled up with letters. */
function ofBytes(count: number, character: string, width: number): string {
  return character.repeat(Math.floor(count / width)) + 'a'.repeat(count % width);
}
