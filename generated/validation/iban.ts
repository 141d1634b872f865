/* eslint-disable */
/* eslint no-restricted-syntax: ["error", "Program"] -- so that the line above is never reported as unused */
// A copy of specwright's runtime/validation/iban.ts, made by `specwright generate`. Do not edit.
/** IBANs of ISO 13616. */

/** The countries of the registry (release 100), by the length of their IBANs. */
const countries: Readonly<Record<number, string>> = {
  15: 'NO',
  16: 'BE',
  18: 'DK FI FK FO GL NL SD',
  19: 'MK SI',
  20: 'AT BA EE KZ LT LU MN XK',
  21: 'CH HR LI LV',
  22: 'BG BH CR DE GB GE IE ME RS VA',
  23: 'AE GI IL IQ OM SO TL',
  24: 'AD CZ ES MD PK RO SA SE SK TN VG',
  25: 'LY PT ST',
  26: 'IS TR',
  27: 'BI DJ FR GR IT MC MR SM',
  28: 'AL AZ BY CY DO GT HN HU LB NI PL SV',
  29: 'BR EG PS QA UA',
  30: 'JO KW MU YE',
  31: 'MT SC',
  32: 'LC',
  33: 'RU',
};

/** Capitals and digits without blanks: a country of the registry, the length for this country, and correct check digits. */
export function isIban(value: unknown): value is string {
  if (typeof value !== 'string' || !countries[value.length]?.includes(value.slice(0, 2))) return false;
  // Check digits are 98 minus a remainder, from 02 to 98; 00, 01 and 99 would give the remainder of others.
  if (!/^[A-Z]{2}(?:0[2-9]|[1-8][0-9]|9[0-8])[0-9A-Z]+$/.test(value)) return false;
  return remainder(value, 0, 4, remainder(value, 4, value.length, 0)) === 1;
}

/** The remainder of the text as a number divided by 97. A letter is two digits: A is 10. */
function remainder(text: string, from: number, to: number, before: number): number {
  let rest = before;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    rest = (code < 65 ? rest * 10 + code - 48 : rest * 100 + code - 55) % 97;
  }
  return rest;
}
