import { error } from './entry.js';

/** Reading a JSON file that is to be judged. */
export const payloadCatalogue = {
  'json-syntax': error(
    (p: { reason: string }) => `this is not JSON: ${p.reason}`,
    'Strict JSON is expected: double quotes, no comments, no comma after the last entry.',
  ),
  'json-duplicate-key': error(
    () => 'the key stands here a second time in the same object',
    'Remove one of the two; programs differ in which one they take.',
  ),
  'json-number': error(
    () => 'a double cannot hold the number as it is written',
    'Whoever reads it with JSON.parse gets another number. Write one with at most 15 digits, or a text.',
  ),
  'json-byte-order-mark': error(
    () => 'the file begins with a byte order mark, which JSON does not have',
    'Save it as UTF-8 without a byte order mark.',
  ),
  'json-not-utf8': error(() => 'the byte here does not belong to UTF-8 text', 'Save the file as UTF-8.'),
  'json-too-large': error((p: { limit: string }) => `the file is larger than ${p.limit}`, 'Split it.'),
  'json-too-deep': error(
    (p: { limit: number }) => `the file is nested deeper than ${p.limit} levels`,
    'No message needs that; look for brackets that are not closed.',
  ),
} as const;
