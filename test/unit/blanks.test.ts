import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { anyBlank, blankOf, blanks, blankSpelling, elementBlanks, isBlank } from '../../generator/model/blanks.js';
import type { Blank } from '../../generator/model/model.js';

const kinds = Object.keys(blanks) as readonly Blank[];

describe('a blank', () => {
  it.each(kinds.map((kind) => [blankSpelling(kind), kind] as const))(
    '%s is identified by its value',
    (spelling, kind) => {
      const value: unknown = JSON.parse(spelling);
      expect(isBlank(value)).toBe(true);
      expect(blankOf(blanks[kind].value)).toBe(kind);
      expect(value).toEqual(blanks[kind].value);
    },
  );

  it.each(kinds)('%s has a schema that accepts only that blank', (kind) => {
    const matches = new Ajv2020().compile(blanks[kind].schema);
    expect(kinds.filter((other) => matches(blanks[other].value))).toEqual([kind]);
    expect([' ', [0], { a: 0 }, 0].filter((value) => matches(value))).toEqual([]);
  });

  it.each([
    ['a space', ' '],
    ['zero', 0],
    ['false', false],
    ['nothing', undefined],
    ['an entry', ['']],
    ['a key', { a: '' }],
  ])('never equals %s', (_, value) => {
    expect(isBlank(value)).toBe(false);
  });

  it('of an element is an empty text or null', () => {
    expect(elementBlanks.map(({ value }) => value)).toEqual(['', null]);
  });

  it('has one spelling in the documentation', () => {
    expect(anyBlank()).toBe('"", [], {} or null');
  });
});
