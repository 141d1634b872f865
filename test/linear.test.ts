/** Every emitted regular expression takes linear time, which is analysed when there is time; `linear.thorough.ts` checks those of the generator. */
import { beforeAll, describe, expect, it } from 'vitest';
import { effort } from './support/effort.js';
import { emittedFiles } from './support/emitted-package.js';
import { expressionsIn, type Found, offences } from './support/expressions.js';

describe.each(effort([], ['definitions', 'test/cases/second-operation/in', 'test/support/family', 'test/types/probe']))(
  'the output for %s',
  (folder) => {
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

    it('has only regular expressions that take linear time', async () => {
      expect(await offences(found)).toEqual([]);
    });
  },
);

it('a regular expression that is not linear is found in every place', async () => {
  const slow = '^(a+)+$';
  const found = [
    ...expressionsIn('a.ts', `export const slow = /${slow}/u;`),
    ...expressionsIn('a.schema.json', JSON.stringify({ $defs: { a: { anyOf: [{ pattern: slow }] } } })),
    ...expressionsIn('a.yaml', `a: { pattern: "${slow}" }`),
  ];
  expect(found).toHaveLength(3);
  for (const one of found)
    expect(await offences([one])).toEqual([expect.stringContaining(`${one.where}: /${slow}/u exponential on `)]);
});
