/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/notation-order.ts, made by `specwright generate`. Do not edit.
/** Keys by which `<` compares dates and times in the notation of a page. */
import { isWritten } from './notation.js';
import { keyOfMoment, type OrderKey, withoutZeros } from './order.js';

/**
 * Of a text in a notation (see `isWritten`): the day as a number, or the moment where there is an offset, or else its parts
 * from the greatest to the smallest as text. Undefined for a text that is not in the notation.
 */
export function writtenKey(value: unknown, notation: string): OrderKey {
  if (!isWritten(value, notation)) return undefined;
  const parts: Record<string, string> = {};
  let at = 0;
  for (let i = 0; i < notation.length; i++) {
    const sign = notation.charAt(i);
    if (sign === '±') {
      const [offset = ''] = /^(?:Z|[+-][0-9]{2}:?[0-9]{2})/.exec(value.slice(at)) ?? [];
      parts['offset'] = offset.replace(/^(...)(..)$/, '$1:$2');
      at += offset.length;
      while (/[:Z]/.test(notation.charAt(i + 1))) i++;
    } else if ('YMDhmsf'.includes(sign)) {
      parts[sign] = (parts[sign] ?? '') + value.charAt(at++);
    } else {
      if (sign === '\\') i++;
      at++;
    }
  }
  const { Y = '', M = '', D = '', h = '', m = '00', s = '00', f = '', offset } = parts;
  const day = `${Y.length === 2 ? '20' : ''}${Y}-${M}-${D}`;
  if (offset !== undefined) return keyOfMoment(`${day}T${h}:${m}:${s}${f && '.'}${f}${offset}`);
  if (h === '' && D !== '') return Number(day.replaceAll('-', ''));
  return withoutZeros(`${day}T${h}:${m}:${s}.${f}`);
}
