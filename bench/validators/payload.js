/** One request of about 2.1 kB with everything filled in, its key orders, and 64 payloads with one defect each. Fictitious. */

export const payload = {
  status: 'ACTIVE',
  type: 'BUSINESS',
  name: 'Northwind Orchards',
  currency: 'EUR',
  allowOfferDelegation: false,
  isAllowedImeiLock: true,
  vatRegistrationNumber: 'NL000000000B00',
  logo: '/logos/northwind-orchards.svg',
  mfaConfiguration: 'ENABLED',
  contact: {
    emailAddress: 'robin.vale@example.com',
    type: 'OWNER',
    role: 'SELFCARE',
    salutation: 'MS',
    firstName: 'Robin',
    middleName: 'Alder',
    lastName: 'Vale',
    identity: [
      { idType: 'PASSPORT', idNumber: 'X0000001' },
      { idType: 'DRIVER_LICENSE', idNumber: 'D0000002' },
      { idType: 'ID', idNumber: '000000003' },
    ],
    gender: 'FEMALE',
    birthdate: '29022000',
    landlinePhoneNumber: '0201234567',
    mobilePhoneNumber: '+31600000000',
    additionalPhoneNumber: '0207654321',
    picture: '/pictures/robin-vale.jpg',
    remarks: 'Prefers to be called in the afternoon, and never on Fridays.',
    isPrimary: true,
  },
  address: [
    {
      type: 'SHIPPING',
      street: 'Orchard Lane',
      buildingNumber: '7',
      buildingName: 'The Old Press',
      buildingFloor: '2',
      zipCode: '0000 AA',
      apartmentNumber: '21',
      entrance: 'B',
      city: 'Sampleton',
      province: 'Middle Province',
      state: 'North State',
      country: 'Netherlands',
      salutation: 'MS',
      fullName: 'Robin Alder Vale',
      title: 'DR',
      company: 'Northwind Orchards',
      emailAddress: 'deliveries@example.com',
      isPrimary: true,
    },
    {
      type: 'MAILING',
      zipCode: '0000 AB',
      city: 'Sampleton',
      province: 'Middle Province',
      country: 'Netherlands',
      pobox: '1234',
      apartmentNumber: '4',
      buildingName: 'Station House',
      fullName: 'Sam Reed',
      salutation: 'MR',
      company: 'Northwind Orchards',
      emailAddress: 'invoices@example.com',
      isPrimary: false,
    },
  ],
  invoiceConfiguration: {
    deviceCost: 129.95,
    deliveryMethod: 'EMAIL',
    paymentDueAfterInvoiceIssued: 30,
    paymentDueUnits: 'DAYS',
    vat: 8.5,
    invoiceText: 'Thank you for your order at Northwind Orchards',
  },
  customFields: [
    { keyName: 'region', keyValue: 'north' },
    { keyName: 'sales-channel', keyValue: 'orchard-shop' },
    { keyName: 'loyalty-program', keyValue: 'gold' },
    { keyName: 'account-manager', keyValue: 'Sam Reed' },
    { keyName: 'preferred-language', keyValue: 'nl' },
  ],
};

export const text = JSON.stringify(payload);

/** A number from 0 to below 1, the same ones in every run. */
function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(value, random) {
  if (Array.isArray(value)) return value.map((entry) => shuffled(entry, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  for (let last = entries.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [entries[last], entries[other]] = [entries[other], entries[last]];
  }
  return Object.fromEntries(entries.map(([key, inner]) => [key, shuffled(inner, random)]));
}

/** 64 objects of the payload in so many key orders, each parsed from text of its own as a server has them. */
export function inOrders(orders, value = payload) {
  const random = randomFrom(2026);
  const texts = Array.from({ length: orders }, (_, index) =>
    JSON.stringify(index === 0 ? value : shuffled(value, random)),
  );
  return Array.from({ length: 64 }, (_, index) => JSON.parse(texts[index % orders]));
}

/** What can be wrong: a place and what stands there instead; undefined for nothing. */
const defects = [
  ...[
    ['/status'],
    ['/currency'],
    ['/contact/role'],
    ['/contact/identity'],
    ['/address/0/zipCode'],
    ['/address/0/city'],
  ],
  ...[
    ['/address/1/country'],
    ['/address/1/fullName'],
    ['/contact/identity/0/idType'],
    ['/contact/identity/1/idNumber'],
  ],
  ...[
    ['/invoiceConfiguration/paymentDueUnits'],
    ['/address/1/pobox'],
    ['/address/0/buildingNumber'],
    ['/address/0/street'],
  ],
  ...[
    ['/status', 'active'],
    ['/type', 'OTHER'],
    ['/mfaConfiguration', 'ON'],
    ['/contact/type', 'GUEST'],
    ['/contact/role', 'ADMIN'],
  ],
  ...[
    ['/contact/salutation', 'MX'],
    ['/contact/gender', 'X'],
    ['/contact/identity/0/idType', 'nationalId'],
  ],
  ...[
    ['/address/0/type', 'HOME'],
    ['/address/1/salutation', 'DR'],
    ['/address/0/title', 'SIR'],
    ['/invoiceConfiguration/deliveryMethod', 'FAX'],
  ],
  ...[
    ['/invoiceConfiguration/paymentDueUnits', 'MONTHS'],
    ['/currency', 'EURO'],
    ['/currency', 'eur'],
  ],
  ...[
    ['/contact/emailAddress', 'robin.vale'],
    ['/address/0/emailAddress', 'a@b@c'],
    ['/address/1/emailAddress', 'a b@c'],
  ],
  ...[
    ['/contact/mobilePhoneNumber', '0612'],
    ['/contact/mobilePhoneNumber', '+1234567890123456'],
    ['/contact/birthdate', '29021900'],
  ],
  ...[
    ['/contact/birthdate', '2000-02-29'],
    ['/name', 7],
    ['/name', ''],
    ['/logo', true],
    ['/vatRegistrationNumber', null],
  ],
  ...[
    ['/allowOfferDelegation', 'false'],
    ['/isAllowedImeiLock', 1],
    ['/contact', []],
    ['/contact', 'Robin'],
    ['/address', {}],
  ],
  ...[
    ['/address/0', 'Orchard Lane'],
    ['/customFields', 'none'],
    ['/customFields/1', null],
    ['/invoiceConfiguration', 30],
  ],
  ...[
    ['/invoiceConfiguration/vat', -1],
    ['/invoiceConfiguration/vat', '8.5'],
    ['/invoiceConfiguration/deviceCost', '129'],
  ],
  ...[
    ['/invoiceConfiguration/paymentDueAfterInvoiceIssued', -1],
    ['/invoiceConfiguration/paymentDueAfterInvoiceIssued', 1.5],
  ],
  ...[
    ['/contact/identity', []],
    ['/contact/firstName', 1],
    ['/contact/lastName', {}],
    ['/contact/isPrimary', 'yes'],
  ],
  ...[
    ['/address/0/isPrimary', 0],
    ['/address/1/city', false],
    ['/colour', 'green'],
    ['/contact/nickname', 'Rob'],
  ],
  ...[
    ['/address/1/planet', 'Earth'],
    ['/customFields/0/keyNam', 'x'],
  ],
];

export function withDefects() {
  return defects.slice(0, 64).map(([pointer, value]) => {
    const copy = JSON.parse(text);
    const keys = pointer.slice(1).split('/');
    const last = keys.pop();
    const parent = keys.reduce((object, key) => object[key], copy);
    parent[last] = value;
    // Elements that are undefined get lost on the way.
    return JSON.parse(JSON.stringify(copy));
  });
}

/** The same payload as a careless sender has it: lower case, blanks, a wrapped contact, an alias. */
export function careless() {
  const copy = JSON.parse(text);
  copy.status = 'active';
  copy.type = 'business';
  copy.currency = 'eur';
  copy.logo = '';
  copy.contact.middleName = '';
  copy.contact.role = 'selfcare';
  copy.contact.identity[0].idType = 'nationalId';
  copy.contact = { contact: copy.contact };
  copy.address[0].type = 'shipping';
  copy.address[0].province = null;
  copy.address[1].street = '';
  copy.invoiceConfiguration.deviceCost = '';
  copy.invoiceConfiguration.deliveryMethod = 'email';
  return JSON.stringify(copy);
}
