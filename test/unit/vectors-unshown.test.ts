/** The ledger gives a reason for each rule that no vector can break alone because rules overlap, and for no other rule. */
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import { defined } from '../../generator/defined.js';
import { planVectors } from '../../generator/vectors/vectors.js';
import { type Proposal } from '../../generator/vectors/choose.js';
import { unshown } from '../../generator/vectors/unshown.js';
import { buildTexts, type Rows, tinyText } from '../support/tiny.js';

function operationOf(rows: Rows) {
  const [operation] = buildTexts([tinyText(rows)]).operations;
  if (!operation) throw new Error('There is no operation');
  return operation;
}

const overlapping: readonly (readonly [why: string, row: string, rule: string, by: string])[] = [
  ['as many bytes as characters', 'type: String, presence: O, maxLength: 8, maxBytes: 8', 'maxLength', 'maxBytes'],
  ['more characters than bytes', 'type: String, presence: M, maxLength: 9, maxBytes: 4', 'maxLength', 'maxBytes'],
  ['four bytes a character', 'type: String, presence: O, maxLength: 5, maxBytes: 20', 'maxBytes', 'maxLength'],
  [
    'an address of few bytes',
    'type: String, presence: O, format: email, maxLength: 9, maxBytes: 8',
    'maxLength',
    'maxBytes',
  ],
  ['a format of few digits', 'type: String, presence: O, format: e164, maxLength: 16', 'maxLength', 'format'],
  ['a format of three letters', 'type: String, presence: O, format: currency, maxBytes: 3', 'maxBytes', 'format'],
  [
    'a pattern of few letters',
    'type: String, presence: O, pattern: "^[a-z]{1,4}$", maxLength: 4',
    'maxLength',
    'format',
  ],
  [
    'a pattern of so many digits',
    'type: String, presence: O, pattern: "^[0-9]{8}$", minLength: 8',
    'minLength',
    'format',
  ],
];

describe('a rule that always overlaps with another one', () => {
  it.each(overlapping)('has a reason in the ledger of every target: %s', async (_, row, kind, by) => {
    const operation = operationOf({ a: row });
    const ledger = await contextOf(operation, () => ({ content: '' })).ledger();
    const held = ledger.rows.find(({ rule }) => rule.id === `Thing.a.${kind}`)?.targets ?? {};
    const why = `Every payload made to break the rule also breaks Thing.a.${by}, so no vector shows the rule.`;
    expect(held['validators']).toEqual({ level: 'exact', why });
    expect(Object.values(held).filter((one) => one.level === 'exact' && one.why === undefined)).toEqual([]);
    // The other rule of the two is shown.
    expect([...(await planVectors(operation)).unshown.keys()]).toEqual([`request Thing.a.${kind}`]);
  });
});

const ofOneLength = 'pattern: "^ *[0-9]+$", minLength: 8, maxLength: 8';
const long = 'pattern: "^[A-F]+$", minLength: 99, maxLength: 300';

describe('a rule that a payload breaks alone', () => {
  it.each([
    [
      'a pattern without a maximum length',
      'type: String, presence: O, pattern: "^(?:a/b|\\\\p{Lu}*/)+$", maxLength: 6',
      'maxLength',
    ],
    [
      'a pattern with a part of any length',
      'type: String, presence: O, pattern: "^[A-Z]{2}-[0-9]+$", maxLength: 20',
      'maxLength',
    ],
    ['a pattern that repeats a pair', 'type: String, presence: O, pattern: "^(?:[0-9],)+$", maxBytes: 9', 'maxBytes'],
    ['a pattern of one length, at least', `type: String, presence: M, ${ofOneLength}`, 'minLength'],
    ['a pattern of one length, at most', `type: String, presence: M, ${ofOneLength}`, 'maxLength'],
    ['a long text of a pattern, at least', `type: String, presence: O, ${long}`, 'minLength'],
    ['a long text of a pattern, at most', `type: String, presence: O, ${long}`, 'maxLength'],
    ['a number of few digits', 'type: String, presence: O, format: e164, maxLength: 9', 'maxLength'],
    ['an address of few bytes', 'type: String, presence: O, format: email, maxBytes: 30', 'maxBytes'],
    ['characters and bytes', 'type: String, presence: O, maxLength: 4, maxBytes: 7', 'maxLength'],
  ])('has vectors on both sides of its bound: %s', async (_, row, kind) => {
    const { vectors, unshown: hidden } = await planVectors(operationOf({ a: row }));
    const own = vectors().filter(({ about }) => about === `Thing.a.${kind}`);
    expect([...hidden]).toEqual([]);
    expect(own.filter(({ valid }) => valid).length).toBeGreaterThan(0);
    expect(own.filter(({ violations }) => violations.map(({ rule }) => rule).join() === `Thing.a.${kind}`)).not.toEqual(
      [],
    );
  });
});

it('the rules of a table whose element is ignored for the first value of another one have vectors', async () => {
  const rows: Rows = {
    type: 'type: String, presence: M, enum: [USAGE, MONEY]',
    money: 'type: Object, presence: CM, when: { field: type, equals: MONEY }, otherwise: ignored, shape: Money',
  };
  const shapes = { Money: { amount: 'type: Decimal, presence: M, above: 0' } };
  const [operation] = buildTexts([tinyText(rows, { shapes })]).operations;
  const { vectors, unshown: hidden } = await planVectors(defined(operation, 'the operation'));
  expect([...hidden]).toEqual([]);
  const alone = vectors().map(({ violations }) => violations.map(({ rule }) => rule).join());
  for (const rule of ['required', 'type', 'minimum']) expect(alone).toContain(`Money.amount.${rule}`);
});

/** Who pays: a table that an element tells, which is reached in other ways as well. */
const told: readonly (readonly [how: string, rows: Rows, guest: Rows])[] = [
  ['from itself', {}, { guests: 'type: Object, presence: O, shape: Guest, array: true, depth: 2' }],
  ['from a map', { others: 'type: Object, presence: O, shape: Guest, map: true' }, {}],
  ['told by another element', { other: 'type: Object, presence: O, alternatives: { by: sort, of: { A: Guest } }' }, {}],
];

it.each(told)(
  'the rules of an element that tells a table have vectors where the table is reached %s',
  async (...one) => {
    const [, rows, guest] = one;
    const payer = 'type: Object, presence: O, alternatives: { by: kind, of: { GUEST: Guest } }';
    const texts = { kind: 'type: String, presence: M, enum: [GUEST]', sort: 'type: String, presence: M, enum: [A]' };
    const [operation] = buildTexts([
      tinyText({ payer, ...rows }, { shapes: { Guest: { ...texts, ...guest } } }),
    ]).operations;
    const { vectors, unshown: hidden } = await planVectors(defined(operation, 'the operation'));
    expect([...hidden]).toEqual([]);
    const alone = vectors().map(({ violations }) => violations.map(({ rule }) => rule).join());
    for (const kind of ['required', 'type', 'enum']) expect(alone).toContain(`Guest.kind.${kind}`);
    for (const kind of ['required', 'type', 'enum']) expect(alone).toContain(`Guest.sort.${kind}`);
  },
);

it('a rule about an element that may be ignored has vectors in which it is not', async () => {
  const rows: Rows = {
    type: 'type: String, presence: M, enum: [USAGE, MONEY]',
    least: 'type: Numeric, presence: O',
    most: 'type: Numeric, presence: O, default: 3, ignored: { field: type, equals: MONEY }',
  };
  const [operation] = buildTexts([tinyText(rows, { more: '    rules: [{ order: [least, most] }]' })]).operations;
  const { vectors } = await planVectors(defined(operation, 'the operation'));
  expect(vectors().map(({ violations }) => violations.map(({ rule }) => rule).join())).toContain(
    'Thing.rule.order.least',
  );
});

describe('a rule whose vectors do not have the intended verdict', () => {
  const operation = operationOf({ a: 'type: String, presence: O, maxLength: 4' });
  const { request } = operation;
  if (!request) throw new Error('There is no request');
  const proposal = (name: string): Proposal => ({
    message: request,
    form: 'canonical',
    candidate: { about: 'a', name, weight: 1, input: () => ({}), expects: 'a', note: '' },
  });
  const reasons = (broken: Readonly<Record<string, readonly string[]>>): readonly string[] => {
    const proposals = Object.keys(broken).map(proposal);
    return [...unshown(proposals, proposals, ({ candidate }) => broken[candidate.name] ?? []).values()];
  };

  it('has no reason, so that the proof reports it', () => {
    expect(reasons({ one: [] })).toEqual([]);
    expect(reasons({ one: ['b'] })).toEqual([]);
    expect(reasons({ one: ['a', 'b'], two: ['a', 'c'] })).toEqual([]);
    expect(reasons({ one: ['a', 'b'], two: ['a'] })).toEqual([]);
    expect(reasons({ one: ['a', 'b', 'c'], two: ['a', 'c'], three: ['d'] })).toEqual([
      'Every payload made to break the rule also breaks c, so no vector shows the rule.',
    ]);
  });
});
