/** The types of a page whose texts are in a notation, and what such a notation has to hold. */
import type { Holds } from './notation.js';

export const notationTypes = {
  Date: 'a date',
  DateTime: 'a date and a time',
  Time: 'a time',
} as const satisfies Readonly<Record<string, Holds>>;
