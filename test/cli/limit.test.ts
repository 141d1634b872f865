/** Commands print a limited number of findings, and count the rest. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync } from 'node:fs';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  cpSync('definitions', work.path('customers'), { recursive: true });
  const strange = Object.fromEntries(Array.from({ length: 16_000 }, (_, index) => [`unknown${index}`, index]));
  work.put('strange.json', JSON.stringify({ status: 'ACTIVE', currency: 'USD', ...strange }));
  work.put('twice.json', `{"a":1${',"a":1'.repeat(100_000)}}`);
});
afterAll(() => work.remove());

const validate = (...args: readonly string[]) =>
  specwright(['validate', ...args, '--definitions', 'customers'], { cwd: work.root });
const rules = (out: string): readonly string[] => out.match(/Request\.unknown/g) ?? [];

describe('specwright validate', () => {
  it('prints 100 violations and their total number', async () => {
    const { code, out, err } = await validate('strange.json');
    expect(code).toBe(1);
    expect(rules(out)).toHaveLength(100);
    expect(out).toMatch(/\nand 15900 more violations; --limit shows more\n$/);
    expect(err).toBe('strange.json: 16000 violations of the create-customer request (canonical form)\n');
  });

  it('prints as many violations as requested', async () => {
    expect(rules((await validate('strange.json', '--limit', '3')).out)).toHaveLength(3);
    expect(rules((await validate('strange.json', '--limit', '0')).out)).toHaveLength(0);
    const all = await validate('strange.json', '--limit', '20000');
    expect(rules(all.out)).toHaveLength(16_000);
    expect(all.out).not.toContain('--limit');
  });

  it('prints 100 tolerances, with the same verdict', async () => {
    const { code, out } = await validate('strange.json', '--form', 'wire');
    expect(code).toBe(0);
    expect(out).toMatch(/\nand 15900 more tolerances; --limit shows more\n$/);
    expect((await validate('strange.json', '--form', 'wire', '--limit', '0')).code).toBe(0);
    expect((await validate('strange.json', '--limit', '0')).code).toBe(1);
  });

  it('counts in JSON the findings that are left out', async () => {
    const { out } = await validate('strange.json', '--json');
    const { ok, violations, more } = JSON.parse(out) as { ok: boolean; violations: unknown[]; more: object };
    expect({ ok, more }).toEqual({ ok: false, more: { violations: 15_900 } });
    expect(violations).toHaveLength(100);
    const whole = JSON.parse((await validate('strange.json', '--json', '--limit', '16000')).out) as object;
    expect(whole).not.toHaveProperty('more');
  });

  it('prints 100 diagnostics of a file with more', async () => {
    const { code, err } = await validate('twice.json', '--no-frame');
    expect(code).toBe(1);
    expect(err.match(/ json-duplicate-key /g)).toHaveLength(100);
    expect(err).toContain('\nand 900 more; --limit shows more of them\n');
  });

  it('rejects a limit that is not a number', async () => {
    for (const limit of ['-1', '1.5', 'all', '']) {
      expect((await validate('strange.json', `--limit=${limit}`)).code, limit).toBe(2);
    }
  });
});

describe('specwright generate', () => {
  it('prints 100 diagnostics of a definition with more, and their total number', async () => {
    work.put(
      'odd/odd.spec.yaml',
      `operation: odd\n${Array.from({ length: 500 }, (_, n) => `unknown${n}: a`).join('\n')}\n`,
    );
    const args = ['generate', '--definitions', 'odd', '--out', 'out', '--no-handlers'];
    const { code, err } = await specwright(args, { cwd: work.root });
    expect(code).toBe(1);
    expect(err.match(/^odd\/odd\.spec\.yaml:\d+:\d+ /gm)).toHaveLength(100);
    expect(err).toMatch(/\nand \d+ more; --limit shows more of them\n/);
    const json = await specwright([...args, '--json', '--limit', '7'], { cwd: work.root });
    const { diagnostics, more } = JSON.parse(json.out) as { diagnostics: unknown[]; more: { diagnostics: number } };
    expect(diagnostics).toHaveLength(7);
    expect(more.diagnostics).toBeGreaterThan(490);
  });
});
