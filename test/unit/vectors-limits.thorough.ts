/** Vectors have a limited size: large numbers in a definition do not make them large, and each rule without a vector has a reason. */
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { contextOf } from '../../generator/4-emit/emit.js';
import type { Operation } from '../../generator/model/model.js';
import { planVectors, type Vector } from '../../generator/vectors/vectors.js';
import { LARGEST_VECTOR, LARGEST_VECTORS, noRoomToShow, tooLargeToShow } from '../../generator/vectors/limits.js';
import { weightOf } from '../../generator/vectors/weight.js';
import { dimensions } from '../hostile/growing.js';

function operationOf(dimension: string, size: number): Operation {
  const found = dimensions.find(({ name }) => name === dimension);
  const files = Object.entries(found?.folder(size) ?? {}).flatMap(
    ([path, text]) => loadSource({ path, text }).file ?? [],
  );
  const [operation] = buildModel(files).model.operations;
  if (!operation) throw new Error(`${dimension} gives no operation`);
  return operation;
}

const lengthOf = (vectors: readonly Vector[]): number =>
  vectors.reduce((sum, { input }) => sum + JSON.stringify(input).length, 0);
const breaks = (vectors: readonly Vector[], id: string): boolean =>
  vectors.some(({ violations }) => violations.length > 0 && violations.every(({ rule }) => rule === id));

describe.each([
  ['maxItems', 1_000_000, 'Root.list.maxItems'],
  ['maxItems of objects', 100_000, 'Root.list.maxItems'],
  ['maxLength', 300_000_000, 'Root.a.maxLength'],
  ['maxBytes', 1e15, 'Root.a.maxBytes'],
  ['minItems', 1_000_000, 'Root.list.minItems'],
  ['minItems on three levels', 1_000_000, 'Four.a.type'],
])('vectors for %s of %i', (dimension, size, rule) => {
  let operation: Operation;
  let vectors: readonly Vector[];
  let unshown: ReadonlyMap<string, string>;
  beforeAll(async () => {
    operation = operationOf(dimension, size);
    const plan = await planVectors(operation);
    vectors = plan.vectors();
    ({ unshown } = plan);
  });

  it('leave out only those that are too large', () => {
    expect(vectors.length).toBeGreaterThan(5);
    expect(lengthOf(vectors)).toBeLessThan(LARGEST_VECTOR);
    expect(breaks(vectors, rule)).toBe(false);
  });

  it('have a reason for the rule that they leave out, and for no other rule', async () => {
    expect(unshown.get(`request ${rule}`)).toBe(tooLargeToShow);
    for (const key of unshown.keys()) expect(breaks(vectors, key.replace('request ', '')), key).toBe(false);
    const ledger = await contextOf(operation, () => ({ content: '' })).ledger();
    const row = ledger.rows.find((one) => one.rule.id === rule && one.message === 'request');
    expect(row?.targets['validators']).toEqual({ level: 'exact', why: tooLargeToShow });
  });
});

describe('numbers within the limit of vectors', () => {
  it.each([
    ['maxItems', 1000, 'Root.list.maxItems'],
    ['maxLength', 65_536, 'Root.a.maxLength'],
    ['maxBytes', 65_536, 'Root.a.maxBytes'],
    ['minItems', 1000, 'Root.list.minItems'],
    ['minItems on three levels', 10, 'Three.list.minItems'],
  ])('have vectors: %s of %i', async (dimension, size, rule) => {
    const { vectors, unshown } = await planVectors(operationOf(dimension, size));
    expect(breaks(vectors(), rule)).toBe(true);
    expect([...unshown]).toEqual([]);
  });
});

describe('many large vectors', () => {
  it('stay within the limit of all together, with one for each table that breaks a rule of its own', async () => {
    const operation = operationOf('tables side by side', 256);
    const { vectors, unshown } = await planVectors(operation);
    expect(new Set(unshown.values())).toEqual(new Set([noRoomToShow]));
    const all = vectors();
    const tables = operation.request?.shapes ?? [];
    expect(tables).toHaveLength(257);
    const isShown = (table: string): boolean =>
      all.some(
        ({ violations }) => violations.length > 0 && violations.every(({ rule }) => rule.startsWith(`${table}.`)),
      );
    expect(tables.filter(({ name }) => !isShown(name)).map(({ name }) => name)).toEqual([]);
    // A weight is an estimate, and sometimes less than a text.
    expect(lengthOf(all)).toBeLessThan(LARGEST_VECTORS * 1.2);
  });

  it('are measured without being written', () => {
    const doubled = Array.from({ length: 60 }, () => 0).reduce<object>((inner) => ({ a: inner, b: inner }), {});
    expect(weightOf(doubled, new WeakMap())).toBeGreaterThan(2 ** 60);
    expect(weightOf({ a: [1, 'bc'] }, new WeakMap())).toBeGreaterThanOrEqual('{"a":[1,"bc"]}'.length);
  });
});

describe('elements with dependent conditions', () => {
  it.each([
    ['a chain of conditions, each on the row before', 40],
    ['rows that are forbidden or ignored', 40],
    ['conditional rows on one enum', 40],
    ['conditional rows in pairs', 40],
  ])('have vectors with the intended verdicts: %s', async (dimension, size) => {
    const { vectors } = await planVectors(operationOf(dimension, size));
    const all = vectors();
    const rules = operationOf(dimension, size).request?.root.conditions ?? [];
    expect(rules.length).toBeGreaterThan(15);
    expect(rules.filter(({ id }) => !breaks(all, id)).map(({ id }) => id)).toEqual([]);
    expect(rules.filter(({ id }) => !all.some(({ about, valid }) => valid && about === id))).toEqual([]);
  });
});
