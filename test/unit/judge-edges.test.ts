/** Edge cases of the reference judge that mutation testing found untested. */
import { describe, expect, it } from 'vitest';
import { hasFormat } from '../../generator/judge/formats.js';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, MainRole, Operation } from '../../generator/model/model.js';
import { loadOperation } from '../support/model.js';
import { buildTexts, type Rows, tinyText } from '../support/tiny.js';

const probe = await loadOperation('probe-wire', 'test/types/probe');

function messageOf(operation: Operation | undefined, role: MainRole): Message {
  const message = operation?.[role];
  if (!message) throw new Error(`The operation has no ${role}`);
  return message;
}

function tiny(rows: Rows, tolerances?: string): Message {
  const text = tinyText(rows, tolerances === undefined ? {} : { tolerances });
  return messageOf(buildTexts([text]).operations[0], 'request');
}

function broken(message: Message, form: Form, value: unknown): readonly string[] {
  return judge(message, form, value).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
}

describe('formats', () => {
  it('reject a UUID with a letter beyond F in any part', () => {
    expect(hasFormat.UUID('11111111-1111-4111-8111-111111111111')).toBe(true);
    expect(hasFormat.UUID('1111111g-1111-4111-8111-111111111111')).toBe(false);
    expect(hasFormat.UUID('11111111-1111-4111-8111-11111111111g')).toBe(false);
  });

  it('accept any letter from A to Z in a currency', () => {
    expect(['AED', 'ZAR', 'NZD', 'A[A', '@AA'].map(hasFormat.currency)).toEqual([true, true, true, false, false]);
  });

  it('match a pattern against whole characters, not surrogates', () => {
    const message = tiny({ sign: 'type: String, presence: O, pattern: "^.$"' });
    expect(broken(message, 'canonical', { sign: '😀' })).toEqual([]);
    expect(broken(message, 'canonical', { sign: '😀😀' })).toEqual(['/sign Thing.sign.format']);
  });
});

describe('conditions', () => {
  const rows = {
    k: 'type: String, presence: O, enum: [A, B, C]',
    t: 'type: String, presence: O',
    one: 'type: Boolean, presence: CM, when: { field: k, in: [A, B] }',
    two: 'type: Boolean, presence: CM, when: { any: [{ field: k, equals: C }, t] }',
  };
  const message = tiny(rows, '{ blank: "null", case: fold }');

  it('apply to each of several values, and when any part holds', () => {
    for (const form of ['canonical', 'wire'] as const) {
      expect(broken(message, form, { k: 'A' })).toEqual(['/one Thing.condition.one']);
      expect(broken(message, form, { k: 'B' })).toEqual(['/one Thing.condition.one']);
      expect(broken(message, form, { k: 'C' })).toEqual(['/two Thing.condition.two']);
      expect(broken(message, form, { t: 'x' })).toEqual(['/two Thing.condition.two']);
      expect(broken(message, form, {})).toEqual([]);
    }
  });

  it('fold a value in the wire form only', () => {
    expect(broken(message, 'canonical', { k: 'a' })).toEqual(['/k Thing.k.enum']);
    expect(broken(message, 'wire', { k: 'a' })).toEqual(['/one Thing.condition.one']);
  });
});

describe('tolerances', () => {
  const rows = {
    k: 'type: String, presence: O, enum: [ABC], aliases: { x: ABC }',
    t: 'type: String, presence: O',
  };

  it('apply to the wire form only', () => {
    for (const blank of ['absent', '"null"']) {
      const found = judge(tiny(rows, `{ blank: ${blank} }`), 'canonical', { t: '' });
      expect(found).toMatchObject({ applied: [], violations: [{ pointer: '/t', rule: 'Thing.t.type' }] });
    }
  });

  it('replace an alias in its exact case where case is not folded', () => {
    const message = tiny(rows);
    expect(judge(message, 'wire', { k: 'x' })).toEqual({
      violations: [],
      more: { violations: 0, applied: 0 },
      applied: [{ pointer: '/k', kind: 'alias' }],
      value: { k: 'ABC' },
    });
    expect(broken(message, 'wire', { k: 'X' })).toEqual(['/k Thing.k.enum']);
  });

  it('leave an unknown word as it is, although a currency of three letters is folded', () => {
    const found = judge(tiny(rows, '{ case: fold }'), 'wire', { k: 'xyz' });
    expect(found).toMatchObject({ applied: [], violations: [{ pointer: '/k', rule: 'Thing.k.enum' }] });
  });
});

describe('the result of the judge', () => {
  it('has properties that the caller can change', () => {
    const found = judge(tiny({ t: 'type: String, presence: O' }), 'wire', { t: 'x' });
    expect(Object.getOwnPropertyDescriptor(found.value, 't')).toEqual({
      value: 'x',
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });

  it('suggests a name for an unknown element only if one is near', () => {
    const messages = (name: string) =>
      judge(tiny({ colour: 'type: String, presence: O' }), 'canonical', { [name]: 1 }).violations.map(
        ({ message }) => message,
      );
    expect(messages('color')).toEqual(['Thing has no such element; did you mean `colour`?']);
    expect(messages('q')).toEqual(['Thing has no such element']);
  });

  it('is an exception, not a violation, for a mistake in the model', () => {
    const message = tiny({ t: 'type: String, presence: M' });
    const fields = message.root.fields.map((field) => ({ ...field, rules: [] }));
    const wrong = { ...message, root: { ...message.root, fields } };
    expect(() => judge(wrong, 'canonical', {})).toThrow('t has no rule required');
  });
});

describe('a response whose empty payload is an array', () => {
  const response = messageOf(probe, 'response');
  const trace = '11111111-1111-4111-8111-111111111111';

  it('is a failure with empty arrays as written, and with any empty value as read', () => {
    const failure = { code: 'X', items: [], detail: [], trace };
    expect(judge(response, 'canonical', failure)).toEqual({
      violations: [],
      more: { violations: 0, applied: 0 },
      applied: [],
      kind: 'failure',
      value: failure,
    });
    for (const empty of ['', {}, null, undefined]) {
      const given = { ...failure, items: empty, detail: empty };
      expect(broken(response, 'canonical', given)).toHaveLength(2);
      expect(judge(response, 'wire', given)).toMatchObject({ violations: [], value: failure });
    }
  });

  it('has violations at elements beside the envelope', () => {
    const given = { code: 'X', items: [], detail: [], trace: 'x', more: 1 };
    expect(broken(response, 'canonical', given)).toEqual(['/trace Answer.trace.format', '/more Answer.unknown']);
  });
});

describe('parameters', () => {
  const text = tinyText(undefined, {
    method: 'GET',
    parameters:
      '{ n: { in: query, type: Decimal, presence: O, description: It. }, b: { in: query, type: Boolean, presence: O, description: It. } }',
  });
  const message = messageOf(buildTexts([text]).operations[0], 'parameters');

  it.each([
    [{ n: '1.25' }, { n: 1.25 }],
    [{ n: '1e+3' }, { n: 1000 }],
    [{ n: '25E12' }, { n: 25e12 }],
    [{ b: 'true' }, { b: true }],
    [{ b: 'false' }, { b: false }],
  ])('%j are read as %j', (given, value) => {
    expect(judge(message, 'wire', given)).toEqual({
      violations: [],
      applied: [],
      more: { violations: 0, applied: 0 },
      value,
    });
  });

  it.each([{ n: ['5'] }, { b: ['true'] }, { n: '1e' }, { n: '1.' }])('%j are of the wrong type', (given) => {
    const [name] = Object.keys(given);
    expect(broken(message, 'wire', given)).toEqual([`/${name} Parameters.${name}.type`]);
  });
});
