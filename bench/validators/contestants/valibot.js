import * as v from 'valibot';
import { CURRENCY, DATE, E164, EMAIL, MAX_BYTES } from '../rules.js';

const matching = (pattern, ...more) => v.pipe(v.string(), ...more, v.regex(new RegExp(pattern, 'u')));
const text = v.pipe(v.string(), v.minLength(1));
const may = (schema) => v.optional(schema);
const given = (value) => value !== undefined;

const Identity = v.strictObject({ idType: v.picklist(['ID', 'PASSPORT', 'DRIVER_LICENSE']), idNumber: text });
const Contact = v.pipe(
  v.strictObject({
    emailAddress: may(matching(EMAIL, v.maxLength(254))),
    type: may(v.picklist(['OWNER', 'MEMBER'])),
    role: v.picklist(['SELFCARE', 'NONE']),
    salutation: may(v.picklist(['MR', 'MS'])),
    firstName: may(text),
    middleName: may(text),
    lastName: may(text),
    identity: v.pipe(v.array(Identity), v.minLength(1)),
    gender: may(v.picklist(['MALE', 'FEMALE'])),
    birthdate: may(matching(DATE)),
    landlinePhoneNumber: may(text),
    mobilePhoneNumber: may(matching(E164)),
    additionalPhoneNumber: may(text),
    picture: may(text),
    remarks: may(text),
    isPrimary: may(v.boolean()),
  }),
  v.check((value) => given(value.landlinePhoneNumber) || given(value.mobilePhoneNumber)),
);
const Address = v.pipe(
  v.strictObject({
    type: may(v.picklist(['PRIVATE', 'SHIPPING', 'MAILING'])),
    street: may(text),
    buildingNumber: may(text),
    buildingName: may(text),
    buildingFloor: may(text),
    zipCode: text,
    apartmentNumber: may(text),
    entrance: may(text),
    city: text,
    province: may(text),
    state: may(text),
    country: text,
    pobox: may(text),
    salutation: may(v.picklist(['MR', 'MS'])),
    fullName: text,
    title: may(v.picklist(['DR', 'PROF'])),
    company: may(text),
    emailAddress: may(matching(EMAIL, v.maxLength(254))),
    isPrimary: may(v.boolean()),
  }),
  v.check((value) => given(value.pobox) || (given(value.street) && given(value.buildingNumber))),
);
const InvoiceConfiguration = v.pipe(
  v.strictObject({
    deviceCost: may(v.number()),
    deliveryMethod: may(v.picklist(['EMAIL', 'POSTAL', 'EDI'])),
    paymentDueAfterInvoiceIssued: may(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
    paymentDueUnits: may(v.picklist(['DAYS'])),
    vat: may(v.pipe(v.number(), v.minValue(0))),
    invoiceText: may(v.pipe(v.string(), v.minLength(1), v.maxBytes(MAX_BYTES))),
  }),
  v.check((value) => !given(value.paymentDueAfterInvoiceIssued) || given(value.paymentDueUnits)),
);
const CustomField = v.strictObject({ keyName: may(text), keyValue: may(text) });
const CustomerRequest = v.strictObject({
  status: v.picklist(['ACTIVE', 'SUSPEND']),
  type: may(v.picklist(['PRIVATE', 'BUSINESS'])),
  name: may(text),
  currency: matching(CURRENCY),
  allowOfferDelegation: may(v.boolean()),
  isAllowedImeiLock: may(v.boolean()),
  vatRegistrationNumber: may(text),
  logo: may(text),
  mfaConfiguration: may(v.picklist(['MANDATORY', 'ENABLED', 'DISABLED'])),
  contact: may(Contact),
  address: may(v.array(Address)),
  invoiceConfiguration: may(InvoiceConfiguration),
  customFields: may(v.array(CustomField)),
});

export default function contestant() {
  return {
    name: 'Valibot',
    lacks: [],
    byHand: ['conditions'],
    is: (value) => v.is(CustomerRequest, value),
    first: (value) => v.safeParse(CustomerRequest, value, { abortEarly: true }).issues?.[0],
    all: (value) => v.safeParse(CustomerRequest, value).issues ?? [],
  };
}
