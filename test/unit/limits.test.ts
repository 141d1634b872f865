/** Definitions within the declared limits are accepted, and each limit has a diagnostic and a row on its page. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadSource } from '../../generator/1-load/load-source.js';
import { buildModel } from '../../generator/2-model/build.js';
import { patternFlaw } from '../../generator/2-model/pattern.js';
import { check } from '../../generator/3-check/index.js';
import { installedAnalyser } from '../../generator/3-check/installed-analyser.js';
import { limits } from '../../generator/limits.js';
import * as vectorLimits from '../../generator/vectors/limits.js';
import { dimensions, type Folder } from '../hostile/growing.js';

const folderOf = (dimension: string, size: number): Folder => {
  const found = dimensions.find(({ name }) => name === dimension);
  if (!found) throw new Error(`There is no dimension ${dimension}`);
  return found.folder(size);
};

/** Code and line of every error of the first three phases. */
function errorsOf(folder: Folder): readonly string[] {
  const loaded = Object.entries(folder).map(([path, text]) => loadSource({ path, text }));
  const built = buildModel(loaded.flatMap(({ file }) => file ?? []));
  const all = [
    ...loaded.flatMap(({ diagnostics }) => diagnostics),
    ...built.diagnostics,
    ...check(built, installedAnalyser),
  ];
  return all
    .filter(({ severity }) => severity === 'error')
    .map(({ code, span }) => `${code} ${span ? span.source.text.slice(span.start, span.end).slice(0, 12) : ''}`.trim());
}

const within = (dimension: string, size: number): void => expect(errorsOf(folderOf(dimension, size))).toEqual([]);
const beyond = (dimension: string, size: number): readonly string[] => errorsOf(folderOf(dimension, size));

describe('a definition', () => {
  it('may have texts up to the limit', () => {
    within('length of a word in a description', limits.text);
    expect(beyond('length of a word in a description', limits.text + 1)).toEqual(['text-too-long "xxxxxxxxxxx']);
    within('length of an enum value', limits.word);
    expect(beyond('length of an enum value', limits.word + 1)).toEqual(['text-too-long "xxxxxxxxxxx']);
  });

  it.each(['values of an enum', 'aliases', 'keywords'])('may have %s up to the limit', (dimension) => {
    within(dimension, limits.words);
    expect(beyond(dimension, limits.words + 1)).toEqual([expect.stringMatching(/^too-many [[{]"/)]);
  });

  it('may have ranges of one element up to the limit', () => {
    within('dependent ranges', limits.ranges);
    expect(beyond('dependent ranges', limits.ranges + 1)).toEqual(['too-many [{"when":{"f']);
  });

  it('may nest tables up to the limit, by every kind of reference', () => {
    for (const dimension of ['tables inside each other', 'tables that refer twice to the next']) {
      within(dimension, limits.tables);
      expect(new Set(beyond(dimension, limits.tables + 1)), dimension).toEqual(new Set(['tables-too-deep "Level32"']));
      expect(beyond(dimension, 1000).length, dimension).toBeLessThan(4);
    }
  });

  it('may have elements up to the limit', () => {
    within('elements of one table', limits.elements - 1);
    expect(beyond('elements of one table', limits.elements)).toEqual(['too-many-elements "grow"']);
  });

  it('may have combinations of conditions up to the limit', () => {
    within('elements of one condition', 11);
    expect(beyond('elements of one condition', 12)).toContain('condition-too-large name');
  });
});

describe('a pattern', () => {
  const source = { path: 'a', text: '' };
  const verdict = (pattern: string): string => patternFlaw(pattern, { source, start: 0, end: 0 })?.code ?? 'taken';
  const nested = (depth: number): string => `^${'('.repeat(depth)}a${')'.repeat(depth)}$`;

  it('may nest groups up to the limit', () => {
    expect(verdict(nested(limits.patternNesting))).toBe('taken');
    expect(verdict(nested(limits.patternNesting + 1))).toBe('pattern-too-large');
    expect(verdict(nested(5000))).toBe('pattern-too-large');
  });

  it('may have any number of brackets that are not groups', () => {
    expect(verdict(`^${'\\('.repeat(100)}[${'('.repeat(100)}]$`)).toBe('taken');
  });

  it('may have the length of the limit', () => {
    expect(verdict(`^${'a'.repeat(limits.pattern - 2)}$`)).toBe('taken');
    expect(verdict(`^${'a'.repeat(limits.pattern - 1)}$`)).toBe('pattern-too-large');
  });

  it.each([
    [`^a{${limits.patternRepeats}}$`, 'taken'],
    [`^a{${limits.patternRepeats + 2}}$`, 'pattern-too-large'],
    ['^a{1000000000}$', 'pattern-too-large'],
    ['^a{3,}$', 'taken'],
    ['^(?:a{50}){40}$', 'taken'],
    ['^(?:a{50}){50}$', 'pattern-too-large'],
    ['^(?:(?:(?:a{9}){9}){9}){9}$', 'pattern-too-large'],
    ['^(?=a{4000})b$', 'pattern-too-large'],
  ])('%s is %s', (pattern, expected) => {
    expect(verdict(pattern)).toBe(expected);
  });
});

it('the page of limits lists each of them', () => {
  const page = readFileSync('docs/limits.md', 'utf8');
  const numbers = page.match(/\d+/g) ?? [];
  const all: readonly unknown[] = [...Object.values(limits), ...Object.values(vectorLimits)];
  for (const limit of all.filter((one) => typeof one === 'number')) {
    // The budget of one rule is said in words.
    if (limit !== vectorLimits.LARGEST_EXCESS) expect(numbers).toContain(String(limit));
  }
});
