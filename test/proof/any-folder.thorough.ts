/** The proof runs on any folder of definitions: it generates from them in a folder of its own. */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { proveCommand } from './prove-command.js';
import { commonText } from '../support/model.js';
import { type Rows, tinyText } from '../support/tiny.js';

let folder = '';
let outputs = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-any-'));
  // Where the runs make their folders.
  outputs = join(folder, 'outputs');
  mkdirSync(outputs);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function prove(definitions: string) {
  let [stdout, stderr] = ['', ''];
  vi.stubEnv('TMPDIR', outputs);
  const status = await proveCommand(['--payloads', '20', '--definitions', definitions], {
    out: (text) => (stdout += text),
    err: (text) => (stderr += text),
  }).finally(() => vi.unstubAllEnvs());
  return { status, stdout, stderr };
}

function definitionsOf(name: string, rows: Rows): string {
  const path = join(folder, name);
  mkdirSync(path);
  writeFileSync(join(path, '0.spec.yaml'), commonText);
  writeFileSync(join(path, 'make-thing.spec.yaml'), tinyText(rows));
  return path;
}

describe('npm run prove -- --definitions', () => {
  it('proves the operation of an example', async () => {
    const { status, stdout, stderr } = await prove('examples/first-operation');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^get-allowance\n(?:.*\n)* {2}disagreements none\nEverything agrees, after /);
  });

  it('proves texts with several bounds, each to the level of its ledger', async () => {
    const { status, stdout } = await prove(
      definitionsOf('texts', {
        same: 'type: String, presence: O, maxLength: 8, maxBytes: 8',
        fewer: 'type: String, presence: O, maxLength: 4, maxBytes: 7',
        digits: 'type: String, presence: O, format: e164, maxLength: 9, maxBytes: 9',
        ascii: 'type: String, presence: M, pattern: "^[A-Z]{2}-[0-9]+$", maxBytes: 9',
        wide: 'type: String, presence: O, pattern: "^[a-zà-ü]+$", maxBytes: 9',
        open: 'type: String, presence: O, pattern: "[a-z]", maxBytes: 9',
      }),
    );
    expect(stdout).toContain('disagreements none');
    expect(status).toBe(0);
  });

  it('prints the mistakes of a definition, and generates nothing', async () => {
    const { status, stdout, stderr } = await prove('test/cases/misspelt-type/in');
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('test/cases/misspelt-type/in/');
    expect(stderr).toMatch(/\n\d+ errors?(, \d+ warnings?)?\n$/);
  });

  it('leaves no files behind', () => {
    expect(readdirSync(outputs).filter((name) => name.startsWith('specwright'))).toEqual([]);
  });
});
