/** What is rendered from the templates of the package, and JSON, is printed in its final form: Prettier changes nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EmittedFile } from '../../generator/4-emit/target.js';
import { effort, tries } from '../support/effort.js';
import { generated } from '../support/emitted-package.js';
import { changeByPrettier } from '../support/final-form.js';
import { pagesAndStubs } from '../support/pages-and-stubs.js';
import { type Words, words, wordedOperation } from '../support/worded.js';

async function changesOf(files: readonly EmittedFile[]): Promise<readonly string[]> {
  const changes = await Promise.all(files.map(changeByPrettier));
  return changes.filter((change) => change !== undefined);
}

describe('pages, stubs and JSON', () => {
  // What is generated here and in the cases, `npm run format:check` and `test/emitted-formatting.test.ts` hold.
  it.each(effort([], ['test/support/family']))('are as Prettier leaves them: %s', async (folder) => {
    const { files } = await generated(folder);
    const named = /\/(docs\.json|docs\.md|fidelity\.md|server\.ts|client\.ts|index\.ts|[a-z.]+\.schema\.json)$/;
    const those = files.filter(({ path }) => named.test(path));
    expect(those.length).toBeGreaterThan(6);
    expect(await changesOf(those)).toEqual([]);
  });

  it('are as Prettier leaves them, whatever texts and names a definition has', async () => {
    await fc.assert(
      fc.asyncProperty(words, async (those) => {
        const operation = wordedOperation(those);
        fc.pre(operation !== undefined);
        const files = await pagesAndStubs(operation);
        expect(files.length).toBe(9 + Number(operation?.readings.length !== 0));
        expect(await changesOf(files)).toEqual([]);
      }),
      { numRuns: tries(3, 80) },
    );
  });

  it('are as Prettier leaves them, however long the names are', async () => {
    const name = (length: number, letter: string): string => `${letter}${'x'.repeat(length - 1)}`;
    const has = { request: true, parameters: true, envelope: true, eligibility: true, errors: true, retry: true };
    for (let length = 1; length <= 128; length += tries(63, 3)) {
      const those: Words = {
        texts: ['a'],
        operation: name(Math.min(length, 64), 'o'),
        elements: ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => name(length, letter)),
        codes: Array.from('abcdefghijklm', (letter) => name(Math.min(length, 64), letter)),
        has: { ...has, readings: false },
      };
      for (const few of [{}, { request: false, parameters: false }, { envelope: false, parameters: false }]) {
        const operation = wordedOperation({ ...those, has: { ...those.has, ...few } });
        if (!operation) throw new Error(`Names of ${length} characters are refused`);
        const files = await pagesAndStubs(operation);
        expect(await changesOf(files.filter(({ path }) => path.endsWith('.ts')))).toEqual([]);
      }
    }
  });
});
