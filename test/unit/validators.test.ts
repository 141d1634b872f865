import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import type { MainRole, Message, MessageRole } from '../../generator/model/model.js';
import { nearest } from '../../generator/diagnostics/nearest.js';
import { loadCases } from '../contract/cases.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';

const operation = await loadOperation();
const module = await importValidators(operation);
const request = operation.request;
if (!request) throw new Error('create-customer has a request');
const { is, validate, parse } = validatorsOf(module, request);

describe('validators of the hand-written cases', () => {
  it.each(loadCases())('give the expected verdict on $name: $title', ({ cases }) => {
    for (const { name, message: role, form, input, violations, kind } of cases) {
      const validators = validatorsOf(module, messageOf(role));
      const found = form === 'wire' ? validators.parse(input) : undefined;
      const broken = found ? (found.ok ? [] : found.violations) : validators.validate(input);
      expect(broken.map(({ pointer, rule }) => `${pointer} ${rule}`).sort(), `${name}, ${form}`).toEqual(violations);
      if (found?.ok) expect(found.kind, name).toBe(kind ?? judge(messageOf(role), 'wire', input).kind);
      else if (form === 'canonical') expect(validators.is(input), name).toBe(violations.length === 0);
    }
  });
});

function messageOf(role: MessageRole): Message {
  const message = operation[role as MainRole];
  if (!message) throw new Error(`create-customer has no ${role}`);
  return message;
}

/** What every value that cannot be read comes to. */
const unreadable = [
  {
    pointer: '',
    rule: 'Request.type',
    message: 'Request must be an object',
    source: { table: 'Request Structure', rows: [] },
  },
];

const contact = { role: 'NONE', identity: [{ idType: 'ID', idNumber: '1' }], mobilePhoneNumber: '31' };
const good = { status: 'ACTIVE', currency: 'EUR', contact };

function throwing(): never {
  throw new Error('not to be seen');
}

describe('validators of values that cannot be read', () => {
  const cyclic: Record<string, unknown> = { ...good };
  cyclic['contact'] = cyclic;
  const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();

  it.each([
    ['a getter that throws', { ...good, get name() { return throwing(); } }],
    ['a getter that throws further in', { ...good, contact: { ...contact, get firstName() { return throwing(); } } }],
    ['a getter that throws in an element that no table lists', { ...good, get extra() { return throwing(); } }],
    ['a proxy that throws', new Proxy({ ...good }, { ownKeys: throwing })],
    ['an entry that throws', { ...good, address: new Proxy([], { get: throwing }) }],
    ['a revoked proxy', { ...good, contact: revoked.proxy }],
    ['a revoked proxy as the whole', revoked.proxy],
  ])('report one violation for %s', (_, value) => {
    expect(is(value)).toBe(false);
    expect(validate(value)).toEqual(unreadable);
    expect(parse(value)).toEqual({ ok: false, violations: unreadable });
    expect(judge(request, 'canonical', value).violations).toEqual(unreadable);
  }); // prettier-ignore

  it.each([null, undefined, 0, 'text', true, 1n, Symbol('s'), [], () => 0])(
    'report that %s is not an object',
    (value) => {
      expect(is(value)).toBe(false);
      expect(validate(value)).toEqual(unreadable);
      expect(parse(value)).toEqual({ ok: false, violations: unreadable });
    },
  );

  it('end for deep and cyclic values', () => {
    expect(is(cyclic)).toBe(false);
    expect(validate(cyclic).map(({ pointer }) => pointer)).toContain('/contact/status');
    expect(parse(cyclic).ok).toBe(false);
    expect(validate({ ...good, name: deep })).toEqual([expect.objectContaining({ rule: 'Request.name.type' })]);
    expect(validate({ ...good, contact: deep })).toEqual([expect.objectContaining({ rule: 'Request.contact.type' })]);
  });

  it('accept a frozen object, one without a prototype and one of a class', () => {
    const bare = Object.assign(Object.create(null) as object, good);
    class Request {
      status = 'ACTIVE';
      currency = 'EUR';
      get name(): never {
        return throwing();
      }
    }
    for (const value of [Object.freeze({ ...good }), bare, new Request()]) {
      expect(validate(value)).toEqual([]);
      expect(parse(value).ok).toBe(true);
    }
  });

  it('ignore inherited elements', () => {
    const value: unknown = Object.create(good);
    expect(validate(value).map(({ rule }) => rule)).toEqual(['Request.status.required', 'Request.currency.required']);
  });
});

describe('validators of elements with inherited names', () => {
  const value: unknown = JSON.parse(
    '{ "__proto__": { "polluted": true }, "constructor": { "prototype": {} }, "status": "ACTIVE", "currency": "EUR", "contact": null }',
  );

  it('report them as unknown', () => {
    const pointers = validate(value).map(({ pointer, rule }) => `${pointer} ${rule}`);
    expect(pointers).toEqual([
      '/__proto__ Request.unknown',
      '/constructor Request.unknown',
      '/contact Request.contact.type',
    ]);
  });

  it('remove them while parsing, and change no prototype', () => {
    const result = parse(value);
    expect(result).toMatchObject({ ok: true, applied: [{ kind: 'unknown' }, { kind: 'unknown' }, { kind: 'blank' }] });
    const parsed = result.ok ? (result.value as object) : {};
    expect(Object.getPrototypeOf(parsed)).toBe(Object.prototype);
    expect(Object.keys(parsed)).not.toContain('__proto__');
    expect('polluted' in {}).toBe(false);
  });

  it('escape them in pointers', () => {
    expect(validate({ ...good, 'a/b~c': 1 }).map(({ pointer }) => pointer)).toEqual(['/a~1b~0c']);
  });
});

describe('parse of a response', () => {
  const response = validatorsOf(module, operation.response);
  const page = { page: 0, size: 10, totalPages: 1, totalElements: 1 };
  const id = '11111111-1111-4111-8111-111111111111';
  const content = [{ requestId: id, id, customerid: id, added: { later: true } }];

  it('removes a code and a message that are null, and keeps empty ones and unknown elements', () => {
    const nulls = { errorCode: null, errorMessage: null, content, pageable: page, more: 1 };
    expect(response.parse(nulls)).toStrictEqual({
      ok: true,
      kind: 'success',
      value: { content, pageable: page, more: 1 },
    });
    const empty = { errorCode: '', errorMessage: '', content, pageable: page };
    expect(response.parse(empty)).toStrictEqual({ ok: true, kind: 'success', value: empty });
  });

  it('returns the payload of a failure as it is written', () => {
    for (const blank of ['', [], {}, null, undefined]) {
      const failure = { errorCode: 'GLOBAL_1001', content: blank, pageable: blank };
      const value = { errorCode: 'GLOBAL_1001', content: '', pageable: '' };
      expect(response.parse(failure)).toStrictEqual({ ok: true, kind: 'failure', value });
    }
  });
});

describe('is', () => {
  it('stops at the first violation', () => {
    const read: string[] = [];
    const entry = (name: string) => ({ get idType() { return read.push(name), 'WRONG'; }, idNumber: '1' }); // prettier-ignore
    expect(is({ ...good, contact: { ...contact, identity: [entry('first'), entry('second')] } })).toBe(false);
    expect(read).toEqual(['first']);
  });
});

describe('the nearest name in a message', () => {
  const names = request.root.fields.map(({ name }) => name);
  const words = [
    ...names.flatMap((name) => [`${name}s`, name.slice(1), name.slice(0, -1), name.toUpperCase(), name.slice(2, -2)]),
    ...['adress', 'adres', 'nmae', 'tpye', 'currncy', 'x', '', 'K', 'ſtatus', 'CONTACT!', 'contact'.repeat(9), 'contact'.repeat(10)],
  ].filter((word) => !names.includes(word)); // prettier-ignore

  it.each(words)('of %j is the one that the generator suggests', (word) => {
    const [violation, ...others] = validate({ ...good, [word]: 1 });
    const meant = nearest(word, names);
    expect(others).toEqual([]);
    expect(violation?.message).toBe(
      `Request has no such element${meant === undefined ? '' : `; did you mean \`${meant}\`?`}`,
    );
  });
});
