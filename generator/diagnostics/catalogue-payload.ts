import { error } from './entry.js';

/** Reading a JSON file to validate. */
export const payloadCatalogue = {
  'json-syntax': error(
    (p: { reason: string }) => `this is not valid JSON: ${p.reason}`,
    'Use strict JSON: double quotes, no comments, no trailing commas.',
  ),
  'json-duplicate-key': error(
    () => 'the key is given twice in the same object',
    'Remove one of the two. Parsers differ in which one they use.',
  ),
  'json-number': error(
    () => 'the number cannot be represented exactly as a double',
    'JSON.parse reads a different number. Use at most 15 digits, or a string.',
  ),
  'json-byte-order-mark': error(
    () => 'the file begins with a byte order mark, which JSON does not have',
    'Save the file as UTF-8 without a byte order mark.',
  ),
  'json-not-utf8': error(() => 'the byte here is not valid UTF-8', 'Save the file as UTF-8.'),
  'json-too-large': error((p: { limit: string }) => `the file is larger than ${p.limit}`, 'Use a smaller message.'),
  'json-too-deep': error(
    (p: { limit: number }) => `the file is nested deeper than ${p.limit} levels`,
    'Messages do not need this many. Look for brackets that are not closed.',
  ),
} as const;
