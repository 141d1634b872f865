import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import type { loadCatalogue } from '../../generator/diagnostics/catalogue-load.js';
import { configCatalogue } from '../../generator/diagnostics/catalogue-config.js';
import { extendCatalogue } from '../../generator/diagnostics/catalogue-extend.js';
import { mergeCatalogue } from '../../generator/diagnostics/catalogue-merge.js';
import { outputCatalogue } from '../../generator/diagnostics/catalogue-output.js';
import { payloadCatalogue } from '../../generator/diagnostics/catalogue-payload.js';
import { templateCatalogue } from '../../generator/diagnostics/catalogue-template.js';
import { catalogueDocs, codes, codesByPhase } from '../support/catalogue.js';
import { casesFolder, listCases } from '../support/cases.js';

const docs = 'docs/diagnostics.md';

/** The texts of a folder's files with this ending. */
function texts(folder: string, ending: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
}

/** Codes that no definition in a repository can cause; a unit test does. */
const testedElsewhere = new Set<string>([
  ...([
    'cannot-read',
    'no-definitions',
    'no-folder',
    'no-match',
    'too-many-files',
    'file-too-large',
  ] satisfies (keyof typeof loadCatalogue)[]),
  // More lines than anybody wants to have in a repository.
  'too-many-elements',
  ...Object.keys(templateCatalogue),
  ...Object.keys(outputCatalogue),
  ...Object.keys(payloadCatalogue),
  ...Object.keys(configCatalogue),
  ...Object.keys(extendCatalogue),
  ...Object.keys(mergeCatalogue),
]);

const reports = listCases()
  .map((name) => join(casesFolder, name, 'diagnostics.txt'))
  .filter((file) => existsSync(file))
  .map((file) => readFileSync(file, 'utf8'));
const tests = [...texts('test', '.test.ts'), ...texts('test', '.thorough.ts')];
const generator = readdirSync('generator', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('diagnostics'))
  .map((file) => readFileSync(join('generator', file), 'utf8'));

describe('each code', () => {
  it.each(codes)('%s is stable, used, and has a case', (code) => {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(
      generator.some((text) => text.includes(`'${code}'`)),
      'it is used in generator/',
    ).toBe(true);
    const has = testedElsewhere.has(code)
      ? tests.some((text) => new RegExp(`[' ]${code}[' ]`).test(text) && !text.includes('testedElsewhere'))
      : reports.some((text) => new RegExp(`^\\S+ ${code} `, 'm').test(text));
    expect(has, 'a case in test/cases reports it').toBe(true);
  });
});

it('no two phases have the same code', () => {
  expect(new Set(codesByPhase.flat()).size).toBe(codesByPhase.flat().length);
  expect(codesByPhase.flat()).toEqual(codes);
});

describe('docs/diagnostics.md', () => {
  it('is generated from the catalogue', async () => {
    const text = await format(catalogueDocs(), { ...(await resolveConfig(docs)), parser: 'markdown' });
    if (process.env['UPDATE'] === '1') writeFileSync(docs, text);
    expect(readFileSync(docs, 'utf8')).toBe(text);
  });

  it('has a section for every code, with its message and the way out', () => {
    const sections = readFileSync(docs, 'utf8').split('\n### ').slice(1);
    expect(sections.map((section) => section.split('\n')[0])).toEqual(codes);
    for (const section of sections) expect(section).toMatch(/^\S+\n\n(Error|Warning): .+\n\n.+/);
  });
});
