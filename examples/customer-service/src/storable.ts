import type { Objection } from '@specwright/contract/http/operation';

/**
 * The places of a request that PostgreSQL does not store in a way that can be read: texts with U+0000, and with half of a
 * surrogate pair. JSON can hold both, so the contract does as well.
 */
export function notStorable(value: unknown, pointer = ''): readonly Objection[] {
  if (typeof value === 'string') {
    const character = /[\0\p{Surrogate}]/u.exec(value)?.[0];
    if (character === undefined) return [];
    const what = character === '\0' ? 'the character U+0000' : 'half of a surrogate pair';
    return [{ pointer, message: `the text holds ${what}, which is not stored here` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  // The names are those of the contract.
  return Object.entries(value).flatMap(([name, inner]) => notStorable(inner, `${pointer}/${name}`));
}
