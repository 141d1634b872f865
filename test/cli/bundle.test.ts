/** `specwright bundle` prints the document of an API, and merges it into one of the user's own. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkspace, specwright, type Workspace } from './run.js';

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
  work.put('old.yaml', theirs.replace('3.1.0', '3.0.3'));
  expect((await bundle('--into', 'old.yaml')).err).toContain(
    'old.yaml:2:1 document-version the document is OpenAPI 3.0.3',
  );
  work.put('broken.yaml', 'openapi: [');
  expect((await bundle('--into', 'broken.yaml')).err).toContain(' document-syntax ');
  expect((await bundle('--into', 'none.yaml')).err).toContain('none.yaml cannot-read ');
  expect(await bundle('elsewhere')).toMatchObject({ code: 2 });
  work.put('old.yaml', theirs.replace('3.1.0', '3.0.3'));
});
