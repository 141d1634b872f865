/** `specwright bundle` prints the document of an API, and merges it into one of the user's own. */
import { chmodSync, lstatSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(() => {
  work = createWorkspace();
});
afterAll(() => work.remove());

const bundle = (...args: readonly string[]) => specwright(['bundle', ...args], { cwd: work.root });
const theirs = '# Ours.\nopenapi: 3.1.0\ninfo: { title: Ours, version: "1" }\npaths:\n  /own:\n    get: {}\n';

it('the document is the one that generate writes', async () => {
  expect((await specwright(['generate'], { cwd: work.root })).code).toBe(0);
  expect(await bundle()).toMatchObject({ code: 0, out: work.read('generated/openapi.yaml'), err: '' });
});

it('a document of the user is merged into, once, and an edit is not lost', async () => {
  work.put('api.yaml', theirs);
  const tried = await bundle('--into', 'api.yaml', '--dry-run');
  expect(tried.code).toBe(0);
  expect(tried.out).toMatch(/^\/paths\/\S+\/post would be merged$/m);
  expect(work.read('api.yaml')).toBe(theirs);
  expect((await bundle('--into', 'api.yaml')).err).toMatch(/^\d+ parts merged into api\.yaml\n$/);
  const merged = work.read('api.yaml');
  expect(merged.startsWith(theirs)).toBe(true);
  expect((await bundle('--into', 'api.yaml')).err).toBe('api.yaml is up to date\n');
  const edited = merged.replace(/^( +summary: ).*$/m, '$1Mine');
  work.put('api.yaml', edited);
  const refused = await bundle('--into', 'api.yaml');
  expect(refused.code).toBe(1);
  expect(refused.err).toMatch(
    /^api\.yaml:\d+:\d+ merge-edited POST \/\S+ was merged from definitions\/\S+:\d+ and edited/m,
  );
  expect(work.read('api.yaml')).toBe(edited);
  expect((await bundle('--into', 'api.yaml', '--force', '--json')).code).toBe(0);
  expect(work.read('api.yaml')).toBe(merged);
});

it('what stands there already is reported with both places', async () => {
  const [path = ''] = /\/\S+(?=:\n)/.exec(work.read('generated/openapi.yaml').split('paths:')[1] ?? '') ?? [];
  work.put('taken.yaml', theirs.replace('/own', path).replace('get: {}', 'post: { summary: Mine }'));
  const { code, err } = await bundle('--into', 'taken.yaml');
  expect(code).toBe(1);
  expect(err).toMatch(
    /^taken\.yaml:6:5 merge-taken POST \/\S+ stands here \(line 6\) and in definitions\/\S+:\d+, and/m,
  );
});

it('what a document may have once is reported with both places, and --force does not replace it', async () => {
  const parameters = '{ id: { in: path, type: UUID, presence: M, description: The part. } }';
  const part = operationText('get-part', 'Part.').replace('/get-part }', `"/parts/{id}", parameters: ${parameters} }`);
  work.put('definitions/get-part.spec.yaml', part);
  for (const [own, what] of [
    [theirs.replace('get: {}', 'get: { operationId: getPart }'), 'the operationId `getPart`'],
    [theirs.replace('/own', '/parts/{part}'), 'the path `/parts/{part}`, whatever'],
  ] as const) {
    work.put('twice.yaml', own);
    for (const more of [[], ['--force']]) {
      const { code, err } = await bundle('--into', 'twice.yaml', ...more);
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(` merge-twice ${what}`) as string });
      expect(err).toMatch(
        /^twice\.yaml:\d:\d+ merge-twice .* stands here \(line \d\) and in definitions\/get-part\S+:\d+,/m,
      );
    }
    expect(work.read('twice.yaml')).toBe(own);
  }
  rmSync(work.path('definitions/get-part.spec.yaml'));
});

it('a reference to another file is resolved when asked for', async () => {
  const [path = ''] = /\/\S+(?=:\n)/.exec(work.read('generated/openapi.yaml').split('paths:')[1] ?? '') ?? [];
  work.put('item.yaml', 'put: { responses: { "200": { description: Done } } }\n');
  work.put('refers.yaml', theirs.replace('/own:\n    get: {}', `${path}: { $ref: item.yaml }`));
  expect((await bundle('--into', 'refers.yaml')).err).toContain(' merge-elsewhere ');
  expect((await bundle('--into', 'refers.yaml', '--resolve')).code).toBe(0);
  expect(work.read('refers.yaml')).toContain('description: Done');
  expect((await bundle('--into', 'refers.yaml')).err).toBe('refers.yaml is up to date\n');
  work.put('refers.yaml', theirs.replace('/own:\n    get: {}', `${path}: { $ref: gone.yaml }`));
  expect(await bundle('--into', 'refers.yaml', '--resolve')).toMatchObject({ code: 2 });
});

it('a document that cannot be merged into is left as it is', async () => {
  const refused = async (text: string | Buffer, message: string): Promise<void> => {
    writeFileSync(work.path('refused.yaml'), text);
    const { code, err } = await bundle('--into', 'refused.yaml');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(message) as string });
    expect(readFileSync(work.path('refused.yaml'))).toEqual(Buffer.from(text));
  };
  await refused(theirs.replace('3.1.0', '3.0.3'), 'refused.yaml:2:1 document-version the document is OpenAPI 3.0.3');
  await refused('openapi: [', ' document-syntax ');
  await refused(Buffer.from(`${theirs}x-name: Zo\xeb\n`, 'latin1'), ' document-syntax ');
  expect((await bundle('--into', 'none.yaml')).err).toContain('none.yaml cannot-read ');
  expect(await bundle('elsewhere')).toMatchObject({ code: 2 });
});

it('an alias into what was merged keeps it from being replaced', async () => {
  const merged = work.read('api.yaml');
  const anchored = merged.replace(/^( +operationId: )(\w+)$/m, '$1&name $2') + 'x-name: *name\n';
  expect(anchored).not.toBe(merged);
  work.put('anchored.yaml', anchored);
  const definition = work.read('definitions/get-thing.spec.yaml');
  work.put('definitions/get-thing.spec.yaml', definition.replace(/^title: .*$/m, 'title: Another title'));
  expect((await bundle('--into', 'anchored.yaml')).err).toContain('anchored.yaml merge-anchored ');
  expect(work.read('anchored.yaml')).toBe(anchored);
});

it.skipIf(process.platform === 'win32')('a link stays a link, and its file keeps its permissions', async () => {
  work.put('real.yaml', theirs);
  chmodSync(work.path('real.yaml'), 0o640);
  symlinkSync('real.yaml', work.path('link.yaml'));
  expect((await bundle('--into', 'link.yaml')).code).toBe(0);
  expect(lstatSync(work.path('link.yaml')).isSymbolicLink()).toBe(true);
  expect(statSync(work.path('real.yaml')).mode & 0o777).toBe(0o640);
  expect(work.read('real.yaml')).toContain('x-specwright');
});

it('mistakes in definitions are in the JSON document', async () => {
  work.put('definitions/get-thing.spec.yaml', 'operation: [');
  const { code, out } = await bundle('--into', 'api.yaml', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({ ok: false, changes: [] });
});
