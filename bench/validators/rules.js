/** The patterns of create-customer, as every contestant gets them. */
import { readFileSync } from 'node:fs';

const schema = JSON.parse(
  readFileSync(new URL('../../generated/create-customer/request.schema.json', import.meta.url)),
);
const contact = schema.$defs.Contact.properties;

export const requestSchema = schema;
export const EMAIL = contact.emailAddress.pattern;
export const E164 = contact.mobilePhoneNumber.pattern;
export const DATE = contact.birthdate.pattern;
export const CURRENCY = schema.properties.currency.pattern;
export const MAX_BYTES = 60;
