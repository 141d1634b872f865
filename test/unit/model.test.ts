import { describe, expect, it } from 'vitest';
import type { Field, Message, Operation, Shape } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';

const operation = await loadOperation();
const shapes = [operation.request, operation.response].flatMap((message) => message?.shapes ?? []);

function shape(name: string): Shape {
  const found = shapes.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No shape ${name}`);
  return found;
}

function field(path: `${string}.${string}`): Field {
  const [table = '', name] = path.split('.');
  const found = shape(table).fields.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`No element ${path}`);
  return found;
}

/** Every table as its page lists it: the elements in order, each with its presence. */
const tables = {
  Request:
    'status M, type O, name O, currency M, allowOfferDelegation O, isAllowedImeiLock O, vatRegistrationNumber O, ' +
    'logo O, mfaConfiguration O, contact O, address O, invoiceConfiguration O, customFields O',
  Contact:
    'emailAddress O, type O, role M, salutation O, firstName O, middleName O, lastName O, identity M, gender O, ' +
    'birthdate O, landlinePhoneNumber CM, mobilePhoneNumber CM, additionalPhoneNumber O, picture O, remarks O, isPrimary O',
  Identity: 'idType M, idNumber M',
  Address:
    'type O, street CM, buildingNumber CM, buildingName O, buildingFloor O, zipCode M, apartmentNumber O, entrance O, ' +
    'city M, province O, state O, country M, pobox CM, salutation O, fullName M, title O, company O, emailAddress O, isPrimary O',
  InvoiceConfiguration:
    'deviceCost O, deliveryMethod O, paymentDueAfterInvoiceIssued O, paymentDueUnits CM, vat O, invoiceText O',
  CustomField: 'keyName O, keyValue O',
  Response: 'errorCode O, errorMessage O, content O, pageable O',
  Content: 'requestId M, id M, customerid M',
  Pageable: 'page M, size M, totalPages M, totalElements M',
};

describe('create-customer', () => {
  it('has the nine tables and 69 elements in order, each with its presence and row', () => {
    expect(shapes.map(({ name }) => name)).toEqual(Object.keys(tables));
    for (const [name, listed] of Object.entries(tables)) {
      const { fields } = shape(name);
      expect(fields.map((row) => `${row.name} ${row.presence}`).join(', ')).toBe(listed);
      expect(fields.map(({ row }) => row)).toEqual(fields.map((_, index) => index + 1));
    }
    const rows = shapes.flatMap(({ fields }) => fields);
    expect(rows).toHaveLength(69);
    const required = rows.filter(({ rules }) => rules.some(({ kind }) => kind === 'required'));
    expect(required).toEqual(rows.filter(({ presence }) => presence === 'M'));
  });

  it('has names for its types, functions and messages', () => {
    expect(operation).toMatchObject({ pascalName: 'CreateCustomer', camelName: 'createCustomer', method: 'POST' });
    expect(shapes.map(({ typeName }) => typeName)).toEqual([
      'CreateCustomerRequest',
      'Contact',
      'Identity',
      'Address',
      'InvoiceConfiguration',
      'CustomField',
      'CreateCustomerResponse',
      'Content',
      'Pageable',
    ]);
    expect(operation.parameters).toMatchObject({
      role: 'parameters',
      typeName: 'CreateCustomerParameters',
      unknown: { canonical: 'error', wire: 'drop' },
      root: { name: 'Parameters', table: 'Path and query parameters', typeName: 'CreateCustomerParameters' },
    });
    expect(operation.parameters?.root.fields).toMatchObject([
      { name: 'id', location: 'path', presence: 'M', type: { kind: 'text', format: 'UUID', keywords: [] } },
    ]);
    expect(operation.request?.unknown).toEqual({ canonical: 'error', wire: 'drop' });
    expect(operation.response.unknown).toEqual({ canonical: 'keep', wire: 'keep' });
  });

  it('takes the shared tables from the common file', () => {
    expect(shapes.filter(({ shared }) => shared).map(({ name }) => name)).toEqual(['Response', 'Pageable']);
  });

  it('resolves every reading from R1 to R26 in order', () => {
    const ids = operation.readings.map(({ id }) => id);
    // R3-minimum is a part of R3.
    const whole = [...new Set(ids.map((id) => id.replace(/-.*/, '')))];
    expect(whole).toEqual(Array.from({ length: 26 }, (_, index) => `R${index + 1}`));
    const cited = new Set([
      ...[operation.parameters, operation.request, operation.response].flatMap(readingsOf),
      ...operation.api.readings,
      ...(operation.eligibility?.readings ?? []),
      ...operation.errors.flatMap(({ readings }) => readings),
    ]);
    expect([...cited].map(({ id }) => id).sort()).toEqual([...ids].sort());
    for (const reading of cited) expect(operation.readings).toContain(reading);
  });

  it('joins rows whose conditions depend on each other into one rule, with the fewest branches', () => {
    const rules = shapes.flatMap(({ conditions }) => conditions);
    expect(rules.map(({ id, message, source }) => ({ id, message, rows: source.rows }))).toEqual([
      {
        id: 'Contact.condition.landlinePhoneNumber',
        message: 'one of landlinePhoneNumber, mobilePhoneNumber must be given',
        rows: [11, 12],
      },
      {
        id: 'Address.condition.street',
        message: 'street and buildingNumber, or pobox, must be given',
        rows: [2, 3, 13],
      },
      {
        id: 'InvoiceConfiguration.condition.paymentDueUnits',
        message: 'paymentDueUnits must be given when paymentDueAfterInvoiceIssued is given',
        rows: [4],
      },
    ]);
    const present = (name: string) => ({ field: name, absent: false, present: 'any' });
    expect(rules.map(({ branches }) => branches)).toEqual([
      [[present('landlinePhoneNumber')], [present('mobilePhoneNumber')]],
      [[present('street'), present('buildingNumber')], [present('pobox')]],
      [[{ field: 'paymentDueAfterInvoiceIssued', absent: true, present: 'none' }], [present('paymentDueUnits')]],
    ]);
  });

  it('describes each rule in words, with its place on the page', () => {
    const rules = shapes.flatMap(({ fields }) => fields.flatMap((row) => row.rules));
    const words = (id: string) => rules.find((rule) => rule.id === id)?.message;
    expect(words('Contact.role.enum')).toBe('role must be one of SELFCARE, NONE');
    expect(words('Contact.identity.required')).toBe('identity is mandatory');
    expect(words('Contact.identity.minItems')).toBe('identity must hold at least 1 entry');
    expect(words('InvoiceConfiguration.invoiceText.maxBytes')).toBe('invoiceText must be at most 60 bytes of UTF-8');
    expect(words('Response.errorCode.type')).toBe('errorCode must be text');
    expect(rules.find(({ id }) => id === 'Contact.role.enum')?.source).toEqual({
      table: 'Contact data objects',
      rows: [3],
    });
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });

  it('has the tolerances of the wire form in the request only', () => {
    expect(field('Identity.idType').wire).toEqual({
      blank: 'absent',
      foldCase: true,
      aliases: [{ alias: 'nationalId', value: 'ID' }],
    });
    expect(field('Request.contact').wire).toEqual({
      blank: 'absent',
      foldCase: false,
      aliases: [],
      wrapper: 'contact',
    });
    expect(field('Request.currency').wire.foldCase).toBe(true);
    expect(field('Contact.firstName').wire.foldCase).toBe(false);
    expect(field('Content.id').wire).toEqual({ blank: 'error', foldCase: false, aliases: [] });
  });

  it('fills in defaults except for the mandatory role', () => {
    const defaults = shapes.flatMap((table) =>
      table.fields
        .filter((row) => row.default !== undefined)
        .map((row) => `${table.name}.${row.name} ${String(row.default)}${row.fills ? '' : ', not filled in'}`),
    );
    expect(defaults).toEqual([
      'Request.type PRIVATE',
      'Request.allowOfferDelegation false',
      'Request.isAllowedImeiLock false',
      'Request.mfaConfiguration MANDATORY',
      'Contact.type MEMBER',
      'Contact.role NONE, not filled in',
      'Contact.isPrimary false',
      'Address.type PRIVATE',
      'Address.isPrimary false',
    ]);
  });

  it('has the envelope, its codes and rejections', () => {
    const { envelope } = operation.response;
    expect(envelope).toMatchObject({
      errorCode: { name: 'errorCode' },
      errorMessage: { name: 'errorMessage' },
      payload: [{ name: 'content' }, { name: 'pageable' }],
      written: '',
      read: ['', 'array', 'object', 'null'],
      rule: { id: 'Response.condition.content', source: { rows: [3, 4] } },
    });
    expect(envelope?.payload[0]).toBe(operation.response.root.fields[2]);
    expect(operation.errors).toMatchObject([{ code: 'GLOBAL_1001', status: 503, retry: true }]);
    expect(operation.rejections.map(({ status }) => status)).toEqual([
      400, 401, 403, 404, 405, 408, 413, 415, 500, 504,
    ]);
  });

  it('has the place of each value of an example', () => {
    const example = operation.examples.find(({ name }) => name === 'business');
    const span = example?.places.get('/contact/identity/0/idType');
    expect(span?.source.text.slice(span.start, span.end)).toBe('PASSPORT');
    expect(example?.verdict).toEqual({ canonical: 'good', wire: 'good' });
  });
});

function readingsOf(message: Message | undefined): Operation['readings'] {
  if (!message) return [];
  const rows = message.shapes.flatMap(({ fields }) => fields.flatMap(({ readings }) => readings));
  return [...message.readings, ...(message.envelope?.readings ?? []), ...rows];
}
