/** The exact output of the encoders for a few texts. `encode.test.ts` tests any text. */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import * as encode from '../../generator/4-emit/encode.js';
import { formatting } from '../../generator/4-emit/format.js';

describe('TypeScript', () => {
  it('comments change only what ends them or has a meaning in them', () => {
    expect(encode.lineComment(' a */ b\n@c </d <!e ')).toBe('a */ b @c <\\/d <\\!e');
    expect(encode.blockComment('a */ b /* c\n@d </e <!f')).toBe('a *\\/ b /\\* c \\@d <\\/e <\\!f');
  });

  it('identifier throws for an invalid name', () => {
    expect(() => encode.identifier('a b')).toThrow('Not an identifier: a b');
  });
});

describe('YAML', () => {
  it.each([
    ['a: b', "'a: b'"],
    ["it's", '"it\'s"'],
    ['a "b"', '\'a "b"\''],
    [`it's "b"`, `'it''s "b"'`],
    ['a\\b', '"a\\\\b"'],
    ['a\nb "c"', '"a\\nb \\"c\\""'],
    ['\u200f', '"\\u200f"'],
    ['', "''"],
  ])('yamlScalar is in the quotes that Prettier leaves: %j', async (value, expected) => {
    expect(encode.yamlScalar(value)).toBe(expected);
    expect(await format(`a: ${expected}`, { parser: 'yaml', ...formatting })).toBe(`a: ${expected}\n`);
  });
});

describe('Markdown', () => {
  it.each([
    ['-a', '\\-a'],
    ['a-b+c=d', 'a-b+c=d'],
    ['10. a', '10\\. a'],
    ['a 1. b', 'a 1. b'],
  ])('markdownText escapes the beginning of a block only at the beginning: %j', (value, expected) => {
    expect(encode.markdownText(value)).toBe(expected);
  });

  it.each([
    ['', '`  `'],
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``', '` a`` `'],
    ['a``b`c', '```a``b`c```'],
  ])('markdownCode uses no more backticks and spaces than necessary: %j', (value, expected) => {
    expect(encode.markdownCode(value)).toBe(expected);
  });

  it('markdownCellCode escapes bars, and returns text where code cannot hold the value', () => {
    expect(encode.markdownCellCode('a|b')).toBe('`a\\|b`');
    expect(encode.markdownCellCode('a\\|b')).toBe('a\\\\\\|b');
  });
});
