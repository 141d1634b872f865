/** What ESLint says of emitted TypeScript, whatever the configuration. */
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import typescript from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

const folder = 'generated';
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => /^[^.]+\.ts$/.test(path));
const unused = { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } as const;

describe('ESLint reports nothing of emitted TypeScript', () => {
  it.each([
    ['without rules', {}],
    [
      'without the plugin of typescript-eslint, and with rules of its own',
      { 'no-restricted-syntax': ['error', 'Literal'] },
    ],
    [
      'with rules that no code of ours meets',
      { 'no-ternary': 'error', 'max-lines': ['error', 1], 'sort-keys': 'error' },
    ],
  ] satisfies [string, Linter.RulesRecord][])('%s', (_, rules) => {
    const languageOptions = { parser: typescript.parser };
    const configuration: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions, linterOptions: unused, rules }];
    const shortest = files.filter((path) => readFileSync(`${folder}/${path}`, 'utf8').length < 3_000);
    expect(shortest.length).toBeGreaterThan(20);
    for (const path of shortest)
      expect(new Linter().verify(readFileSync(`${folder}/${path}`, 'utf8'), configuration, path)).toEqual([]);
  });

  it('since each file begins with the same lines', () => {
    const heads = files.map((path) => readFileSync(`${folder}/${path}`, 'utf8').split('\n').slice(0, 2).join('\n'));
    expect(new Set(heads).size).toBe(1);
  });
});
