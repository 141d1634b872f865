/** Every regular expression that is emitted takes linear time; `linear.thorough.ts` says so of the generator. */
import { beforeAll, describe, expect, it } from 'vitest';
import { effort } from './support/effort.js';
import { emittedFiles } from './support/emitted-package.js';
import { expressionsIn, type Found, offences } from './support/expressions.js';

describe.each([
  'definitions',
  ...effort([], ['test/cases/second-operation/in', 'test/support/family', 'test/types/probe']),
])('what is emitted for %s', (folder) => {
  let found: readonly Found[] = [];
  beforeAll(async () => {
    const files = await emittedFiles(folder, { warnings: true });
    found = [...files].flatMap(([path, text]) => expressionsIn(path, text));
  });

  it('has regular expressions in code, schemas and OpenAPI', () => {
    for (const ending of ['validation/formats.ts', '.schema.json', 'openapi.yaml']) {
      expect(
        found.some(({ where }) => where.endsWith(ending)),
        ending,
      ).toBe(true);
    }
  });

  it('matches in linear time', () => {
    expect(offences(found)).toEqual([]);
  });
});

it('an expression that is not linear is found, wherever it stands', () => {
  const slow = '^(a+)+$';
  const found = [
    ...expressionsIn('a.ts', `export const slow = /${slow}/u;`),
    ...expressionsIn('a.schema.json', JSON.stringify({ $defs: { a: { anyOf: [{ pattern: slow }] } } })),
    ...expressionsIn('a.yaml', `a: { pattern: "${slow}" }`),
  ];
  expect(found).toHaveLength(3);
  for (const one of found)
    expect(offences([one])).toEqual([expect.stringContaining(`${one.where}: /${slow}/u exponential on `)]);
});
