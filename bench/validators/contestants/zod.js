import { z } from 'zod';
import { CURRENCY, DATE, E164, EMAIL, MAX_BYTES } from '../rules.js';

const regex = (pattern) => new RegExp(pattern, 'u');
const text = () => z.string().min(1);
const given = (value) => value !== undefined;

const Identity = z.strictObject({ idType: z.enum(['ID', 'PASSPORT', 'DRIVER_LICENSE']), idNumber: text() });
const Contact = z
  .strictObject({
    emailAddress: z.string().max(254).regex(regex(EMAIL)).optional(),
    type: z.enum(['OWNER', 'MEMBER']).optional(),
    role: z.enum(['SELFCARE', 'NONE']),
    salutation: z.enum(['MR', 'MS']).optional(),
    firstName: text().optional(),
    middleName: text().optional(),
    lastName: text().optional(),
    identity: z.array(Identity).min(1),
    gender: z.enum(['MALE', 'FEMALE']).optional(),
    birthdate: z.string().regex(regex(DATE)).optional(),
    landlinePhoneNumber: text().optional(),
    mobilePhoneNumber: z.string().regex(regex(E164)).optional(),
    additionalPhoneNumber: text().optional(),
    picture: text().optional(),
    remarks: text().optional(),
    isPrimary: z.boolean().optional(),
  })
  .refine((value) => given(value.landlinePhoneNumber) || given(value.mobilePhoneNumber));
const Address = z
  .strictObject({
    type: z.enum(['PRIVATE', 'SHIPPING', 'MAILING']).optional(),
    street: text().optional(),
    buildingNumber: text().optional(),
    buildingName: text().optional(),
    buildingFloor: text().optional(),
    zipCode: text(),
    apartmentNumber: text().optional(),
    entrance: text().optional(),
    city: text(),
    province: text().optional(),
    state: text().optional(),
    country: text(),
    pobox: text().optional(),
    salutation: z.enum(['MR', 'MS']).optional(),
    fullName: text(),
    title: z.enum(['DR', 'PROF']).optional(),
    company: text().optional(),
    emailAddress: z.string().max(254).regex(regex(EMAIL)).optional(),
    isPrimary: z.boolean().optional(),
  })
  .refine((value) => given(value.pobox) || (given(value.street) && given(value.buildingNumber)));
const encoder = new TextEncoder();
const InvoiceConfiguration = z
  .strictObject({
    deviceCost: z.number().optional(),
    deliveryMethod: z.enum(['EMAIL', 'POSTAL', 'EDI']).optional(),
    paymentDueAfterInvoiceIssued: z.int().min(0).optional(),
    paymentDueUnits: z.enum(['DAYS']).optional(),
    vat: z.number().min(0).optional(),
    invoiceText: text()
      .refine((value) => encoder.encode(value).length <= MAX_BYTES)
      .optional(),
  })
  .refine((value) => !given(value.paymentDueAfterInvoiceIssued) || given(value.paymentDueUnits));
const CustomField = z.strictObject({ keyName: text().optional(), keyValue: text().optional() });
const CustomerRequest = z.strictObject({
  status: z.enum(['ACTIVE', 'SUSPEND']),
  type: z.enum(['PRIVATE', 'BUSINESS']).optional(),
  name: text().optional(),
  currency: z.string().regex(regex(CURRENCY)),
  allowOfferDelegation: z.boolean().optional(),
  isAllowedImeiLock: z.boolean().optional(),
  vatRegistrationNumber: text().optional(),
  logo: text().optional(),
  mfaConfiguration: z.enum(['MANDATORY', 'ENABLED', 'DISABLED']).optional(),
  contact: Contact.optional(),
  address: z.array(Address).optional(),
  invoiceConfiguration: InvoiceConfiguration.optional(),
  customFields: z.array(CustomField).optional(),
});

export default function contestant() {
  return {
    name: 'Zod',
    lacks: [],
    byHand: ['conditions', 'bytes'],
    is: (value) => CustomerRequest.safeParse(value).success,
    all: (value) => CustomerRequest.safeParse(value).error?.issues ?? [],
  };
}
