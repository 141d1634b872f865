/** What `npm run prove` prints, and its exit code. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { proveCommand } from './prove-command.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'specwright-prints-'));
  for (const part of ['create-customer', 'http', 'validation', 'openapi.yaml'])
    cpSync(join('generated', part), join(folder, part), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function prove(...args: readonly string[]): Promise<{ readonly status: number; readonly stdout: string }> {
  let stdout = '';
  const out = (text: string): unknown => (stdout += text);
  const status = await proveCommand(['--payloads', '50', ...args], { out, err: out });
  return { status, stdout };
}

it('the proof prints each disagreement, and fails', async () => {
  const path = join(folder, 'create-customer/rules.md');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('idType is mandatory', ''));
  const { status, stdout } = await prove('--generated', folder);
  expect(stdout).toContain('docs (docs): Identity.idType.required is not said\nNot everything agrees');
  expect(status).toBe(1);
});

it('the proof prints what it has tried when all outputs agree', async () => {
  const { status, stdout } = await prove();
  expect(stdout).toMatch(/ disagreements none\n(?:.*\n)*Everything agrees/);
  expect(status).toBe(0);
});
