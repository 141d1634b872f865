/** Elements that may hold anything, on values that were made to hurt. */
import { describe, expect, it } from 'vitest';
import { judge } from '../../generator/judge/judge.js';
import { importValidators, validatorsOf } from '../support/emitted.js';
import { loadOperation } from '../support/model.js';
import { defined } from '../../generator/defined.js';

const operation = await loadOperation('keep-thing', 'test/support/structure');
const request = defined(operation.request, 'a request');
const { is, validate, parse } = validatorsOf(await importValidators(operation), request);
const answer = validatorsOf(await importValidators(operation), operation.response);

function nested(depth: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
}

/** A value of 2^60 parts, of which two are held by each level. */
function shared(): unknown {
  return nested(60, (inner) => [inner, inner]);
}

const inArrays: unknown[] = [];
inArrays.push({ inArrays });
const around: Record<string, unknown> = {};
around['inner'] = { list: [1, around] };
const hole: unknown[] = [1];
hole[2] = 3;
const endless: unknown[] = [];
endless.length = 2 ** 32 - 1;

const right: Readonly<Record<string, unknown>> = {
  'objects 100,000 levels deep': nested(100_000, (inner) => ({ a: inner })),
  'arrays 5,000 levels deep': nested(5_000, (inner) => [inner]),
  'one object in many places': shared(),
  'elements that are undefined': { a: undefined },
  'a name that is special': JSON.parse('{"__proto__":{"a":1},"constructor":null}'),
  'blanks and nothing else': ['', null, {}, []],
};

const wrong: Readonly<Record<string, unknown>> = {
  'an array that holds itself': inArrays,
  'an object that holds itself': around,
  'an array with a hole': hole,
  'an array of nothing but holes': endless,
  'a number that is none': { a: [Number.NaN] },
  'an infinite number': [[Infinity]],
  'a big integer': { a: 5n },
  'a function': [() => 1],
  'a symbol': Symbol('s'),
};

describe('an element of any value', () => {
  it.each(Object.entries(right))('takes %s', (_, value) => {
    const input = { kind: 'BOX', value };
    expect(judge(request, 'canonical', input).violations).toEqual([]);
    expect(is(input)).toBe(true);
    for (const plain of [true, false]) expect(parse(input, { plain }).ok).toBe(true);
  });

  it.each(Object.entries(wrong))('refuses %s, in one place', (_, value) => {
    const input = { kind: 'BOX', value };
    const expected = [{ pointer: '/value', rule: 'Thing.value.type' }];
    for (const form of ['canonical', 'wire'] as const)
      expect(judge(request, form, input).violations).toMatchObject(expected);
    expect(is(input)).toBe(false);
    expect(validate(input)).toMatchObject(expected);
    expect(parse(input)).toMatchObject({ ok: false, violations: expected });
  });

  it('is copied to its last part, and once where several hold it', () => {
    const part = { list: [{ a: '' }] };
    const value = { one: part, two: part, ...(JSON.parse('{"__proto__":{"polluted":true}}') as object) };
    const result = parse({ kind: 'box', value });
    if (!result.ok) throw new Error('it keeps every rule');
    const copy = (result.value as { value: typeof value }).value;
    expect(copy).toStrictEqual(value);
    expect(copy).not.toBe(value);
    expect(copy.one.list[0]).not.toBe(part.list[0]);
    expect(copy.one).toBe(copy.two);
    expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
    expect(Object.hasOwn(copy, '__proto__')).toBe(true);
  });

  it('is not copied when it is known to be plain data', () => {
    const value = { a: [1] };
    expect(parse({ kind: 'BOX', value }, { plain: true })).toMatchObject({ value: { value } });
    const { value: kept } = (parse({ kind: 'BOX', value }, { plain: true }) as { value: { value: unknown } }).value;
    expect(kept).toBe(value);
  });

  it('reads no inherited element, and a getter once', () => {
    let reads = 0;
    const counted = Object.defineProperty({}, 'a', { enumerable: true, get: () => ++reads });
    const heir = Object.assign(Object.create({ inherited: () => 1 }) as object, { counted });
    expect(parse({ kind: 'BOX', value: heir })).toMatchObject({ ok: true, value: { value: { counted: { a: 1 } } } });
    expect(reads).toBe(1);
  });

  it('is copied in an answer too, in elements that no table lists as well', () => {
    const given = {
      errorCode: '',
      content: { id: '11111111-1111-4111-8111-111111111111', state: [{}] },
      extra: {},
      more: [{}],
    };
    const result = answer.parse(given);
    if (!result.ok) throw new Error('it keeps every rule');
    const copy = result.value as typeof given;
    expect(copy).toEqual(given);
    expect(copy.content.state[0]).not.toBe(given.content.state[0]);
    expect(copy.extra).not.toBe(given.extra);
  });
});
