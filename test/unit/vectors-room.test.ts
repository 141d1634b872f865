/** What vectors show when there is no room for all payloads. */
import { expect, it } from 'vitest';
import { defined } from '../../generator/defined.js';
import type { Candidate } from '../../generator/vectors/candidate.js';
import { chosen } from '../../generator/vectors/choose.js';
import { LARGEST_VECTOR, LEAST_ROOM } from '../../generator/vectors/limits.js';
import { type Vector, vectorsOf } from '../../generator/vectors/vectors.js';
import { commonText } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';

it('the row of a truth table that breaks the rule has room before those that keep it', () => {
  const { request } = defined(
    buildTexts([tinyText({ some: 'type: String, presence: O' })]).operations[0],
    'the operation',
  );
  const message = defined(request, 'the request');
  const row = (name: string, breaks: boolean): Candidate => ({
    about: 'Thing.condition.some',
    name,
    weight: LARGEST_VECTOR / 4,
    input: () => ({}),
    expects: 'any',
    breaks,
    note: name,
  });
  const kept = Array.from({ length: (8 * LEAST_ROOM) / LARGEST_VECTOR }, (_, index) => row(`kept-${index}`, false));
  const proposals = [...kept, row('broken', true)].map((candidate) => ({
    message,
    form: 'canonical' as const,
    candidate,
  }));
  const names = chosen(proposals).map(({ candidate }) => candidate.name);
  expect(names.length).toBeLessThan(proposals.length);
  expect(names).toContain('broken');
});

it('a failure of which every element is optional is shown by bodies that only it can be', async () => {
  const common = commonText
    .replace(/response: .*\n/, '')
    .replace(
      'shapes:',
      'shapes:\n  Problem:\n    table: Problem\n    description: It.\n    fields:\n' +
        '      kind: { type: String, presence: O, description: It. }\n' +
        '      cause: { type: String, presence: O, description: It. }',
    );
  const thing = tinyText({ kind: 'type: String, presence: O', some: 'type: String, presence: O' }).replace(
    'shapes:',
    'response:\n  success: { status: 201, shape: Thing }\n  failure: { shape: Problem, code: cause }\nshapes:',
  );
  const [operation] = buildTexts([thing], common).operations;
  const vectors = await vectorsOf(defined(operation, 'the operation'));
  const broken = vectors.flatMap(({ violations }) => violations.map(({ rule }) => rule));
  expect(broken).toEqual(expect.arrayContaining(['Problem.kind.type', 'Problem.unknown', 'Thing.unknown']));
});

it('what a type lets pass, and what it refuses, has room before the rest', async () => {
  const long = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`long${at}`, 'type: String, presence: M']));
  const text = tinyText({
    ...long,
    state: 'type: String, presence: M, enum: [DUE, GONE], open: true',
    count: 'type: Numeric, presence: O',
    counts: 'type: Numeric, presence: O, array: true',
    name: 'type: String, presence: O',
    loss: 'type: String, presence: CM, when: { field: state, equals: GONE }, otherwise: forbidden',
    number:
      'type: String, presence: O, values: [{ when: { field: state, equals: DUE }, format: iban }, ' +
      '{ when: { field: state, equals: GONE }, pattern: "^[0-9]{14}$" }]',
    filler: 'type: String, presence: M, minLength: 2000',
  });
  const [operation] = buildTexts([text]).operations;
  const vectors = await vectorsOf(defined(operation, 'the operation'));
  const breaking = (rule: string): readonly unknown[] =>
    vectors
      .filter(({ form, violations }) => form === 'canonical' && violations.map((one) => one.rule).join() === rule)
      .map(({ input }: Vector) => input);
  expect(breaking('Thing.long0.type').length).toBeLessThan(7);
  expect(breaking('Thing.count.type')).toContainEqual(expect.objectContaining({ count: 7.5 }));
  expect(breaking('Thing.counts.type')).toContainEqual(expect.objectContaining({ counts: [7.5] }));
  expect(breaking('Thing.name.type')).toContainEqual(expect.objectContaining({ name: '' }));
  expect(breaking('Thing.name.type')).toContainEqual(expect.objectContaining({ name: 7.5 }));
  expect(breaking('Thing.condition.loss')).toContainEqual(expect.objectContaining({ state: 'a', loss: 'a' }));
  expect(breaking('Thing.condition.loss')).toContainEqual(expect.not.objectContaining({ loss: expect.anything() }));
  for (const state of ['DUE', 'GONE'])
    expect(breaking('Thing.number.format')).toContainEqual(expect.objectContaining({ state }));
});
