/** What there is to know of the texts in a notation, as of those of any format. */
import type { Format } from '../format.js';
import type { Order } from '../order.js';
import type { Notation, Part } from './notation.js';
import { patternOf } from './pattern.js';
import { rightOf, wrongOf } from './samples.js';

/** What the emitted validators call, with the notation: whether a text is in it, and the key by which it is compared. */
export const notationCheck = { module: 'notation', name: 'isWritten' } as const;
export const notationKey = { module: 'notation-order', name: 'writtenKey' } as const;

export function formatOfNotation(notation: Notation): Format {
  const argument = notation.parts.map(runtimePart).join('');
  const kind = orderOf(notation);
  return {
    type: 'String',
    isNamed: true,
    takesKeywords: true,
    words: wordsOf(notation),
    pattern: patternOf(notation),
    check: { ...notationCheck, argument },
    ...(kind ? { order: { kind, key: { ...notationKey, argument } } } : {}),
    get right() {
      return rightOf(notation);
    },
    get wrong() {
      return wrongOf(notation);
    },
  };
}

/** What texts in the notation are compared as: undefined for days and moments that may be of any year or day. */
function orderOf({ parts }: Notation): Order['kind'] | undefined {
  const has = (kind: Part['kind']): boolean => parts.some((part) => part.kind === kind);
  const isWhole = has('year') && has('month') && has('day');
  if (has('offset')) return isWhole ? 'moment' : undefined;
  if (has('hour')) return isWhole ? 'date and time' : has('month') || has('year') ? undefined : 'time';
  if (isWhole) return 'date';
  return has('year') ? 'month' : undefined;
}

function wordsOf({ text, parts, holds }: Notation): string {
  if (holds === 'a time') return `a time in the form ${text}`;
  if (!parts.some(({ kind }) => kind === 'day')) return `${holds} in the form ${text}`;
  return holds === 'a date'
    ? `a day of the calendar in the form ${text}`
    : `a date and time in the form ${text}, on a day of the calendar`;
}

const letters = { year: 'Y', month: 'M', day: 'D', hour: 'h', minute: 'm', second: 's', fraction: 'f' } as const;

/** The notation as `isWritten` of the runtime reads it, in which each letter has one meaning. */
function runtimePart(part: Part): string {
  if (part.kind === 'literal') return part.text.replace(/[YMDhmsf\\]/g, '\\$&');
  if (part.kind === 'offset') return `±${part.hasColon ? ':' : ''}${part.takesZ ? 'Z' : ''}`;
  return letters[part.kind].repeat(part.digits);
}
