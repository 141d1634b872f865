/** Conditions on elements that are ignored under conditions of their own. */
import { describe, expect, it } from 'vitest';
import { filesIn, outputsOf } from '../support/outputs-of.js';

const { 'common.spec.yaml': common = '' } = filesIn('test/support/narrowed');

/** What is reported of a table with these rows, one text for each. */
async function reported(rows: readonly string[]): Promise<readonly string[]> {
  const text = `operation: make-thing
title: Make Thing
description: Makes a thing.
tag: Things
uses: common.spec.yaml
http: { method: POST, path: /things }
request: { shape: Request }
shapes:
  Request:
    table: Request body
    description: The thing.
    fields:
${rows.map((row) => `      ${row.replace('{', '{ type: String, presence: O, maxLength: 3, description: An element,')}`).join('\n')}
  Answer:
    table: Response body
    description: What was made.
    fields:
      id: { type: UUID, presence: M, description: Identifier. }
`;
  const outputs = await outputsOf();
  const { diagnostics } = await outputs({ 'common.spec.yaml': common, 'make-thing.spec.yaml': text });
  return diagnostics;
}

const names = Array.from({ length: 40 }, (_, index) => `e${index}`);

describe('a condition on an element that may be ignored', () => {
  it('is refused where it leads back to its own element, whichever row is looked at first', async () => {
    const circle = expect.stringContaining('condition-on-ignored the condition leads back to `x`') as string;
    const rows = ['x: { forbidden: y }', 'y: { ignored: x }', 'w: { forbidden: y }'];
    expect(await reported(rows)).toEqual([circle]);
    expect(await reported([...rows].reverse())).toEqual([circle]);
  });

  it('is refused at once where each of many elements is ignored because of all others', async () => {
    const rows = names.map(
      (name) => `${name}: { ignored: { any: [${names.filter((one) => one !== name).join(', ')}] } }`,
    );
    expect(new Set((await reported(rows)).map((line) => line.replace(/ .*/, '')))).toEqual(
      new Set(['condition-on-ignored']),
    );
  });

  it('is refused at once where it depends on too many others by way of others', async () => {
    const rows = names.map(
      (name, index) => `${name}: { ${index === 0 ? '' : `ignored: { any: [${names.slice(0, index).join(', ')}] }`} }`,
    );
    expect(new Set((await reported(rows)).map((line) => line.replace(/ .*/, '')))).toEqual(
      new Set(['condition-too-large']),
    );
  });
});
