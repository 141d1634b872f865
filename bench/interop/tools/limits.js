/** Limits that tools of one kind have in common: which broken rules they accept, and why. */

/** Of tools that read the schemas. */
export const ofSchemas = { maxBytes: 'JSON Schema counts characters, not bytes.' };

/** Of tools that generate objects of zod, which by default drop keys that a schema does not list. */
export const ofOpenObjects = { ...ofSchemas, unknown: 'It generates open objects, which drop unknown elements.' };

const text = 'The type is string, which allows every text.';
const number = 'The type is number, which allows every number.';

export const ofTypes = {
  type: 'The types are string and number, which allow the empty text and fractions.',
  format: text,
  maxLength: text,
  maxBytes: text,
  minimum: number,
  maximum: number,
  range: number,
};

/** Of types that cannot limit the number of entries either. */
export const ofTypesWithArrays = { ...ofTypes, minItems: 'The type allows an array of any length.' };

/** Conditions that types cannot express, by operation and id of the payload. */
export const lostByTypes = [
  {
    ids: /^change-tariff request.*\.condition\.(owner|language)\/(1|2|abroad|home)-/,
    why: 'TypeScript has no type for every number or text except some.',
  },
  {
    ids: / response.*\.condition\.content\//,
    why: 'The type of the code of a failure is string, which allows the empty text.',
  },
];

/** Valid payloads that are refused. */
export const countsUnits = [
  {
    ids: /maxLength\/\d+-characters-of-4$/,
    why: 'It counts UTF-16 code units, and some characters have two.',
  },
];
