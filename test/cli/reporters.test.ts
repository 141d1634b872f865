/** What `specwright check --reporter` prints for other programs. */
import { mkdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { junitReporter } from '../../generator/cli/reporters/junit.js';
import { githubReporter } from '../../generator/cli/reporters/github.js';
import { sarifProblems, type SarifLog as Log } from '../support/sarif.js';
import { createWorkspace, operationText, specwright, type Workspace } from './run.js';

let work: Workspace;
beforeAll(async () => {
  work = createWorkspace();
  expect((await specwright(['generate'], { cwd: work.root })).code).toBe(0);
});
afterAll(() => work.remove());

const check = (reporter: string, env = {}, cwd = work.root) =>
  specwright(['check', '--reporter', reporter], { cwd, env: { GITHUB_WORKSPACE: '', ...env } });

describe('a check without findings', () => {
  it('prints an empty report, and what was checked to standard error', async () => {
    const github = await check('github');
    expect(github).toMatchObject({ code: 0, out: '' });
    expect(github.err).toMatch(/^\d+ files up to date\n$/);
    const sarif = (await check('sarif')).out;
    expect((JSON.parse(sarif) as Log).runs[0]?.results).toEqual([]);
    expect(sarifProblems(sarif)).toEqual([]);
    expect((await check('junit')).out).toContain('tests="1" failures="0"');
    expect(JSON.parse((await check('json')).out)).toMatchObject({ ok: true });
  });
});

describe('a file that differs', () => {
  let types: string;
  beforeAll(() => {
    types = work.read('generated/get-thing/types.ts');
    work.put(
      'generated/get-thing/types.ts',
      types.replace(/^export .*$/m, (line) => `${line} // mine`),
    );
  });
  afterAll(() => work.put('generated/get-thing/types.ts', types));

  it('is annotated at the line of its first difference', async () => {
    const line = types.split('\n').findIndex((text) => text.startsWith('export ')) + 1;
    const { code, out } = await check('github');
    expect(code).toBe(1);
    expect(out).toBe(
      `::error file=generated/get-thing/types.ts,line=${line},title=specwright%3A output-edited::` +
        'generated/get-thing/types.ts was edited by hand%0A' +
        'Move edits into a definition and your own files elsewhere, then run specwright generate --force.\n',
    );
  });

  it('is a result of SARIF', async () => {
    const { out } = await check('sarif');
    expect(sarifProblems(out)).toEqual([]);
    const [run] = (JSON.parse(out) as Log).runs;
    expect(run?.results.map(({ ruleId }) => ruleId)).toEqual(['output-edited']);
  });

  it('has the path that it has in the repository when the check runs in a subfolder', async () => {
    const { out } = await check('github', { GITHUB_WORKSPACE: work.path('..') });
    const folder = work.root.split('/').at(-1) ?? '';
    expect(out).toContain(`file=${folder}/generated/get-thing/types.ts,`);
    mkdirSync(work.path('elsewhere'), { recursive: true });
    expect((await check('github', { GITHUB_WORKSPACE: work.path('elsewhere') })).out).toContain('file=generated/');
  });
});

describe('a mistake in a definition', () => {
  beforeAll(() => {
    work.put('definitions/wrong name.spec.yaml', operationText('other', 'x').replace('type: String', 'type: Strin'));
  });

  it('is a result of SARIF with its rule, its range and a page that explains it', async () => {
    const { code, out } = await check('sarif');
    expect(code).toBe(1);
    expect(sarifProblems(out)).toEqual([]);
    const log = JSON.parse(out) as Log;
    expect(log.version).toBe('2.1.0');
    const [run] = log.runs;
    const results = run?.results ?? [];
    const result = results.find(({ ruleId }) => ruleId === 'unknown-type');
    expect(result?.level).toBe('error');
    const place = result?.locations[0]?.physicalLocation;
    expect(place?.artifactLocation.uri).toBe('definitions/wrong%20name.spec.yaml');
    expect(place?.region['endColumn']).toBe((place?.region['startColumn'] ?? 0) + 'Strin'.length);
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.id).toBe('unknown-type');
    expect(run?.tool.driver.rules[result?.ruleIndex ?? -1]?.helpUri).toMatch(/diagnostics\.md#unknown-type$/);
  });

  it('is an annotation with a column, and a failed test case', async () => {
    const github = await check('github');
    expect(github.out).toMatch(
      /^::error file=definitions\/wrong name\.spec\.yaml,line=\d+,endLine=\d+,col=\d+,endColumn=\d+,title=specwright%3A unknown-type::.*Did you mean `String`\?$/m,
    );
    const { out } = await check('junit');
    expect(out).toContain('<testcase classname="specwright check" name="definitions/wrong name.spec.yaml"');
    expect(out).toContain('<failure type="unknown-type" message="there is no type `Strin`; it is not one of');
  });
});

it('a report holds any text', () => {
  const finding = {
    severity: 'error' as const,
    code: 'x',
    file: 'a:b,c%\n.yaml',
    help: '\u0000',
    message: '<&"\ud800\r\n',
  };
  expect(githubReporter({ top: '/', checked: 1, findings: [finding] }, '1')).toBe(
    '::error file=a%3Ab%2Cc%25%0A.yaml,title=specwright%3A x::<&"\ud800%0D%0A%0A\u0000\n',
  );
  const xml = junitReporter({ top: '/', checked: 1, findings: [finding] }, '1');
  expect(xml).toContain('message="&lt;&amp;&quot;\ufffd&#13;\n"');
  expect(xml).not.toContain('\u0000');
});

it('an unknown reporter, or two formats at once, are mistakes on the command line', async () => {
  expect(await check('xml')).toMatchObject({ code: 2 });
  expect(await specwright(['check', '--json', '--reporter', 'sarif'], { cwd: work.root })).toMatchObject({ code: 2 });
});
