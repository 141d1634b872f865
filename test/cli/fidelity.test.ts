import { cpSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
  cpSync('definitions', work.path('customers'), { recursive: true });
});
afterAll(() => work.remove());

const fidelity = (...args: readonly string[]) =>
  specwright(['fidelity', '--definitions', 'customers', ...args], { cwd: work.root });

describe('specwright fidelity', () => {
  it('counts the rules of each output by level, and gives the reasons', async () => {
    const { code, out, err } = await fidelity();
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/^create-customer\n {2}target +exact +weaker +documented\n/);
    expect(out).toMatch(/\n {2}validators +\d+ +0 +0\n/);
    expect(out).toContain(
      '\n  types, weaker: The type is string, which allows the empty text.\n    Parameters.id.type (parameters)\n',
    );
    expect(out).not.toContain('docs');
  });

  it('leaves out what the configuration turns off, and says so', async () => {
    work.put(
      'off/specwright.config.json',
      '{ "definitions": "../customers", "targets": { "docs": false, "client": false } }',
    );
    const ran = (...args: readonly string[]) =>
      specwright(['fidelity', '--config', 'off/specwright.config.json', ...args], { cwd: work.root });
    const all = await ran();
    expect(all).toMatchObject({ code: 0, err: 'Turned off in the configuration, and not shown: client\n' });
    expect(all.out).not.toMatch(/^ {2}client/m);
    const named = await ran('--target', 'client', 'types');
    expect(named).toMatchObject({ code: 0, err: 'Turned off in the configuration, and not generated: client\n' });
    expect(named.out).toMatch(/^ {2}client/m);
    const { off } = JSON.parse((await ran('--json')).out) as { off: unknown };
    expect(off).toEqual(['client', 'docs']);
  });

  it('prints the same as JSON', async () => {
    const { code, out } = await fidelity('--json', '--target', 'json-schema');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      operations: [
        {
          operation: 'create-customer',
          targets: ['json-schema'],
          counts: { 'json-schema': { weaker: 1, documented: 0 } },
          findings: [{ rule: 'InvoiceConfiguration.invoiceText.maxBytes', level: 'weaker' }],
        },
      ],
    });
  });

  it('reports every target that generate writes', async () => {
    const file = JSON.parse(readFileSync('generated/create-customer/fidelity.json', 'utf8')) as {
      readonly targets: readonly string[];
      readonly rules: readonly { readonly rule: string; readonly levels: Readonly<Record<string, string>> }[];
    };
    const { out } = await fidelity('--json', '--target', ...file.targets);
    const { operations } = JSON.parse(out) as { operations: { counts: unknown; findings: { target: string }[] }[] };
    const counted = (target: string, level: string): number =>
      file.rules.filter(({ levels }) => levels[target] === level).length;
    const counts = file.targets.map((target) => {
      const [exact, weaker, documented] = ['exact', 'weaker', 'documented'].map((level) => counted(target, level));
      return [target, { exact, weaker, documented }];
    });
    expect(operations[0]?.counts).toEqual(Object.fromEntries(counts));
    expect(operations[0]?.findings.length).toBe(
      file.rules.flatMap(({ levels }) => Object.values(levels).filter((level) => level !== 'exact')).length,
    );
  });

  it.each([
    { args: ['--fail-on', 'weaker'], code: 1 },
    { args: ['--fail-on', 'weaker', '--target', 'json-schema'], code: 1 },
    { args: ['--fail-on', 'documented', '--target', 'json-schema'], code: 0 },
    { args: ['--fail-on', 'weaker', '--target', 'validators', 'server', 'client'], code: 0 },
    { args: ['--fail-on', 'documented', '--target', 'docs'], code: 1 },
  ])('exits with 1 when the requested level is not met: $args', async ({ args, code }) => {
    const found = await fidelity(...args);
    expect(found.code).toBe(code);
    if (code === 1) expect(found.err).toMatch(/rules? enforced at or below the level of/);
  });

  it.each([
    { args: ['--target', 'jsonschema'], says: 'Did you mean json-schema?' },
    { args: ['--operation', 'create-custmer'], says: 'Did you mean create-customer?' },
    { args: ['--fail-on', 'weak'], says: 'weaker' },
  ])('reports the mistake in $args', async ({ args, says }) => {
    const { code, out, err } = await fidelity(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(says);
  });

  it('reports mistakes in a definition instead of a ledger', async () => {
    work.put('broken/some.spec.yaml', 'operation: x\n');
    const { code, err } = await specwright(['fidelity', '--definitions', 'broken'], { cwd: work.root });
    expect(code).toBe(1);
    expect(err).toMatch(/some\.spec\.yaml:1:1 missing-key/);
  });
});
