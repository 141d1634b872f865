import { type } from 'arktype';
import { CURRENCY, DATE, E164, EMAIL, MAX_BYTES } from '../rules.js';

const matching = (pattern) => type(new RegExp(pattern, 'u'));
const text = 'string > 0';
const email = matching(EMAIL).and('string <= 254');
const encoder = new TextEncoder();
const given = (value) => value !== undefined;

const Identity = type({ '+': 'reject', idType: "'ID' | 'PASSPORT' | 'DRIVER_LICENSE'", idNumber: text });
const Contact = type({
  '+': 'reject',
  'emailAddress?': email,
  'type?': "'OWNER' | 'MEMBER'",
  role: "'SELFCARE' | 'NONE'",
  'salutation?': "'MR' | 'MS'",
  'firstName?': text,
  'middleName?': text,
  'lastName?': text,
  identity: Identity.array().atLeastLength(1),
  'gender?': "'MALE' | 'FEMALE'",
  'birthdate?': matching(DATE),
  'landlinePhoneNumber?': text,
  'mobilePhoneNumber?': matching(E164),
  'additionalPhoneNumber?': text,
  'picture?': text,
  'remarks?': text,
  'isPrimary?': 'boolean',
}).narrow((value) => given(value.landlinePhoneNumber) || given(value.mobilePhoneNumber));
const Address = type({
  '+': 'reject',
  'type?': "'PRIVATE' | 'SHIPPING' | 'MAILING'",
  'street?': text,
  'buildingNumber?': text,
  'buildingName?': text,
  'buildingFloor?': text,
  zipCode: text,
  'apartmentNumber?': text,
  'entrance?': text,
  city: text,
  'province?': text,
  'state?': text,
  country: text,
  'pobox?': text,
  'salutation?': "'MR' | 'MS'",
  fullName: text,
  'title?': "'DR' | 'PROF'",
  'company?': text,
  'emailAddress?': email,
  'isPrimary?': 'boolean',
}).narrow((value) => given(value.pobox) || (given(value.street) && given(value.buildingNumber)));
const InvoiceConfiguration = type({
  '+': 'reject',
  'deviceCost?': 'number',
  'deliveryMethod?': "'EMAIL' | 'POSTAL' | 'EDI'",
  'paymentDueAfterInvoiceIssued?': 'number.safe & number.integer >= 0',
  'paymentDueUnits?': "'DAYS'",
  'vat?': 'number >= 0',
  'invoiceText?': type(text).narrow((value) => encoder.encode(value).length <= MAX_BYTES),
}).narrow((value) => !given(value.paymentDueAfterInvoiceIssued) || given(value.paymentDueUnits));
const CustomField = type({ '+': 'reject', 'keyName?': text, 'keyValue?': text });
const CustomerRequest = type({
  '+': 'reject',
  status: "'ACTIVE' | 'SUSPEND'",
  'type?': "'PRIVATE' | 'BUSINESS'",
  'name?': text,
  currency: matching(CURRENCY),
  'allowOfferDelegation?': 'boolean',
  'isAllowedImeiLock?': 'boolean',
  'vatRegistrationNumber?': text,
  'logo?': text,
  'mfaConfiguration?': "'MANDATORY' | 'ENABLED' | 'DISABLED'",
  'contact?': Contact,
  'address?': Address.array(),
  'invoiceConfiguration?': InvoiceConfiguration,
  'customFields?': CustomField.array(),
});

export default function contestant() {
  return {
    name: 'ArkType',
    lacks: [],
    byHand: ['conditions', 'bytes'],
    is: (value) => CustomerRequest.allows(value),
    all: (value) => {
      const result = CustomerRequest(value);
      return result instanceof type.errors ? [...result] : [];
    },
  };
}
