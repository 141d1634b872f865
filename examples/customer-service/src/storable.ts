import type { Objection } from '@specwright/contract/http/operation';

/**
 * The texts of a request that PostgreSQL cannot store: those with U+0000 or a lone surrogate. JSON allows both, and so does
 * the contract.
 */
export function notStorable(value: unknown, pointer = ''): readonly Objection[] {
  if (typeof value === 'string') {
    const character = /[\0\p{Surrogate}]/u.exec(value)?.[0];
    if (character === undefined) return [];
    const what = character === '\0' ? 'the character U+0000' : 'a lone surrogate';
    return [{ pointer, message: `the text contains ${what}, which cannot be stored` }];
  }
  if (typeof value !== 'object' || value === null) return [];
  // Names of elements come from the contract, so they need no check.
  return Object.entries(value).flatMap(([name, inner]) => notStorable(inner, `${pointer}/${name}`));
}
