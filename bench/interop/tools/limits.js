/** What tools of one kind have in common: what they let pass, and why. */

/** Bytes. */
export const ofSchemas = { maxBytes: 'JSON Schema counts characters, not bytes.' };

/** What zod does by default with keys that a schema does not list. */
export const ofOpenObjects = { ...ofSchemas, unknown: 'It makes open objects, which drop unknown elements.' };

const text = 'To TypeScript any text is a text.';
const number = 'To TypeScript any number is a number.';

export const ofTypes = {
  type: 'To TypeScript the empty text is a text, and a fraction a number.',
  format: text,
  maxLength: text,
  maxBytes: text,
  minimum: number,
  maximum: number,
  range: number,
};

/** Of types that hold no number of entries either. */
export const ofTypesWithArrays = { ...ofTypes, minItems: 'To TypeScript an array of any length is an array.' };

/** Conditions that types cannot hold, by operation and id of the payload. */
export const lostByTypes = [
  {
    ids: /^change-tariff request.*\.condition\.(owner|language)\/(1|2|abroad|home)-/,
    why: 'TypeScript cannot say that a number or a text has any value but some.',
  },
  {
    ids: / response.*\.condition\.content\//,
    why: 'To TypeScript the code of a failure is any text, the empty one too.',
  },
];

/** Right payloads that are refused. */
export const countsUnits = [
  {
    ids: /maxLength\/\d+-characters-of-4$/,
    why: 'It counts UTF-16 units, of which some characters take two.',
  },
];
