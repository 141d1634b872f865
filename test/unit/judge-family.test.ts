/** The reference judge on features that other operations of the family use and create-customer does not. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { judge } from '../../generator/judge/judge.js';
import type { Form, Message, MainRole } from '../../generator/model/model.js';

const text = `
operation: set-plan
title: Set Plan
description: Sets the plan of a customer.
tag: Plans
uses: common.spec.yaml
http:
  method: PUT
  path: /plans/{id}/{service}
  parameters:
    id: { in: path, type: UUID, presence: M, keywords: [SELF], description: The customer. }
    service: { in: path, type: String, presence: M, enum: [VOICE, DATA], description: The service. }
    limit: { in: query, type: Numeric, presence: O, minimum: 1, maximum: 100, default: 10, description: How many. }
    rate: { in: query, type: Decimal, presence: O, description: A rate. }
    deep: { in: query, type: Boolean, presence: O, description: How deep. }
request:
  shape: Plan
  tolerances: { blank: "null", case: fold, unknown: drop }
shapes:
  Plan:
    table: Plan data objects
    description: A plan.
    fields:
      name: { type: String, presence: M, maxLength: 3, description: The name. }
      owner: { type: UUID, presence: O, keywords: [SELF], description: The owner. }
      kind: { type: String, presence: O, enum: [MONEY, RATE], default: RATE, description: The kind. }
      amount:
        type: Decimal
        presence: CM
        when: { field: kind, equals: MONEY }
        ignored: { field: kind, equals: RATE }
        description: The amount.
      period: { type: String, presence: O, enum: [WEEKLY, MONTHLY], description: The period. }
      day:
        type: Numeric
        presence: O
        minimum: 0
        ranges:
          - { when: { field: period, equals: WEEKLY }, minimum: 1, maximum: 7 }
          - { when: { field: period, equals: MONTHLY }, maximum: 28 }
        description: The day.
      mail: { type: String, presence: O, description: The mail. }
      reply: { type: Boolean, presence: CM, when: mail, description: Whether to answer. }
      silent: { type: Boolean, presence: CM, forbidden: mail, description: Whether to be silent. }
      code: { type: String, presence: O, pattern: "^[a-z]+$", description: The code. }
      tags: { type: String, presence: O, array: { minItems: 1, maxItems: 2 }, enum: [RED, BLUE], description: The tags. }
      days: { type: Numeric, presence: O, array: true, minimum: 1, description: The days. }
  Content:
    table: Content data objects
    description: What was set.
    fields:
      id: { type: UUID, presence: M, description: The plan. }
`;
const common = { path: 'definitions/common.spec.yaml', text: readFileSync('definitions/common.spec.yaml', 'utf8') };
const loaded = [loadSource({ path: 'definitions/set-plan.spec.yaml', text }), loadSource(common)];
const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
const plan = built.model.operations[0];
const mistakes = [...loaded, built].flatMap(({ diagnostics }) => diagnostics);

function messageOf(role: MainRole): Message {
  const message = plan?.[role];
  if (!message) throw new Error(mistakes.map(({ message: why }) => why).join('\n'));
  return message;
}

function broken(role: MainRole, form: Form, value: unknown): readonly string[] {
  return judge(messageOf(role), form, value).violations.map(({ pointer, rule }) => `${pointer} ${rule}`);
}

const read = (value: unknown, role: MainRole = 'request') => judge(messageOf(role), 'wire', value);

describe('a tolerance that reads empty as null', () => {
  it('turns an empty text into null, which counts as a value', () => {
    const found = read({ name: 'abc', owner: '', mail: null });
    expect(found.value).toEqual({ name: 'abc', owner: null, kind: 'RATE', mail: null });
    expect(found.applied).toEqual([{ pointer: '/owner', kind: 'blank' }]);
    expect(broken('request', 'canonical', { name: 'abc', owner: null })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abc', owner: '' })).toEqual(['/owner Plan.owner.type']);
  });

  it('rejects null for a mandatory element', () => {
    for (const form of ['canonical', 'wire'] as const) {
      expect(broken('request', form, { name: null })).toEqual(['/name Plan.name.type']);
      expect(broken('request', form, { name: '' })).toEqual(['/name Plan.name.type']);
      expect(broken('request', form, {})).toEqual(['/name Plan.name.required']);
    }
  });

  it('treats null as absent in conditions', () => {
    expect(broken('request', 'canonical', { name: 'abc', mail: null })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abc', mail: 'x' })).toEqual(['/reply Plan.condition.reply']);
    expect(broken('request', 'canonical', { name: 'abc', mail: 'x', reply: null })).toEqual([
      '/reply Plan.condition.reply',
    ]);
    expect(broken('request', 'canonical', { name: 'abc', mail: 'x', reply: true, silent: null })).toEqual([]);
    expect(broken('request', 'wire', { name: 'abc', mail: '', silent: true })).toEqual([]);
    // Canonical form knows no empty text: it is there, and of the wrong type.
    expect(broken('request', 'canonical', { name: 'abc', mail: '', reply: true })).toEqual(['/mail Plan.mail.type']);
    expect(broken('request', 'canonical', { name: 'abc', mail: '' })).toEqual([
      '/mail Plan.mail.type',
      '/reply Plan.condition.reply',
    ]);
  });
});

describe('conditions of other kinds', () => {
  it('report a forbidden element at its place', () => {
    expect(broken('request', 'canonical', { name: 'abc', mail: 'x', reply: true, silent: false })).toEqual([
      '/silent Plan.condition.silent',
    ]);
  });

  it('require an element for one value, in any case', () => {
    expect(broken('request', 'canonical', { name: 'abc', kind: 'MONEY' })).toEqual(['/amount Plan.condition.amount']);
    expect(broken('request', 'wire', { name: 'abc', kind: 'money' })).toEqual(['/amount Plan.condition.amount']);
    expect(broken('request', 'canonical', { name: 'abc', kind: 'MONEY', amount: 'x' })).toEqual([
      '/amount Plan.amount.type',
    ]);
  });

  it('accept any value of an ignored element, and remove it', () => {
    const sent = { name: 'abc', kind: 'RATE', amount: { any: 1 } };
    expect(judge(messageOf('request'), 'canonical', sent)).toEqual({
      violations: [],
      applied: [],
      more: { violations: 0, applied: 0 },
      value: sent,
    });
    const found = read({ name: 'abc', kind: 'rate', amount: 'x' });
    expect(found.value).toEqual({ name: 'abc', kind: 'RATE' });
    expect(found.applied).toContainEqual({ pointer: '/amount', kind: 'ignored' });
  });

  it('see the default of an absent element, but not of one that is null', () => {
    expect(read({ name: 'abc', amount: 'x' }).value).toEqual({ name: 'abc', kind: 'RATE' });
    expect(broken('request', 'wire', { name: 'abc', kind: '', amount: 'x' })).toEqual(['/amount Plan.amount.type']);
  });

  it('narrow a range while they hold', () => {
    const days = (period: string | undefined, day: number) =>
      broken('request', 'wire', { name: 'abc', day, ...(period ? { period } : {}) });
    expect(days('WEEKLY', 7)).toEqual([]);
    expect(days('weekly', 8)).toEqual(['/day Plan.day.maximum']);
    expect(days('WEEKLY', 0)).toEqual(['/day Plan.day.minimum']);
    expect(days('MONTHLY', 28)).toEqual([]);
    expect(days('MONTHLY', 29)).toEqual(['/day Plan.day.maximum']);
    expect(days('MONTHLY', 0)).toEqual([]);
    expect(days(undefined, 400)).toEqual([]);
    expect(days(undefined, -1)).toEqual(['/day Plan.day.minimum']);
  });
});

describe('values of other kinds', () => {
  it('have a length in characters, not in surrogates', () => {
    expect(broken('request', 'canonical', { name: '😀😀😀' })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abcd' })).toEqual(['/name Plan.name.maxLength']);
  });

  it('include keywords in place of a UUID, in any case in the wire form', () => {
    expect(broken('request', 'canonical', { name: 'abc', owner: 'SELF' })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abc', owner: 'self' })).toEqual(['/owner Plan.owner.format']);
    const found = read({ name: 'abc', owner: 'self' });
    expect(found.value).toMatchObject({ owner: 'SELF' });
    expect(found.applied).toEqual([{ pointer: '/owner', kind: 'case' }]);
  });

  it('match a pattern of the definition', () => {
    expect(broken('request', 'canonical', { name: 'abc', code: 'x' })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abc', code: 'X' })).toEqual(['/code Plan.code.format']);
  });

  it('include arrays of plain values, judged entry by entry, with a number of entries', () => {
    expect(broken('request', 'canonical', { name: 'abc', tags: ['RED', 'BLUE'], days: [1] })).toEqual([]);
    expect(broken('request', 'canonical', { name: 'abc', tags: [], days: [] })).toEqual(['/tags Plan.tags.minItems']);
    expect(broken('request', 'wire', { name: 'abc', tags: ['red', '', null], days: [0, '1', 1.5] })).toEqual([
      '/tags Plan.tags.maxItems',
      '/tags/1 Plan.tags.type',
      '/tags/2 Plan.tags.type',
      '/days/0 Plan.days.minimum',
      '/days/1 Plan.days.type',
      '/days/2 Plan.days.type',
    ]);
    expect(read({ name: 'abc', tags: ['red'] })).toMatchObject({
      value: { tags: ['RED'] },
      applied: [{ pointer: '/tags/0', kind: 'case' }],
    });
  });
});

describe('parameters', () => {
  it('are texts, and are read as the values that they spell', () => {
    const found = read({ id: 'SELF', service: 'VOICE', limit: '5', rate: '-1.5e2', deep: 'true' }, 'parameters');
    expect(found).toEqual({
      violations: [],
      applied: [],
      more: { violations: 0, applied: 0 },
      value: { id: 'SELF', service: 'VOICE', limit: 5, rate: -150, deep: true },
    });
  });

  it('get their defaults, and lose unknown elements', () => {
    const found = read({ id: 'SELF', service: 'DATA', page: '2' }, 'parameters');
    expect(found.value).toEqual({ id: 'SELF', service: 'DATA', limit: 10 });
    expect(found.applied).toEqual([{ pointer: '/page', kind: 'unknown' }]);
  });

  it('have no other tolerance', () => {
    const given = { id: 'self', service: 'voice', limit: '', rate: ' 1', deep: 'TRUE' };
    expect(broken('parameters', 'wire', given)).toEqual([
      '/id Parameters.id.format',
      '/service Parameters.service.enum',
      '/limit Parameters.limit.type',
      '/rate Parameters.rate.type',
      '/deep Parameters.deep.type',
    ]);
  });

  it.each(['0x10', '1_0', '01', '+5', '.5', '5.', 'Infinity', '1e400', '5n', '٥', '1.5'])(
    'reject %s as a whole number',
    (limit) => {
      expect(broken('parameters', 'wire', { id: 'SELF', service: 'DATA', limit })).toEqual([
        '/limit Parameters.limit.type',
      ]);
    },
  );

  it('keep their bounds', () => {
    expect(broken('parameters', 'wire', { id: 'SELF', service: 'DATA', limit: '101' })).toEqual([
      '/limit Parameters.limit.maximum',
    ]);
    expect(broken('parameters', 'canonical', { id: 'SELF', service: 'DATA', limit: '5' })).toEqual([
      '/limit Parameters.limit.type',
    ]);
  });
});
