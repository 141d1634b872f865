/** What tools of one kind have in common: what they let pass, and why. */

/** Bytes. */
export const ofSchemas = { maxBytes: 'JSON Schema counts characters, not bytes.' };

/** What zod does by default with keys that a schema does not list. */
export const ofOpenObjects = { ...ofSchemas, unknown: 'It makes open objects, which drop unknown elements.' };

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

/** Of types that hold no number of entries either. */
export const ofTypesWithArrays = { ...ofTypes, minItems: 'The type allows an array of any length.' };

/** Conditions that types cannot hold, by operation and id of the payload. */
export const lostByTypes = [
  {
    ids: /^change-tariff request.*\.condition\.(owner|language)\/(1|2|abroad|home)-/,
    why: 'TypeScript cannot say that a number or a text has any value but some.',
  },
  {
    ids: / response.*\.condition\.content\//,
    why: 'The type of the code of a failure is string, which allows the empty text.',
  },
];

/** Right payloads that are refused. */
export const countsUnits = [
  {
    ids: /maxLength\/\d+-characters-of-4$/,
    why: 'It counts UTF-16 units, of which some characters take two.',
  },
];
