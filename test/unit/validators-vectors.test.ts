/** The emitted validators agree with the vectors, for operations with every feature of definitions. */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { format } from '../../generator/4-emit/format.js';
import { withLintHeader } from '../../generator/4-emit/lint-header.js';
import { validatorsTarget } from '../../generator/4-emit/targets/validators/validators.js';
import { messageOf } from '../../generator/model/messages.js';
import type { Operation } from '../../generator/model/model.js';
import { type Vector, vectorsOf } from '../../generator/vectors/vectors.js';
import { importValidators, type Validators, validatorsOf } from '../support/emitted.js';
import { commonText, loadOperation } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';
import { onGitHub } from '../support/on-github.js';

// All is emitted inside of the tests, so that a failure to emit is a failure of a test.

it.each([
  ['get-allowance', 'test/cases/second-operation/in', 'test/cases/second-operation/out'],
  ['create-customer', 'definitions', 'generated'],
])('the validators of %s are emitted as committed', async (name, folder, out) => {
  const operation = await loadOperation(name, folder);
  const nothing = (): never => {
    throw new Error('The validators need no templates, no ledger and no vectors');
  };
  const context = { ...onGitHub, render: nothing, ledger: nothing, vectors: nothing };
  const [file] = await validatorsTarget.emitOperation(operation, context);
  if (!file) throw new Error('Nothing was emitted');
  expect(withLintHeader(await format(file)).content).toBe(readFileSync(`${out}/${file.path}`, 'utf8'));
});

it.each([
  ['create-customer', 'definitions'],
  ['probe-wire', 'test/types/probe'],
  ['probe-null', 'test/types/probe'],
  ['update-plan', 'test/support/family'],
  ['create-orders', 'test/support/family'],
  ['list-usage', 'test/support/family'],
  ['place-order', 'test/support/rules'],
  ['deliver-order', 'test/support/rules'],
  ['close-order', 'test/support/rules'],
  ['change-order', 'test/support/rules'],
  ['name-contact', 'test/support/rules'],
])('the validators of %s agree with the vectors', async (name, folder) => {
  await agreeOn(await loadOperation(name, folder));
});

/** Elements beside those of the envelope, which stay when it is empty, and tables below it that are filled in. */
const beside = `${commonText
  .slice(0, commonText.indexOf('shapes:'))
  .replace(
    '{ shape: Answer }',
    '{ shape: Answer, unknown: keep, envelope: { errorCode: code, errorMessage: text, payload: [content, page], ' +
      'empty: { written: "", read: ["", [], {}, null] } } }',
  )}shapes:
  Part:
    table: Part
    description: A part.
    fields:
      size: { type: Numeric, presence: O, minimum: 1, default: 7, description: It. }
      unit: { type: String, presence: CM, when: { field: size, equals: 7 }, enum: [A, B], description: It. }
  Answer:
    table: Answer
    description: The answer.
    fields:
      code: { type: String, presence: O, description: It. }
      text: { type: String, presence: O, description: It. }
      content: { type: Object, presence: O, shape: Part, array: true, description: It. }
      page: { type: Object, presence: O, shape: Part, description: It. }
      kind: { type: String, presence: O, enum: [P, Q], default: P, description: It. }
      note: { type: String, presence: CM, when: { field: kind, equals: P }, ignored: { field: kind, equals: Q }, description: It. }
      part: { type: Object, presence: O, shape: Part, description: It. }
      parts: { type: Object, presence: O, shape: Part, array: true, description: It. }
`;

it('the validators of an envelope with further elements agree with the vectors', async () => {
  const [operation] = buildTexts([tinyText({ a: 'type: String, presence: O' })], beside).operations;
  if (!operation) throw new Error('There is no operation');
  await agreeOn(operation);
});

async function agreeOn(operation: Operation): Promise<void> {
  const module = await importValidators(operation);
  const wrong = (await vectorsOf(operation)).filter((vector) => {
    const message = messageOf(operation, vector.message);
    return message === undefined || !isReached(vector, validatorsOf(module, message));
  });
  expect(wrong.map(({ id }) => id)).toEqual([]);
}

function isReached(vector: Vector, { is, validate, parse }: Validators): boolean {
  const { form, input, valid, violations, applied = [], value, kind } = vector;
  if (form === 'canonical') return is(input) === valid && isSame(validate(input), violations);
  const result = parse(input);
  if (!result.ok) return !valid && isSame(result.violations, violations);
  const isApplied = result.applied === undefined || isSame(result.applied, applied);
  return valid && isApplied && isDeepStrictEqual(result.value, value) && result.kind === kind;
}

interface Found {
  readonly pointer: string;
  readonly rule?: string;
  readonly kind?: string;
}

/** As sets. */
function isSame(found: readonly Found[], expected: readonly Found[]): boolean {
  const lines = (all: readonly Found[]): readonly string[] =>
    all.map(({ pointer, rule, kind }) => `${pointer} ${rule ?? kind}`).sort();
  return isDeepStrictEqual(lines(found), lines(expected));
}
