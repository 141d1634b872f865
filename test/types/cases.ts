/**
 * Code that uses the emitted types, one module a case. A line that must not compile ends in `// error: ` and a regular
 * expression that matches the message of the compiler; every other line must compile.
 */
export interface TypeCase {
  readonly name: string;
  readonly imports: string;
  readonly code: string;
}

const contact = (name: string, code: string): TypeCase => ({ name, imports: 'Contact', code });
const address = (name: string, code: string): TypeCase => ({ name, imports: 'Address', code });
const request = (name: string, code: string): TypeCase => ({ name, imports: 'CreateCustomerRequest', code });
const invoice = (name: string, code: string): TypeCase => ({ name, imports: 'InvoiceConfiguration', code });

const fixed = `zipCode: '0', city: 'C', country: 'N', fullName: 'F'`;
const identity = `identity: [{ idType: 'ID', idNumber: '1' }]`;

export const customerCases: readonly TypeCase[] = [
  contact(
    'a contact with neither phone',
    `export const made: Contact = { role: 'NONE', ${identity} }; // error: landlinePhoneNumber|mobilePhoneNumber`,
  ),
  contact(
    'a contact whose only phone is undefined',
    `export const made: Contact = { role: 'NONE', ${identity}, mobilePhoneNumber: undefined }; // error: undefined|mobilePhoneNumber`,
  ),
  contact(
    'a contact with either phone, or both',
    `export const landline: Contact = { role: 'NONE', ${identity}, landlinePhoneNumber: '1' };
     export const mobile: Contact = { role: 'NONE', ${identity}, mobilePhoneNumber: '31', landlinePhoneNumber: undefined };
     export const both: Contact = { role: 'NONE', ${identity}, landlinePhoneNumber: '1', mobilePhoneNumber: '31' };`,
  ),
  contact(
    'a contact whose identities come from elsewhere',
    `export const make = (numbers: readonly string[]): Contact => ({
       role: 'SELFCARE',
       identity: numbers.map((idNumber) => ({ idType: 'ID', idNumber })),
       mobilePhoneNumber: '31',
     });`,
  ),
  contact(
    'a contact without its role',
    `export const made: Contact = { ${identity}, mobilePhoneNumber: '31' }; // error: 'role' is missing|role`,
  ),
  contact(
    'an element that the table does not list, in an object with a condition',
    `export const made: Contact = {
       role: 'NONE',
       ${identity},
       mobilePhoneNumber: '31',
       fristName: 'Robin', // error: 'fristName' does not exist
     };`,
  ),
  contact(
    'an element that the table does not list, inside of an array',
    `export const made: Contact = {
       role: 'NONE',
       identity: [{
         idType: 'ID',
         idNumber: '1',
         country: 'NL', // error: 'country' does not exist
       }],
       mobilePhoneNumber: '31',
     };`,
  ),
  address(
    'an address with street alone',
    `export const made: Address = { ${fixed}, street: 'S' }; // error: buildingNumber|pobox`,
  ),
  address(
    'an address with building number alone, or with nothing',
    `export const number: Address = { ${fixed}, buildingNumber: '7' }; // error: street|pobox
     export const nothing: Address = { ${fixed} }; // error: street|buildingNumber|pobox`,
  ),
  address(
    'an address with pobox alone, with street and building number, with all three',
    `export const pobox: Address = { ${fixed}, pobox: '1' };
     export const street: Address = { ${fixed}, street: 'S', buildingNumber: '7' };
     export const all: Address = { ${fixed}, street: 'S', buildingNumber: '7', pobox: '1' };`,
  ),
  invoice(
    'a payment period without its unit',
    `export const made: InvoiceConfiguration = { paymentDueAfterInvoiceIssued: 30 }; // error: paymentDueUnits|undefined`,
  ),
  invoice(
    'a payment period with its unit, the unit alone, neither',
    `export const both: InvoiceConfiguration = { paymentDueAfterInvoiceIssued: 30, paymentDueUnits: 'DAYS' };
     export const unit: InvoiceConfiguration = { paymentDueUnits: 'DAYS' };
     export const neither: InvoiceConfiguration = {};`,
  ),
  request(
    'an element that the table does not list',
    `export const made: CreateCustomerRequest = {
       status: 'ACTIVE',
       currency: 'EUR',
       nmae: 'Fern', // error: 'nmae' does not exist
     };`,
  ),
  request(
    'an element that the table of a nested object does not list',
    `export const made: CreateCustomerRequest = {
       status: 'ACTIVE',
       currency: 'EUR',
       invoiceConfiguration: {
         vta: 8, // error: 'vta' does not exist
       },
     };`,
  ),
  request(
    'a lower-case value of an enum',
    `export const made: CreateCustomerRequest = {
       status: 'active', // error: "active"' is not assignable to type '"ACTIVE" \\| "SUSPEND"'
       currency: 'EUR',
     };`,
  ),
  request(
    'a missing mandatory element, or one that is undefined',
    `export const missing: CreateCustomerRequest = { currency: 'EUR' }; // error: 'status' is missing
     export const nothing: CreateCustomerRequest = {
       status: undefined, // error: 'undefined' is not assignable
       currency: 'EUR',
     };`,
  ),
  request(
    'null, and a value of another type',
    `export const made: CreateCustomerRequest = {
       status: 'ACTIVE',
       currency: 'EUR',
       name: null, // error: 'null' is not assignable
       isAllowedImeiLock: 'true', // error: 'string' is not assignable to type 'boolean
     };`,
  ),
  request(
    'an optional element that is undefined, which counts as absent',
    `export const make = (name: string | undefined): CreateCustomerRequest => ({ status: 'ACTIVE', currency: 'EUR', name });`,
  ),
  {
    name: 'what parse gives has its defaults, and is a request again',
    imports: 'CreateCustomerRequest, ParsedCreateCustomerRequest, ParsedContact',
    code: `export const type = (parsed: ParsedCreateCustomerRequest): 'PRIVATE' | 'BUSINESS' => parsed.type;
     export const again = (parsed: ParsedCreateCustomerRequest): CreateCustomerRequest => parsed;
     export const nested = (parsed: ParsedCreateCustomerRequest): ParsedContact | undefined => parsed.contact;
     export const flags = (parsed: ParsedCreateCustomerRequest): boolean[] => (parsed.address ?? []).map(({ isPrimary }) => isPrimary);
     export const input = (given: CreateCustomerRequest): 'PRIVATE' | 'BUSINESS' =>
       given.type; // error: 'undefined' is not assignable`,
  },
  {
    name: 'a response is a success or a failure',
    imports: 'CreateCustomerResponse, Content, Pageable',
    code: `export const failure: CreateCustomerResponse = { errorCode: 'GLOBAL_1001', errorMessage: 'No.', content: '', pageable: '' };
     export const content = (response: CreateCustomerResponse): Content[] => (response.content === '' ? [] : response.content);
     export const success = (content: Content[], pageable: Pageable): CreateCustomerResponse => ({ errorCode: '', content, pageable });
     export const neither: CreateCustomerResponse = { errorCode: 'GLOBAL_1001', content: [], pageable: '' }; // error: not assignable
     export const half = (content: Content[]): CreateCustomerResponse => ({ content, pageable: '' }); // error: not assignable|missing`,
  },
];

const wire = (name: string, code: string): TypeCase => ({
  name,
  imports: 'ProbeWireRequest, Child, Item, Names',
  code,
});
const least = `nested: {}, toString: 't'`;

/** Against the probe with every type and every effect of a condition. */
export const probeWireCases: readonly TypeCase[] = [
  wire(
    'names of every kind',
    `export const made: ProbeWireRequest = { either: 'X', ${least}, constructor: 'c', hasOwnProperty: 'h', class: 'k', 'first-name': 'f', 'a.b': 'P' };
     export const names: Names = { given: 'g', row3: 'r', undefined: 1, let: 2 };
     export const alone: Names = { given: 'g' }; // error: row3
     export const children: Child[] = [{ name: 'ANN' }];`,
  ),
  wire(
    'mandatory, forbidden and ignored by the value of another element, whose default counts',
    `export const free: ProbeWireRequest = { ${least}, either: 'X' };
     export const freePrice: ProbeWireRequest = { ${least}, either: 'X', price: 1 }; // error: price|mode
     export const weekly: ProbeWireRequest = { ${least}, either: 'X', mode: 'Weekly', price: 1 };
     export const weeklyFree: ProbeWireRequest = { ${least}, either: 'X', mode: 'Weekly' }; // error: price
     export const off: ProbeWireRequest = { ${least}, or: 'o', mode: 'OFF', price: 'whatever' };
     export const weeklyText: ProbeWireRequest = { ${least}, either: 'X', mode: 'Weekly', price: 'text' }; // error: not assignable`,
  ),
  wire(
    'an element that is ignored in one of several cases',
    `export const phone: ProbeWireRequest = { ${least}, either: 'X', phone: '31', skipped: 5 };
     export const flag: ProbeWireRequest = { ${least}, either: 'X', flag: false, skipped: 5 };
     export const kept: ProbeWireRequest = { ${least}, either: 'X', skipped: 'A' };
     export const wrong: ProbeWireRequest = { ${least}, either: 'X', skipped: 5 }; // error: not assignable
     export const one: ProbeWireRequest = { ${least}, either: 'X', phone: '31', skippedToo: 'A' };
     export const both: ProbeWireRequest = { ${least}, either: 'X', phone: '31', flag: false, skippedToo: 5 };
     export const oneWrong: ProbeWireRequest = { ${least}, either: 'X', phone: '31', skippedToo: 5 }; // error: not assignable`,
  ),
  wire(
    'arrays of plain values, a UUID or a keyword, hostile words',
    `export const made: ProbeWireRequest = { ${least}, or: 'o', words: ['RED'], numbers: [1], keys: ['ANY'], keyword: 'NONE', hostile: '*/' };
     export const word: ProbeWireRequest = {
       ${least},
       or: 'o',
       words: ['rot'], // error: "rot"' is not assignable
     };`,
  ),
  wire(
    'what is ignored is told by the element that decides',
    `export const size = (item: Item): number => (item.kind === 'MONEY' ? item.amount.size : 0);
     export const rate: Item = { kind: 'RATE', amount: 'anything' };
     export const money: Item = { kind: 'MONEY' }; // error: amount`,
  ),
];

/** Against the probe where blank means 'set to null'. */
export const probeNullCases: readonly TypeCase[] = [
  {
    name: 'null where it means something, and nowhere else',
    imports: 'ProbeNullRequest, Part, ProbeNullResponse, Part2nd',
    code: `export const nulls: ProbeNullRequest = { id: 'i', text: null, mode: null, words: null, part: null };
     export const id: ProbeNullRequest = {
       id: null, // error: 'null' is not assignable
     };
     export const both: ProbeNullRequest = { id: 'i', text: 't', other: 'o' };
     export const alone: ProbeNullRequest = { id: 'i', text: 't', other: null }; // error: not assignable
     export const part: Part = { open: true, a: null, b: 1 };
     export const neither: Part = { open: true, a: null }; // error: not assignable
     export const note: ProbeNullRequest = { id: 'i', kind: 'P', both: true, note: 'n' };
     export const noNote: ProbeNullRequest = { id: 'i', kind: 'P', both: true }; // error: not assignable
     export const result: ProbeNullResponse = { id: 'i', part: { words: ['w'] } };
     export const second: Part2nd = {};`,
  },
];
