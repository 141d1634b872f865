/** The blocks of operations in a long file of the package: replaced in their places, the file is as if it were made anew. */
import { expect, it } from 'vitest';
import { type Blocks, blocksIn, withBlocks } from '../../generator/jobs/blocks.js';

/** A file with two regions, as an OpenAPI document has: the first and the second text of each operation. */
function made(operations: Readonly<Record<string, readonly [string, string]>>): { text: string; blocks: Blocks } {
  let text = 'head\n';
  const starts = new Map<string, number[]>();
  for (const region of [0, 1] as const) {
    for (const [path, texts] of Object.entries(operations)) {
      text += `${path}:\n`;
      starts.set(path, [...(starts.get(path) ?? []), text.length]);
      text += texts[region];
    }
    text += 'between\n';
  }
  return {
    text,
    blocks: blocksIn(
      text,
      [...starts].map(([path, own]) => [path, own, operations[path] ?? []] as const),
    ),
  };
}

const before = { a: ['one', 'two'], b: ['drei ä€😀', ''], c: ['five', 'six'] } as const;

it.each([
  ['a longer one', { b: ['much longer than before', 'x'] }],
  ['a shorter one', { b: ['', ''] }],
  ['one with other characters', { a: ['ü', '漢字 and more'] }],
  ['those of all', { a: ['1', '22'], b: ['333', '4444'], c: ['€', ''] }],
  ['none', {}],
] as const)('a file is as if it were made anew, after %s', (_, changes: Partial<typeof before | object>) => {
  const { text, blocks } = made(before);
  const after = made({ ...before, ...changes });
  const found = withBlocks(Buffer.from(text), blocks, new Map(Object.entries(changes)));
  expect(found?.content.toString()).toBe(after.text);
  expect(found?.blocks).toEqual(after.blocks);
  // And back again.
  const back = withBlocks(Buffer.from(after.text), after.blocks, new Map(Object.entries(before)));
  expect(back).toEqual({ content: Buffer.from(text), blocks });
});

it('a definition with more or fewer blocks, or without any, is refused', () => {
  const { text, blocks } = made(before);
  for (const changed of [{ a: ['one'] }, { a: ['one', 'two', 'three'] }, { d: ['one'] }])
    expect(withBlocks(Buffer.from(text), blocks, new Map(Object.entries(changed)))).toBeUndefined();
});
