/** The reference judge on values that no JSON text can represent. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, MainRole } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';

const customer = await loadOperation();

function messageOf(role: MainRole): Message {
  const message = customer[role];
  if (!message) throw new Error(`create-customer has no ${role}`);
  return message;
}

function broken(role: MainRole, form: Form, value: unknown): readonly string[] {
  return judge(messageOf(role), form, value).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
}

describe('a value that JSON cannot represent', () => {
  const throwing = () => {
    throw new Error('not to be read');
  };
  const small = { status: 'ACTIVE', currency: 'USD' };
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const unreadable = {
    'a getter that throws': Object.defineProperty({ ...small }, 'name', { get: throwing, enumerable: true }),
    'a getter that throws, deep inside': {
      ...small,
      contact: { identity: [Object.defineProperty({}, 'idType', { get: throwing, enumerable: true })] },
    },
    'a proxy that throws': new Proxy({}, { ownKeys: throwing }),
    'a revoked proxy': revoked.proxy,
    'a revoked proxy inside': { ...small, address: revoked.proxy },
    'an array that throws': { ...small, address: new Proxy([1], { get: throwing }) },
  };

  it.each(Object.entries(unreadable))('%s breaks the type of the root and no other rule', (_, value) => {
    for (const form of ['canonical', 'wire'] as const) {
      expect(broken('request', form, value)).toEqual([' Request.type']);
      expect(judge(messageOf('request'), form, value).applied).toEqual([]);
    }
  });

  it('a response that throws is one violation', () => {
    const value = Object.defineProperty({}, 'errorCode', { get: throwing, enumerable: true });
    expect(broken('response', 'wire', value)).toEqual([' Response.type']);
  });

  it.each([undefined, Symbol('s'), 5n, () => 5, Number.NaN])('%s is not an object', (value) => {
    expect(broken('request', 'wire', value)).toEqual([' Request.type']);
  });

  it('a value of another JavaScript type has no type of the model', () => {
    const odd = { status: Symbol('s'), currency: 5n, name: () => 'x', type: new String('PRIVATE') };
    expect(broken('request', 'canonical', odd)).toEqual([
      '/status Request.status.type',
      '/type Request.type.type',
      '/name Request.name.type',
      '/currency Request.currency.type',
    ]);
    const invoiceConfiguration = { deviceCost: Infinity, vat: NaN, paymentDueAfterInvoiceIssued: -Infinity };
    expect(broken('request', 'wire', { ...small, invoiceConfiguration })).toEqual([
      '/invoiceConfiguration/deviceCost InvoiceConfiguration.deviceCost.type',
      '/invoiceConfiguration/paymentDueAfterInvoiceIssued InvoiceConfiguration.paymentDueAfterInvoiceIssued.type',
      '/invoiceConfiguration/paymentDueUnits InvoiceConfiguration.condition.paymentDueUnits',
      '/invoiceConfiguration/vat InvoiceConfiguration.vat.type',
    ]);
  });

  it('undefined counts as absent, in both forms and for unknown elements', () => {
    const value = { ...small, name: undefined, contact: undefined, nickname: undefined };
    expect(broken('request', 'canonical', value)).toEqual([]);
    expect(judge(messageOf('request'), 'wire', value)).toMatchObject({ violations: [], applied: [] });
    expect(broken('request', 'wire', { status: undefined, currency: 'USD' })).toEqual([
      '/status Request.status.required',
    ]);
  });

  it('inherited, symbolic and hidden properties are ignored', () => {
    const hidden = Object.defineProperty({ [Symbol('s')]: 1, ...small }, 'x', { value: 1, enumerable: false });
    expect(broken('request', 'canonical', hidden)).toEqual([]);
    expect(broken('request', 'canonical', Object.create(small))).toHaveLength(2);
    expect(broken('request', 'canonical', Object.assign(Object.create(null) as object, small))).toEqual([]);
  });

  it('a cycle and a very deep value are judged without a crash', () => {
    const cycle: Record<string, unknown> = { ...small };
    cycle['contact'] = cycle;
    expect(broken('request', 'canonical', cycle)).toContain('/contact/status Contact.unknown');
    let deep: unknown = {};
    for (let level = 0; level < 100_000; level++) deep = { contact: deep };
    expect(broken('request', 'wire', deep)).toContain('/status Request.status.required');
  });

  it('a hole in an array is an entry of the wrong type', () => {
    const customFields: unknown[] = [];
    customFields[1] = {};
    expect(broken('request', 'canonical', { ...small, customFields })).toEqual([
      '/customFields/0 Request.customFields.type',
    ]);
  });
});
