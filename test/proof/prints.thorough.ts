/** What `npm run prove` prints, and its exit code. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-prints-'));
  for (const part of ['create-customer', 'http', 'validation', 'openapi.yaml'])
    cpSync(join('generated', part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

function prove(...args: readonly string[]): { readonly status: number | null; readonly stdout: string } {
  const all = ['--import', 'tsx', 'test/proof/prove.ts', '--payloads', '50', ...args];
  return spawnSync(process.execPath, all, { encoding: 'utf8' });
}

it('the proof prints each disagreement, and fails', () => {
  const path = join(folder, 'create-customer/rules.md');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('idType is mandatory', ''));
  const { status, stdout } = prove('--generated', folder);
  expect(stdout).toContain('docs (docs): Identity.idType.required is not said\nNot everything agrees');
  expect(status).toBe(1);
});

it('the proof prints what it has tried when all outputs agree', () => {
  const { status, stdout } = prove();
  expect(stdout).toMatch(/ disagreements none\n(?:.*\n)*Everything agrees/);
  expect(status).toBe(0);
});
