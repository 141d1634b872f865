import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { CURRENCY, DATE, E164, EMAIL } from '../rules.js';

const text = () => Type.String({ minLength: 1 });
const matching = (pattern, more = {}) => Type.String({ pattern, ...more });
const oneOf = (...values) => Type.Enum(values);
const may = (properties) =>
  Object.fromEntries(Object.entries(properties).map(([key, type]) => [key, Type.Optional(type)]));
const closed = { additionalProperties: false };
const some = (...sets) =>
  Type.Union(sets.map((names) => Type.Object(Object.fromEntries(names.map((name) => [name, Type.Unknown()])))));

const Identity = Type.Object({ idType: oneOf('ID', 'PASSPORT', 'DRIVER_LICENSE'), idNumber: text() }, closed);
const Contact = Type.Intersect([
  Type.Object(
    {
      role: oneOf('SELFCARE', 'NONE'),
      identity: Type.Array(Identity, { minItems: 1 }),
      ...may({
        emailAddress: matching(EMAIL, { maxLength: 254 }),
        type: oneOf('OWNER', 'MEMBER'),
        salutation: oneOf('MR', 'MS'),
        firstName: text(),
        middleName: text(),
        lastName: text(),
        gender: oneOf('MALE', 'FEMALE'),
        birthdate: matching(DATE),
        landlinePhoneNumber: text(),
        mobilePhoneNumber: matching(E164),
        additionalPhoneNumber: text(),
        picture: text(),
        remarks: text(),
        isPrimary: Type.Boolean(),
      }),
    },
    closed,
  ),
  some(['landlinePhoneNumber'], ['mobilePhoneNumber']),
]);
const Address = Type.Intersect([
  Type.Object(
    {
      zipCode: text(),
      city: text(),
      country: text(),
      fullName: text(),
      ...may({
        type: oneOf('PRIVATE', 'SHIPPING', 'MAILING'),
        street: text(),
        buildingNumber: text(),
        buildingName: text(),
        buildingFloor: text(),
        apartmentNumber: text(),
        entrance: text(),
        province: text(),
        state: text(),
        pobox: text(),
        salutation: oneOf('MR', 'MS'),
        title: oneOf('DR', 'PROF'),
        company: text(),
        emailAddress: matching(EMAIL, { maxLength: 254 }),
        isPrimary: Type.Boolean(),
      }),
    },
    closed,
  ),
  some(['street', 'buildingNumber'], ['pobox']),
]);
const InvoiceConfiguration = Type.Intersect([
  Type.Object(
    may({
      deviceCost: Type.Number(),
      deliveryMethod: oneOf('EMAIL', 'POSTAL', 'EDI'),
      paymentDueAfterInvoiceIssued: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
      paymentDueUnits: oneOf('DAYS'),
      vat: Type.Number({ minimum: 0 }),
      invoiceText: Type.String({ minLength: 1, maxLength: 60 }),
    }),
    closed,
  ),
  Type.Union([
    Type.Object({ paymentDueUnits: Type.Unknown() }),
    Type.Object({ paymentDueAfterInvoiceIssued: Type.Optional(Type.Never()) }),
  ]),
]);
const CustomField = Type.Object(may({ keyName: text(), keyValue: text() }), closed);
const CustomerRequest = Type.Object(
  {
    status: oneOf('ACTIVE', 'SUSPEND'),
    currency: matching(CURRENCY),
    ...may({
      type: oneOf('PRIVATE', 'BUSINESS'),
      name: text(),
      allowOfferDelegation: Type.Boolean(),
      isAllowedImeiLock: Type.Boolean(),
      vatRegistrationNumber: text(),
      logo: text(),
      mfaConfiguration: oneOf('MANDATORY', 'ENABLED', 'DISABLED'),
      contact: Contact,
      address: Type.Array(Address),
      invoiceConfiguration: InvoiceConfiguration,
      customFields: Type.Array(CustomField),
    }),
  },
  closed,
);

export default function contestant() {
  const compiled = Compile(CustomerRequest);
  return {
    name: 'TypeBox',
    lacks: ['bytes'],
    is: (value) => compiled.Check(value),
    all: (value) => compiled.Errors(value),
  };
}
