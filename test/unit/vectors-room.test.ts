/** What vectors show when there is no room for all payloads. */
import { expect, it } from 'vitest';
import { defined } from '../../generator/defined.js';
import type { Candidate } from '../../generator/vectors/candidate.js';
import { chosen } from '../../generator/vectors/choose.js';
import { LARGEST_VECTOR, LEAST_ROOM } from '../../generator/vectors/limits.js';
import { vectorsOf } from '../../generator/vectors/vectors.js';
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
