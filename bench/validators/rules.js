/** The patterns of create-customer, as every contestant gets them. */
import { readFileSync } from 'node:fs';

const schema = JSON.parse(
  readFileSync(new URL('../../generated/create-customer/request.schema.json', import.meta.url)),
);
/** The elements of a table, beside which its conditions stand. */
const elementsOf = ({ properties, allOf }) => properties ?? allOf[0].properties;
const contact = elementsOf(schema.$defs.Contact);

export const requestSchema = schema;
export const EMAIL = contact.emailAddress.pattern;
export const E164 = contact.mobilePhoneNumber.pattern;
export const DATE = contact.birthdate.pattern;
export const CURRENCY = elementsOf(schema).currency.pattern;
export const MAX_BYTES = 60;
