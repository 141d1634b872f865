/** What the encoders make of a few texts, character by character; that it is right of any text, encode.test.ts holds. */
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import * as encode from '../../generator/4-emit/encode.js';
import { formatting } from '../../generator/4-emit/format.js';

describe('TypeScript', () => {
  it('comments change what ends them or means something in them, and nothing else', () => {
    expect(encode.lineComment(' a */ b\n@c </d <!e ')).toBe('a */ b @c <\\/d <\\!e');
    expect(encode.blockComment('a */ b /* c\n@d </e <!f')).toBe('a *\\/ b /\\* c \\@d <\\/e <\\!f');
  });

  it('identifier says what is none', () => {
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
  ])('markdownText escapes what begins a block at the beginning only: %j', (value, expected) => {
    expect(encode.markdownText(value)).toBe(expected);
  });

  it.each([
    ['', '`  `'],
    ['a', '`a`'],
    ['a`b', '``a`b``'],
    ['`a', '`` `a ``'],
    ['a``', '` a`` `'],
    ['a``b`c', '```a``b`c```'],
  ])('markdownCode takes no more backticks and spaces than it needs: %j', (value, expected) => {
    expect(encode.markdownCode(value)).toBe(expected);
  });

  it('markdownCellCode escapes bars, and gives up code where none can say it', () => {
    expect(encode.markdownCellCode('a|b')).toBe('`a\\|b`');
    expect(encode.markdownCellCode('a\\|b')).toBe('a\\\\\\|b');
  });
});
