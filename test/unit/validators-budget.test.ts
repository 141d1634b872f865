/** The number of findings is limited without an effect on the verdict, and `parse` returns the value that it has judged. */
import { afterEach, describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const operation = await loadOperation();
const module = await importValidators(operation);
const request = operation.request;
if (!request) throw new Error('create-customer has a request');
const { is, validate, parse } = validatorsOf(module, request);
const response = validatorsOf(module, operation.response);

const contact = { role: 'NONE', identity: [{ idType: 'ID', idNumber: '1' }], mobilePhoneNumber: '31' };
const good = { status: 'ACTIVE', currency: 'EUR', contact };
const many = (count: number, entry: unknown): unknown[] => Array.from({ length: count }, () => entry);
const unknowns = (count: number): object => Object.fromEntries(many(count, 1).map((one, index) => [`k${index}`, one]));

/** Requests with as many violations as asked for, in several places. */
const bodies: readonly (readonly [what: string, body: (count: number) => unknown])[] = [
  ['entries that are not objects', (count) => ({ ...good, address: many(count, 1) })],
  ['unknown elements', (count) => ({ ...good, ...unknowns(count) })],
  [
    'unknown elements of a nested object',
    (count) => ({ ...good, contact: { ...contact, identity: [{ ...contact.identity[0], ...unknowns(count) }] } }),
  ],
  [
    'one wrong element in each of many entries',
    (count) => ({ ...good, customFields: many(count, { keyName: 'a', keyValue: '' }) }),
  ],
];

describe('the limit of findings', () => {
  it.each(bodies)('is 100 for %s, or the value of the option', (_, body) => {
    for (const [count, maxFindings] of [
      [99, undefined],
      [100, undefined],
      [101, undefined],
      [5000, undefined],
      [3, 1],
      [2, 2],
      [7, 3],
      [500, 200],
      [500, Infinity],
    ] as const) {
      const value = body(count);
      const all = judge(request, 'canonical', value).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
      const found = validate(value, { maxFindings });
      const most = maxFindings ?? 100;
      expect(all.length).toBe(count);
      expect(found).toHaveLength(Math.min(count, most));
      expect(found.truncated).toBe(count > most ? true : undefined);
      // They are told once each, and all of them are true.
      const told = new Set(found.map(({ pointer, rule }) => `${pointer} ${rule}`));
      expect(told.size).toBe(found.length);
      expect([...told].filter((one) => !all.includes(one))).toEqual([]);
      expect(is(value)).toBe(false);
    }
  });

  it.each(bodies.filter(([what]) => what.startsWith('e')))('applies to parse: %s', (_, body) => {
    const result = parse(body(5000));
    if (result.ok) throw new Error('It is wrong');
    expect([result.violations.length, result.violations.truncated]).toEqual([100, true]);
    const few = parse(body(5000), { maxFindings: 2 });
    expect(!few.ok && [few.violations.length, few.violations.truncated]).toEqual([2, true]);
  });

  it('applies to violations and tolerances separately, and every tolerance is still applied', () => {
    const careless = { ...good, ...unknowns(300), address: many(200, 1) };
    const wrong = parse(careless);
    expect(wrong).toMatchObject({ ok: false });
    if (!wrong.ok) expect([wrong.violations.length, wrong.violations.truncated]).toEqual([100, true]);
    const right = parse({ ...good, ...unknowns(300), type: 'private', logo: '' });
    if (!right.ok) throw new Error('It is right');
    expect([right.applied?.length, right.applied?.truncated]).toEqual([100, true]);
    expect(right.value).toEqual(judge(request, 'wire', { ...good, type: 'private' }).value);
    const exactly = parse({ ...good, ...unknowns(100) });
    expect(exactly.ok && [exactly.applied?.length, exactly.applied?.truncated]).toEqual([100, undefined]);
  });

  it('applies to a response', () => {
    const value = { content: many(300, {}), pageable: {} };
    const found = response.validate(value);
    expect([found.length, found.truncated, response.is(value)]).toEqual([100, true, false]);
    expect(response.parse(value)).toMatchObject({ ok: false });
  });

  it.each([0, -1, NaN, 0.5])('of %s is rejected', (maxFindings) => {
    expect(() => validate(good, { maxFindings })).toThrow(RangeError);
    expect(() => parse(good, { maxFindings })).toThrow('maxFindings must be at least 1');
  });
});

describe('a response whose envelope forbids unknown elements', () => {
  it('has unknown elements reported up to the limit, and none when its code cannot be read', async () => {
    const common = `${(await import('../support/model.js')).commonText.replace(
      '{ shape: Answer }',
      '{ shape: Answer, unknown: error, envelope: { errorCode: code, errorMessage: text, payload: [page], empty: { written: "", read: [""] } } }',
    )}      code: { type: String, presence: O, description: It. }
      text: { type: String, presence: O, description: It. }
      page: { type: Object, presence: O, shape: Page, description: It. }
  Page: { table: Page, description: It., fields: { size: { type: Numeric, presence: O, description: It. } } }
`;
    const [tiny] = buildTexts([tinyText({ a: 'type: String, presence: O' })], common).operations;
    if (!tiny) throw new Error('There is no operation');
    const answer = validatorsOf(await importValidators(tiny), tiny.response);
    const value = { code: 1, text: 2, ...unknowns(300) };
    const rules = (found: readonly { readonly rule: string }[]): readonly string[] =>
      found.map(({ rule }) => rule).sort();
    expect(rules(answer.validate(value))).toEqual(rules(judge(tiny.response, 'canonical', value).violations));
    const truncated = answer.validate({ page: {}, ...unknowns(300) });
    expect([truncated.length, truncated.truncated]).toEqual([100, true]);
  });
});

/** An object whose property gives one value when it is first read and others later. */
function changing(base: object, key: string, values: readonly unknown[]): object {
  let reads = 0;
  const get = (): unknown => values[Math.min(reads++, values.length - 1)];
  return Object.defineProperty({ ...base }, key, { get, enumerable: true });
}

/** Whether a value holds no getter, as far as it is plain. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(
    (descriptor) => 'value' in descriptor && isPlain(descriptor.value),
  );
}

describe('the value that parse returns is the value that it has judged', () => {
  const entry = { keyName: 'a', keyValue: 'b' };
  const changingList = (values: readonly unknown[]): unknown => changing([], '0', values);
  const returns: readonly (readonly [what: string, value: unknown])[] = [
    ['a text', changing(good, 'name', ['a', 7])],
    ['a text that is right at the second reading', changing(good, 'name', [7, 'a'])],
    ['a word', changing(good, 'status', ['ACTIVE', 'x', 'ACTIVE'])],
    ['a word that is respelt', changing({ ...good, type: 'private' }, 'status', ['active', 'x'])],
    ['an unknown element beside it', changing({ ...good, extra: 1 }, 'name', ['a', 7])],
    ['an object', changing(good, 'contact', [contact, { role: 7 }])],
    ['an element of an object', { ...good, contact: changing(contact, 'role', ['NONE', 7]) }],
    ['the object in a wrapper', { ...good, contact: changing({}, 'contact', [contact, contact, 7]) }],
    ['an array', changing(good, 'customFields', [[entry], 7])],
    ['an element of an entry', { ...good, customFields: [changing(entry, 'keyName', ['a', 7])] }],
    ['an entry', { ...good, customFields: Object.assign(new Proxy([entry], countingLies([entry, entry, 7])), {}) }],
    ['a proxy', new Proxy(good, { get: lies() })],
  ];

  it.each(returns)('for %s', (_, value) => {
    for (let time = 0; time < 3; time++) {
      const result = parse(value);
      if (!result.ok) continue;
      expect(isPlain(result.value)).toBe(true);
      expect(validate(result.value)).toEqual([]);
      expect(validate(result.value)).toEqual([]);
    }
  });

  it('for a response', () => {
    const page = { page: 0, size: 10, totalPages: 1, totalElements: 1 };
    const id = '11111111-1111-4111-8111-111111111111';
    const content = { requestId: id, id, customerid: id };
    for (const value of [
      { content: [changing(content, 'id', [id, 7])], pageable: page },
      { content: [content], pageable: changing(page, 'size', [1, 'x']) },
      changing({ content: [content] }, 'pageable', [page, 7]),
      { content: changingList([content, 7]), pageable: page },
    ]) {
      const result = response.parse(value);
      if (!result.ok) continue;
      expect(isPlain(result.value)).toBe(true);
      expect(response.validate(result.value)).toEqual([]);
    }
  });

  it('and is the given object when that is plain data without a change', () => {
    const value = { ...good, type: 'PRIVATE', allowOfferDelegation: false, isAllowedImeiLock: false, mfaConfiguration: 'ENABLED',
      contact: { ...contact, type: 'OWNER', isPrimary: true } }; // prettier-ignore
    const [plain, copy] = [parse(value, { plain: true }), parse(value)];
    if (!plain.ok || !copy.ok) throw new Error('It is right');
    expect(plain.value).toBe(value);
    expect(copy.value).toStrictEqual(value);
    expect((copy.value as typeof value).contact.identity).not.toBe(value.contact.identity);
  });
});

function lies(): (target: object, key: PropertyKey) => unknown {
  const seen = new Map<PropertyKey, number>();
  return (target, key) => {
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return (seen.get(key) ?? 0) > 1 && typeof key === 'string' ? 7 : (Reflect.get(target, key) as unknown);
  };
}

function countingLies(values: readonly unknown[]): ProxyHandler<unknown[]> {
  let reads = 0;
  return { get: (target, key) => (key === '0' ? values[Math.min(reads++, 2)] : (Reflect.get(target, key) as unknown)) };
}

describe('unusual arrays', () => {
  afterEach(() => void Reflect.deleteProperty(Array.prototype, '1'));
  const all: readonly Pick<Validators, 'validate' | 'parse' | 'is'>[] = [{ is, validate, parse }];

  it('have no entry in a hole, regardless of their prototype', () => {
    const entry = { keyName: 'a', keyValue: 'b' };
    Object.defineProperty(Array.prototype, '1', { value: entry, configurable: true, writable: true });
    const value = { ...good, customFields: [entry, , entry] }; // eslint-disable-line no-sparse-arrays
    class Odd extends Array<unknown> {}
    Object.defineProperty(Odd.prototype, '0', { value: entry, configurable: true, writable: true });
    const odd = new Odd();
    odd.length = 1;
    for (const { is: accepts, validate: check, parse: read } of all) {
      for (const [one, pointer] of [
        [value, '/customFields/1'],
        [{ ...good, customFields: odd }, '/customFields/0'],
      ] as const) {
        expect(accepts(one)).toBe(false);
        expect(check(one).map((found) => found.pointer)).toEqual([pointer]);
        const parsed = read(one);
        expect(!parsed.ok && parsed.violations.map((found) => found.pointer)).toEqual([pointer]);
        expect(judge(request, 'canonical', one).violations.map((found) => found.pointer)).toEqual([pointer]);
      }
    }
  });

  it('are judged in limited time at any length', () => {
    const endless: unknown[] = [];
    endless.length = 2 ** 32 - 1;
    const filled = Array.from({ length: 10 ** 6 });
    const proxy = new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 32 - 1 : undefined) });
    for (const address of [endless, filled, proxy]) {
      const found = validate({ ...good, address });
      expect([found.length, found.truncated]).toEqual([100, true]);
      expect(is({ ...good, address })).toBe(false);
      const parsed = parse({ ...good, address });
      expect(!parsed.ok && [parsed.violations.length, parsed.violations.truncated]).toEqual([100, true]);
      expect(response.validate({ content: address, pageable: {} }).truncated).toBe(true);
      expect(response.parse({ content: address, pageable: {} }).ok).toBe(false);
    }
  });

  it('are invalid when their length is invalid', () => {
    for (const length of [NaN, '1', 1.5, -1, 2 ** 32, Infinity, { valueOf: () => 1 }, undefined]) {
      const identity = new Proxy([], { get: (target, key) => (key === 'length' ? length : Reflect.get(target, key)) });
      const value = { ...good, contact: { ...contact, identity } };
      expect(is(value)).toBe(false);
      expect(validate(value)).toHaveLength(1);
      expect(parse(value).ok).toBe(false);
    }
  });
});
