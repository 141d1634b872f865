/** The content of generated files outside of memory. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { leftBy } from '../../generator/cache/left-outputs.js';
import { sha256, signatureOf } from '../../generator/cache/signature.js';
import { FileStore } from '../../generator/jobs/file-store.js';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'specwright-store-'))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const file = (path: string, text: string): { path: string; content: Uint8Array; hash: string } => ({
  path,
  content: Buffer.from(text),
  hash: sha256(text),
});
const textOf = (kept: object): string => Buffer.from((kept as { content: Uint8Array }).content).toString();

it('a store gives back what was put into it, in any order, and leaves no name in its folder', () => {
  const store = new FileStore(join(root, 'cache'));
  const files = ['one', '', 'drei ä', 'x'.repeat(100_000)].map((text, index) => file(`${index}.txt`, text));
  const kept = files.map((one) => store.keep(one));
  expect(readdirSync(join(root, 'cache'))).toEqual([]);
  for (const [index, one] of [...kept.entries()].reverse()) {
    expect(one).toMatchObject({ path: files[index]?.path, hash: files[index]?.hash });
    expect(one).not.toBe(files[index]);
    expect('content' in one && textOf(one)).toBe(Buffer.from(files[index]?.content ?? []).toString());
  }
  store.close();
  const [first] = kept;
  expect(() => textOf(first ?? {})).toThrow();
});

it('a store that cannot write leaves files as they are', () => {
  writeFileSync(join(root, 'taken'), '');
  for (const folder of [undefined, join(root, 'taken')]) {
    const store = new FileStore(folder);
    const one = file('a.txt', 'one');
    expect(store.keep(one)).toBe(one);
    store.close();
  }
});

it('what a run leaves is known by its signature once that is reliable, and by its content until then', () => {
  mkdirSync(join(root, 'a'));
  const put = (path: string, text: string): { path: string; hash: string } => {
    writeFileSync(join(root, path), text);
    return { path, hash: sha256(text) };
  };
  const one = put('a/one', '1');
  const since = Date.now();
  const signature = signatureOf(join(root, 'a/one'), since)?.signature;
  expect(leftBy(root, [one], { since }).get('a/one')).toEqual({ signature, hash: one.hash });
  // As if the run had begun later, or ended later.
  expect(leftBy(root, [one], { since: since + 1000 }).get('a/one')).toEqual({ signature });
  const known = new Map([['a/one', 'as it was']]);
  expect(leftBy(root, [{ ...one, isInPlace: true }], { since, known }).get('a/one')).toEqual({
    signature: 'as it was',
  });
  expect(leftBy(root, [one], { since, known }).get('a/one')).toEqual({ signature, hash: one.hash });
  expect(leftBy(root, [{ path: 'a/two', hash: one.hash }], { since }).size).toBe(0);
});

it('a file that others have changed before it was looked at is not taken for what the run has left', async () => {
  writeFileSync(join(root, 'one'), '2');
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(leftBy(root, [{ path: 'one', hash: sha256('1') }], { since: 0 }).size).toBe(0);
  expect(leftBy(root, [{ path: 'one', hash: sha256('2') }], { since: 0 }).get('one')).not.toHaveProperty('hash');
});
