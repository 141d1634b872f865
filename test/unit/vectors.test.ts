/** Vectors have the verdict of the judge, and show both sides of every rule and row. */
import { readFileSync } from 'node:fs';
import { type AnySchema, Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { defined } from '../../generator/defined.js';
import { emit } from '../../generator/4-emit/emit.js';
import { vectorsSchemaTarget, vectorsTarget } from '../../generator/4-emit/targets/vectors/vectors.js';
import { analyze } from '../../generator/analyze.js';
import { judge, judgeOf } from '../../generator/judge/judge.js';
import type { Message, Operation } from '../../generator/model/model.js';
import { patternTexts } from '../../generator/vectors/pattern-texts.js';
import { type JudgedCandidate, judgedCandidates, planVectors, type Vector } from '../../generator/vectors/vectors.js';
import { loadOperation } from '../support/model.js';
import { buildTexts, tinyText } from '../support/tiny.js';

const messagesOf = ({ parameters, request, response }: Operation): readonly Message[] =>
  [parameters, request, response].filter((message) => message !== undefined);

const kept = (candidates: readonly JudgedCandidate[]): readonly Vector[] =>
  candidates.filter(({ asMeant, isRepeated }) => asMeant && !isRepeated).map(({ vector }) => vector);

/** Ids of the rules that some value can break: elements that no table lists are no mistake where they are kept. */
const rulesOf = (operation: Operation): readonly string[] =>
  messagesOf(operation).flatMap((message) => [
    message.root.typeRule.id,
    ...(message.envelope ? [message.envelope.rule.id] : []),
    ...message.shapes.flatMap((shape) => [
      ...shape.fields.flatMap(({ rules }) => rules.map(({ id }) => id)),
      ...shape.conditions.map(({ id }) => id),
      ...(message.unknown.canonical === 'error' ? [shape.unknownRule.id] : []),
    ]),
  ]);

const shown = (vectors: readonly Vector[], rule: string) => ({
  accepted: vectors.some((vector) => vector.valid && vector.about === rule),
  rejectedAlone: vectors.some(({ valid, violations }) => !valid && violations.every((one) => one.rule === rule)),
});

describe('vectors of create-customer', () => {
  let operation: Operation;
  let candidates: readonly JudgedCandidate[];
  let vectors: readonly Vector[];
  beforeAll(async () => {
    operation = await loadOperation();
    candidates = await judgedCandidates(operation);
    vectors = kept(candidates);
  });

  it('have the intended verdicts', () => {
    expect(candidates.filter(({ asMeant }) => !asMeant).map(({ vector }) => vector.id)).toEqual([]);
  });

  it('are more than 2,000, each with an id of its own', () => {
    expect(vectors.length).toBeGreaterThan(2_000);
    expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
  });

  it('are JSON that every language can read', () => {
    for (const { id, input } of vectors) {
      expect(JSON.parse(JSON.stringify(input)), id).toStrictEqual(input);
      expect(JSON.stringify(input), id).not.toMatch(/\p{Surrogate}/u);
    }
  });

  it('accept and break every rule alone', () => {
    const rules = rulesOf(operation);
    expect(rules.length).toBeGreaterThan(130);
    expect(rules.filter((rule) => !shown(vectors, rule).accepted)).toEqual([]);
    expect(rules.filter((rule) => !shown(vectors, rule).rejectedAlone)).toEqual([]);
  });

  it('accept and reject every row of every table', () => {
    for (const { shapes } of messagesOf(operation)) {
      for (const shape of shapes) {
        for (const { name, rules } of shape.fields) {
          const ids = rules.map(({ id }) => id);
          const own = vectors.filter((vector) => ids.includes(vector.about));
          expect(
            own.some(({ valid }) => valid),
            `${shape.name}.${name} accepted`,
          ).toBe(true);
          expect(
            own.some(({ valid }) => !valid),
            `${shape.name}.${name} rejected`,
          ).toBe(true);
        }
      }
    }
  });

  it('cover the truth table of each condition, with blank, null and absent distinct in the wire form', () => {
    const names = (form: string, rule: string) =>
      vectors
        .filter(({ id }) => id.startsWith(`request/${form}/${rule}/`))
        .map(({ id, valid }) => `${id.slice(id.lastIndexOf('/') + 1)} ${valid}`);
    expect(names('canonical', 'Contact.condition.landlinePhoneNumber')).toEqual([
      'absent-absent false',
      'absent-given true',
      'given-absent true',
      'given-given true',
    ]);
    expect(names('wire', 'Contact.condition.landlinePhoneNumber')).toHaveLength(16);
    expect(names('canonical', 'Address.condition.street')).toHaveLength(8);
    expect(names('wire', 'Address.condition.street')).toHaveLength(64);
    expect(names('canonical', 'InvoiceConfiguration.condition.paymentDueUnits')).toHaveLength(4);
    expect(names('wire', 'InvoiceConfiguration.condition.paymentDueUnits')).toHaveLength(16);
  });

  it('cover both sides of 60 bytes in characters of every width', () => {
    const own = vectors.filter(({ id }) =>
      id.startsWith('request/canonical/InvoiceConfiguration.invoiceText.maxBytes/'),
    );
    const bytes = own.map(({ input, valid }) => {
      const { invoiceConfiguration } = input as { invoiceConfiguration: { invoiceText: string } };
      return `${Buffer.byteLength(invoiceConfiguration.invoiceText)} ${valid}`;
    });
    const each = ['59 true', '60 true', '61 false'];
    expect(bytes).toEqual([...each, ...each, ...each, ...each]);
  });
});

describe.each(['test/support/family', 'test/types/probe', 'test/cases/second-operation/in'])(
  'vectors of %s',
  (folder) => {
    it('accept and break every rule alone, except those with a reason', async () => {
      const { model } = await analyze(folder);
      expect(model.operations.length).toBeGreaterThan(0);
      const hidden = await Promise.all(
        model.operations.map(async (operation) => {
          const vectors = kept(await judgedCandidates(operation));
          expect(new Set(vectors.map(({ id }) => id)).size).toBe(vectors.length);
          const { unshown } = await planVectors(operation);
          const without = rulesOf(operation).filter((rule) => {
            const { accepted, rejectedAlone } = shown(vectors, rule);
            return !accepted || !rejectedAlone;
          });
          return without.map((rule) => `${rule}: ${unshown.get(`request ${rule}`)}`);
        }),
      );
      expect(hidden.flat()).toEqual(
        folder === 'test/types/probe'
          ? [
              'Probe.mail.maxLength: Every payload made to break the rule also breaks Probe.mail.maxBytes, so no vector shows the rule.',
            ]
          : [],
      );
    });
  },
);

describe('a part that payloads share', () => {
  it.each([
    ['create-customer', 'definitions'],
    ['nest-things', 'test/support/structure'],
    ['tell-things', 'test/support/structure'],
    ['lend-book', 'test/support/every-key'],
  ])('is judged in each of them as it is alone: %s', async (name, folder) => {
    const operation = await loadOperation(name, folder);
    const messages = new Map(messagesOf(operation).map((message) => [message.role, message]));
    // The verdicts of all vectors are those of one judge, which judges no valid part again.
    for (const { vector } of await judgedCandidates(operation)) {
      const message = messages.get(vector.message);
      if (!message) continue;
      const { violations, applied, value } = judge(message, vector.form, vector.input);
      expect(vector.violations).toEqual(violations.map(({ pointer, rule }) => ({ pointer, rule })));
      if (vector.form !== 'wire' || !vector.valid) continue;
      expect(vector.value).toEqual(value);
      expect(vector.applied ?? []).toEqual(applied);
    }
  });

  it('is judged again as an object of another table', () => {
    const text = tinyText(
      {
        small: 'type: Object, presence: O, shape: Small',
        large: 'type: Object, presence: O, shape: Large',
      },
      {
        shapes: {
          Small: { size: 'type: Numeric, presence: M, maximum: 9' },
          Large: { size: 'type: Numeric, presence: M, minimum: 9' },
        },
      },
    );
    const message = buildTexts([text]).operations[0]?.request;
    if (!message) throw new Error('There is no request');
    const judgeAll = judgeOf(message, 'canonical', new WeakMap());
    const shared = { size: 1 };
    expect(judgeAll({ small: shared }).violations).toEqual([]);
    expect(judgeAll({ large: shared }).violations.map(({ rule }) => rule)).toEqual(['Large.size.minimum']);
    expect(judgeAll({ small: shared }).value).toEqual({ small: { size: 1 } });
  });
});

describe('vectors.json', () => {
  it('fits its schema', async () => {
    const operation = await loadOperation();
    const files = await emit(
      { kind: 'model', operations: [operation] },
      { operationTargets: [vectorsTarget], packageTargets: [vectorsSchemaTarget] },
    );
    const read = (path: string): unknown => JSON.parse(files.find((file) => file.path === path)?.content ?? '');
    const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(
      read('vectors.schema.json') as AnySchema,
    );
    const document = read('create-customer/vectors.json') as { vectors: readonly Vector[] };
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(readFileSync('generated/vectors.schema.json', 'utf8')).toBe(
      files.find(({ path }) => path === 'vectors.schema.json')?.content,
    );
    const [first] = document.vectors;
    for (const wrong of [
      { ...first, valid: false },
      { ...first, form: 'other' },
      { ...first, note: 1 },
      { ...first, more: 1 },
    ]) {
      expect(validate({ operation: 'create-customer', vectors: [wrong] })).toBe(false);
    }
  });
});

it('texts are made up for patterns that look ahead', async () => {
  const patterns = [
    '^(?!000$)[0-9]{3}$',
    '^(?![0.]+$)[0-9]{1,3}[.][0-9]{2}$',
    '^(?=[^0-9]*[0-9])(?!.*(?=x)y)[a-z0-9]{2,}$',
  ];
  const rows = Object.fromEntries(
    patterns.map((pattern, at) => [`row${at}`, `type: String, presence: M, pattern: '${pattern}'`]),
  );
  const texts = await patternTexts(defined(buildTexts([tinyText(rows)]).operations[0], 'an operation'));
  for (const pattern of patterns) expect(texts.get(pattern), pattern).not.toEqual([]);
  expect([...texts.keys()]).toEqual(patterns);
});

it('what is given is settled before the elements that have to give way to it', async () => {
  const only = (action: string): string => `when: { field: action, equals: ${action} }, otherwise: forbidden`;
  const [operation] = buildTexts([
    tinyText({
      action: 'type: String, presence: M, enum: [ADD, REMOVE, BAR, LIMIT]',
      bundles: `type: String, presence: CM, ${only('ADD')}`,
      renews:
        'type: Boolean, presence: O, forbidden: { not: { field: action, equals: ADD } }, values: [{ when: { field: action, equals: ADD }, default: true }]',
      renewals: 'type: Numeric, presence: CM, when: { field: renews, equals: true }, otherwise: forbidden',
      ids: `type: String, presence: CM, ${only('REMOVE')}`,
      reason: 'type: String, presence: O, enum: [ONE, OTHER], forbidden: { not: { field: action, equals: REMOVE } }',
      words: 'type: String, presence: CM, when: { field: reason, equals: OTHER }',
      services: `type: String, presence: CM, ${only('BAR')}`,
      until: 'type: UUID, presence: O, forbidden: { not: { field: action, equals: BAR } }',
      limit: `type: Decimal, presence: CM, ${only('LIMIT')}`,
    }),
  ]).operations;
  const { vectors } = await planVectors(defined(operation, 'an operation'));
  const all = vectors();
  for (const name of ['reason', 'until', 'services', 'limit'])
    expect(shown(all, `Thing.${name}.type`), name).toEqual({ accepted: true, rejectedAlone: true });
});

it.each(['^[^.]', '[^/]$', '^[^\\\\]*$', '^(?!x)'])(
  'a pattern that excludes few texts is broken: %s',
  async (pattern) => {
    const [operation] = buildTexts([tinyText({ row: `type: String, presence: M, pattern: '${pattern}'` })]).operations;
    const { vectors } = await planVectors(defined(operation, 'an operation'));
    expect(shown(vectors(), 'Thing.row.format')).toEqual({ accepted: true, rejectedAlone: true });
  },
);
