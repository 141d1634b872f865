/** A text for each pattern in a definition. */
import type { Message, Operation } from '../model/model.js';

/**
 * A short matching text by pattern. A pattern for which none can be generated, such as one with a look-ahead, gets a
 * matching text from the examples and defaults of the definition, if there is one.
 */
export async function patternTexts(operation: Operation): Promise<ReadonlyMap<string, string>> {
  const patterns = new Set(
    [operation.parameters, operation.request, operation.response].flatMap((message) =>
      message ? patternsOf(message) : [],
    ),
  );
  if (patterns.size === 0) return new Map();
  const { default: fc } = await import('fast-check');
  const known = operation.examples.flatMap(({ value }) => textsIn(value));
  const made = (pattern: RegExp): readonly string[] => {
    try {
      // The seed is fixed, so that the same definition gives the same vectors.
      return fc.sample(fc.stringMatching(pattern), { numRuns: 50, seed: 1 });
    } catch {
      return [];
    }
  };
  return new Map(
    [...patterns].flatMap((pattern) => {
      const regex = new RegExp(pattern, 'u');
      const [shortest] = [...known, ...made(regex)]
        .filter((text) => text !== '' && !/\p{Surrogate}/u.test(text) && regex.test(text))
        .sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
      return shortest === undefined ? [] : [[pattern, shortest] as const];
    }),
  );
}

function patternsOf({ shapes }: Message): readonly string[] {
  return shapes.flatMap(({ fields }) =>
    fields.flatMap(({ type }) => (type.kind === 'text' && type.pattern !== undefined ? type.pattern : [])),
  );
}

/** Every string in a value. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}
