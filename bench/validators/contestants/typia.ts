/** Compiled by `typia generate`; the patterns are those of rules.js, which a type can only have as literals. */
import typia, { type tags } from 'typia';

type Text = string & tags.MinLength<1>;
type Email = string & tags.MaxLength<254> & tags.Pattern<'EMAIL'>;
type E164 = string & tags.Pattern<'E164'>;
type Day = string & tags.Pattern<'DATE'>;
type Currency = string & tags.Pattern<'CURRENCY'>;

interface Identity {
  idType: 'ID' | 'PASSPORT' | 'DRIVER_LICENSE';
  idNumber: Text;
}

interface Contact {
  emailAddress?: Email;
  type?: 'OWNER' | 'MEMBER';
  role: 'SELFCARE' | 'NONE';
  salutation?: 'MR' | 'MS';
  firstName?: Text;
  middleName?: Text;
  lastName?: Text;
  identity: Identity[] & tags.MinItems<1>;
  gender?: 'MALE' | 'FEMALE';
  birthdate?: Day;
  landlinePhoneNumber?: Text;
  mobilePhoneNumber?: E164;
  additionalPhoneNumber?: Text;
  picture?: Text;
  remarks?: Text;
  isPrimary?: boolean;
}

interface Address {
  type?: 'PRIVATE' | 'SHIPPING' | 'MAILING';
  street?: Text;
  buildingNumber?: Text;
  buildingName?: Text;
  buildingFloor?: Text;
  zipCode: Text;
  apartmentNumber?: Text;
  entrance?: Text;
  city: Text;
  province?: Text;
  state?: Text;
  country: Text;
  pobox?: Text;
  salutation?: 'MR' | 'MS';
  fullName: Text;
  title?: 'DR' | 'PROF';
  company?: Text;
  emailAddress?: Email;
  isPrimary?: boolean;
}

interface InvoiceConfiguration {
  deviceCost?: number;
  deliveryMethod?: 'EMAIL' | 'POSTAL' | 'EDI';
  paymentDueAfterInvoiceIssued?: number & tags.Type<'int64'> & tags.Minimum<0>;
  paymentDueUnits?: 'DAYS';
  vat?: number & tags.Minimum<0>;
  invoiceText?: string & tags.MinLength<1> & tags.MaxLength<60>;
}

interface CustomField {
  keyName?: Text;
  keyValue?: Text;
}

type Has<Type, Key extends keyof Type> = Type & Required<Pick<Type, Key>>;

interface CustomerRequest {
  status: 'ACTIVE' | 'SUSPEND';
  type?: 'PRIVATE' | 'BUSINESS';
  name?: Text;
  currency: Currency;
  allowOfferDelegation?: boolean;
  isAllowedImeiLock?: boolean;
  vatRegistrationNumber?: Text;
  logo?: Text;
  mfaConfiguration?: 'MANDATORY' | 'ENABLED' | 'DISABLED';
  contact?: Has<Contact, 'landlinePhoneNumber'> | Has<Contact, 'mobilePhoneNumber'>;
  address?: (Has<Address, 'street' | 'buildingNumber'> | Has<Address, 'pobox'>)[];
  invoiceConfiguration?:
    | Has<InvoiceConfiguration, 'paymentDueUnits'>
    | (InvoiceConfiguration & { paymentDueAfterInvoiceIssued?: undefined });
  customFields?: CustomField[];
}

export const is = typia.createEquals<CustomerRequest>();
export const all = typia.createValidateEquals<CustomerRequest>();
