import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(async () => {
  work = createWorkspace();
  work.put('definitions/old.spec.yaml', operationText('old', 'x'));
  expect((await specwright(['generate'], { cwd: work.root })).code).toBe(0);
});
afterAll(() => work.remove());

const check = (...args: readonly string[]) => specwright(['check', ...args], { cwd: work.root });

describe('specwright check', () => {
  it('is content when all is as generated, line ends aside', async () => {
    work.put('generated/get-thing/index.ts', work.read('generated/get-thing/index.ts').replaceAll('\n', '\r\n'));
    const before = work.tree('.');
    const result = await check();
    expect(result).toMatchObject({ code: 0, out: '' });
    expect(result.err).toMatch(/^\d+ files up to date\n$/);
    expect(JSON.parse((await check('--json')).out)).toMatchObject({ ok: true, drift: [], diagnostics: [] });
    expect(work.tree('.')).toEqual(before);
  });

  it('reports an old manifest', async () => {
    const manifest = work.read('generated/manifest.json');
    work.put('generated/manifest.json', '{ "version": 1, "files": {} }');
    expect(await check()).toMatchObject({ code: 1, out: 'generated/manifest.json is out of date\n' });
    rmSync(work.path('generated/manifest.json'));
    expect(await check()).toMatchObject({ code: 1, out: 'generated/manifest.json is not there\n' });
    work.put('generated/manifest.json', '{');
    const broken = await check();
    expect(broken.code).toBe(1);
    expect(broken.err).toContain(' manifest-broken ');
    work.put('generated/manifest.json', manifest);
  });

  it('reports every kind of drift with differences, and writes nothing', async () => {
    rmSync(work.path('definitions/old.spec.yaml'));
    rmSync(work.path('generated/get-thing/client.ts'));
    work.put('definitions/get-thing.spec.yaml', operationText('get-thing', 'Quite another name.'));
    work.put('definitions/new.spec.yaml', operationText('new', 'x'));
    work.put('generated/new/types.ts', '// mine\u001b[31m\n');
    work.put('generated/old/types.ts', '// edited\n');
    work.put('generated/get-thing/validators.ts', `// edited\n${work.read('generated/get-thing/validators.ts')}`);
    const before = work.tree('.');
    const { code, out, err } = await check();
    expect(code).toBe(1);
    expect(out).toMatch(/^generated\/get-thing\/client\.ts is not there$/m);
    expect(out).toMatch(/^generated\/get-thing\/types\.ts is out of date$/m);
    expect(out).toMatch(/^generated\/get-thing\/validators\.ts was edited by hand$/m);
    expect(out).toMatch(/^generated\/new\/types\.ts was not written by specwright$/m);
    expect(out).toMatch(/^generated\/old\/client\.ts is no longer generated, since no definition/m);
    expect(out).toMatch(/^generated\/old\/types\.ts is no longer generated, since .*, and was edited by hand$/m);
    expect(out).toMatch(/^handlers\/new\.ts is not there$/m);
    expect(out).toMatch(/^handlers\/index\.ts lacks what the definitions ask for$/m);
    expect(out).toMatch(
      /^--- generated\/get-thing\/types\.ts\tas it is\n\+\+\+ generated\/get-thing\/types\.ts\tas generated\n@@ /m,
    );
    expect(out).toMatch(/^-.*Name of the thing\.[^\n]*\n\+.*Quite another name\./m);
    expect(out).toMatch(/^-\/\/ edited$/m);
    expect(out, 'a terminal obeys no file').not.toContain('\u001b');
    expect(err).toMatch(/^\d+ differences\n/);
    expect(err).toMatch(/^ {2}\d+ differences: specwright generate puts this in order$/m);
    expect(err).toMatch(/^ {2}2 differences that specwright generate does not touch: .*generate --force/m);
    expect(err).toMatch(/^ {2}\d+ differences: specwright generate --prune removes/m);
    expect(err).toMatch(/^ {2}2 differences of handlers: /m);
    const { ok, checked, drift } = JSON.parse((await check('--json')).out) as {
      ok: boolean;
      checked: number;
      drift: { path: string; status: string; diff?: string }[];
    };
    expect(ok).toBe(false);
    expect(checked).toBeGreaterThan(10);
    expect(new Set(drift.map(({ status }) => status))).toEqual(
      new Set([
        'missing',
        'changed',
        'edited',
        'foreign',
        'orphaned',
        'orphaned-edited',
        'handler-missing',
        'handler-incomplete',
      ]),
    );
    expect(drift.find(({ path }) => path === 'get-thing/types.ts')?.diff).toContain('+++ generated/get-thing/types.ts');
    expect(work.tree('.')).toEqual(before);
  });

  it('says that a definition is wrong', async () => {
    work.put('definitions/new.spec.yaml', 'operation: new\n');
    const { code, out, err } = await check();
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^definitions\/new\.spec\.yaml:1:1 missing-key /m);
  });
});
