import { rmSync, symlinkSync, utimesSync, statSync, mkdirSync, readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeEach(() => (work = createWorkspace()));
afterEach(() => work.remove());

const generate = (...args: readonly string[]) => specwright(['generate', ...args], { cwd: work.root });

describe('specwright generate', () => {
  it('writes every file, leaves unchanged files alone, and removes files that are no longer generated', async () => {
    const first = await generate();
    expect(first).toMatchObject({ code: 0, out: '' });
    expect(first.err).toMatch(/^wrote generated\/get-thing\/types\.ts$/m);
    expect(first.err).toMatch(/^\d+ files written, 0 unchanged, 0 removed in (\d+ ms|\d+\.\d s)\n$/m);
    const before = work.tree('generated');
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['manifest.json', 'get-thing/validators.ts']));
    utimesSync(work.path('generated/get-thing/types.ts'), 1, 1);

    const second = await generate('--json');
    expect(second.err).toBe('');
    const report = JSON.parse(second.out) as Record<string, unknown> & { unchanged: string[] };
    expect(report).toMatchObject({ ok: true, dryRun: false, written: [], removed: [], diagnostics: [] });
    expect(report['milliseconds']).toBeTypeOf('number');
    expect(report.unchanged).toContain('get-thing/types.ts');
    expect(work.tree('generated')).toEqual(before);
    expect(statSync(work.path('generated/get-thing/types.ts')).mtimeMs).toBe(1000);

    rmSync(work.path('definitions/get-thing.spec.yaml'));
    work.put('definitions/other.spec.yaml', operationText('get-other', 'Name of the other thing.'));
    const dry = await generate('--dry-run', '--prune');
    expect(dry.code).toBe(0);
    expect(dry.out).toMatch(/^would remove generated\/get-thing\/types\.ts$/m);
    expect(dry.out).toMatch(/^would write generated\/get-other\/types\.ts$/m);
    expect(dry.err).toMatch(/^Dry run: \d+ files written/m);
    expect(work.tree('generated')).toEqual(before);

    const third = await generate('--prune');
    expect(third.err).toMatch(/^removed generated\/get-thing\/types\.ts$/m);
    expect(Object.keys(work.tree('generated')).filter((path) => path.startsWith('get-thing'))).toEqual([]);
  });

  it('does not overwrite an edited file unless forced', async () => {
    await generate();
    const before = work.tree('generated');
    work.put('generated/get-thing/types.ts', 'export {};\n');
    work.put('definitions/get-thing.spec.yaml', operationText('get-thing', 'A better name.'));
    const refused = await generate();
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err).toMatch(/^generated\/get-thing\/types\.ts output-edited /m);
    expect(refused.err).toContain('Nothing was written.');
    expect(work.tree('generated')).toEqual({ ...before, 'get-thing/types.ts': 'export {};\n' });
    const dry = await generate('--dry-run', '--json');
    expect(dry.code).toBe(1);
    expect(JSON.parse(dry.out)).toMatchObject({ ok: false, dryRun: true, written: [], removed: [] });
    expect((await generate('--force')).code).toBe(0);
    expect(work.read('generated/get-thing/types.ts')).toContain('A better name');
  });

  it('reports the place of a mistake in a definition, and writes nothing', async () => {
    work.put('definitions/get-thing.spec.yaml', operationText('get-thing', 'x').replace('type: String', 'type: Strin'));
    const text = await generate();
    expect(text).toMatchObject({ code: 1, out: '' });
    expect(text.err).toMatch(/^definitions\/get-thing\.spec\.yaml:13:21 unknown-type /m);
    expect(text.err).toContain('did you mean `String`?');
    expect(text.err).not.toMatch(/\n {4}at /);
    const json = await generate('--json');
    expect(json).toMatchObject({ code: 1, err: '' });
    const { ok, diagnostics } = JSON.parse(json.out) as { ok: boolean; diagnostics: unknown[] };
    expect(ok).toBe(false);
    expect(diagnostics).toMatchObject([{ file: 'definitions/get-thing.spec.yaml', line: 13, suggestion: 'String' }]);
    expect(readdirSync(work.root)).toEqual(['definitions']);
  });

  it('prints warnings and continues', async () => {
    const text = operationText('get-thing', 'x');
    work.put('definitions/get-thing.spec.yaml', `${text}readings:\n  R1: { stated: Nothing refers to this. }\n`);
    const result = await generate();
    expect(result.err).toMatch(/ warning: /);
    expect(result.code).toBe(0);
  });

  it('rejects folders that cannot be an output folder', async () => {
    for (const out of ['.', 'definitions', '/']) {
      const result = await generate('--out', out);
      expect(result, out).toMatchObject({ code: 1, out: '' });
      expect(result.err, out).toContain(' output-folder ');
    }
    expect(readdirSync(work.root)).toEqual(['definitions']);
  });

  it('reports an error of the operating system with a way out', async () => {
    work.put('a-file', '');
    const blocked = await generate('--out', 'a-file/below');
    expect(blocked.code).toBe(1);
    expect(blocked.err).toMatch(/^a-file\/below.* cannot-write .*is a file, not a folder; move that file,/m);
    const long = await generate('--out', 'x'.repeat(300));
    expect(long.code).toBe(1);
    expect(long.err).toContain('the path is too long');
    expect(readdirSync(work.root).sort()).toEqual(['a-file', 'definitions']);
  });

  it('does not follow a symbolic link out of the output folder', async () => {
    mkdirSync(work.path('elsewhere'));
    mkdirSync(work.path('generated'));
    symlinkSync(work.path('elsewhere'), work.path('generated/get-thing'));
    const result = await generate('--force');
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/^generated\/get-thing output-link /m);
    expect(readdirSync(work.path('elsewhere'))).toEqual([]);
  });

  it('rejects a broken manifest, and replaces it when forced', async () => {
    work.put('generated/manifest.json', '{ "version": 1,');
    const result = await generate();
    expect(result.code).toBe(1);
    expect(result.err).toMatch(/^generated\/manifest\.json manifest-broken .*not valid JSON/m);
    expect((await generate('--force')).code).toBe(0);
    expect((await generate()).err).toMatch(/^0 files written/);
  });

  it('writes the manifest anew that a merge has put together of two branches, although its files are unchanged', async () => {
    await generate();
    const whole = work.read('generated/manifest.json');
    const [, form = ''] = /"layouts"[^]*"get-thing\/request\.schema\.json": "([0-9a-f]{64})"/.exec(whole) ?? [];
    const mixed = whole.replace(form, 'b'.repeat(64));
    expect(mixed).not.toBe(whole);
    for (const more of [[], ['--no-cache']]) {
      work.put('generated/manifest.json', mixed);
      expect((await specwright(['check', ...more], { cwd: work.root })).out).toContain('manifest.json is out of date');
      expect(await generate(...more)).toMatchObject({ code: 0 });
      expect(work.read('generated/manifest.json')).toBe(whole);
    }
  });

  it('leaves other files in the output folder alone', async () => {
    work.put('generated/package.json', '{}');
    work.put('generated/node_modules/x/index.js', '');
    await generate();
    rmSync(work.path('definitions/get-thing.spec.yaml'));
    work.put('definitions/other.spec.yaml', operationText('get-other', 'x'));
    await generate('--prune');
    expect(work.tree('generated')).toMatchObject({ 'package.json': '{}', 'node_modules/x/index.js': '' });
  });
});
