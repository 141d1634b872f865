/** Tables with many conditional rows: their types stay within the limits of the compiler, and the ledger lists what they leave out. */
import { describe, expect, it } from 'vitest';
import { contextOf } from '../../generator/4-emit/emit.js';
import { typesTarget } from '../../generator/4-emit/targets/types/types.js';
import { LARGEST_UNION, unionsOf } from '../../generator/4-emit/targets/types/unions.js';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import type { Operation } from '../../generator/model/model.js';
import { dimensions } from '../hostile/growing.js';
import { compilers, typeErrors } from '../support/compiler.js';

function operationOf(dimension: string, size: number): Operation {
  const folder = dimensions.find(({ name }) => name === dimension)?.folder(size) ?? {};
  const files = Object.entries(folder).flatMap(([path, text]) => loadSource({ path, text }).file ?? []);
  const [operation] = buildModel(files).model.operations;
  if (!operation) throw new Error(`${dimension} gives no operation`);
  return operation;
}

describe.each([
  ['conditions on a row each', 40],
  ['a chain of conditions, each on the row before', 40],
  ['rows that are forbidden or ignored', 40],
  ['conditional rows in pairs', 40],
])('the types of %s, %i of them', (dimension, size) => {
  const operation = operationOf(dimension, size);

  it.each(Object.entries(compilers))('compile under TypeScript %s', async (_, ts) => {
    const [file] = await typesTarget.emitOperation(
      operation,
      contextOf(operation, () => ({ content: '' })),
    );
    const use = 'export const made = (value: unknown): GrowRequest => value as GrowRequest;';
    const files = {
      'types.ts': file?.content ?? '',
      'use.ts': `import type { GrowRequest } from './types.js';\n${use}\n`,
    };
    expect(typeErrors(ts, files)).toEqual([]);
  });

  it('express as many rules as fit, and the ledger lists those that they leave out', async () => {
    const ledger = await contextOf(operation, () => ({ content: '' })).ledger();
    const { conditions, ignored } = unionsOf(operation.request?.root ?? fail());
    const levelOf = (id: string): string | undefined =>
      ledger.rows.find(({ message, rule }) => message === 'request' && rule.id === id)?.targets['types']?.level;
    const rules = operation.request?.root.conditions ?? [];
    expect(conditions.size + ignored.size).toBeGreaterThan(5);
    expect(rules.length).toBeGreaterThan(15);
    expect(rules.filter(({ id }) => levelOf(id) === 'documented')).toEqual(
      rules.filter((rule) => !conditions.has(rule)),
    );
    const size = [...conditions].reduce((product, { branches }) => product * branches.length, 1);
    expect(size).toBeLessThanOrEqual(LARGEST_UNION);
  });
});

function fail(): never {
  throw new Error('There is no request');
}
