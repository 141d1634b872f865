/** Files that a user moves, removes or replaces, and places that specwright does not write to. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { generateCommand } from '../../generator/cli/generate.js';
import { type Io, standardIo } from '../../generator/cli/io.js';
import { defaultSettings } from '../../generator/settings.js';
import { createWorkspace, operationText, type Ran, specwright, type Workspace } from './run.js';

const run = (work: Workspace, ...args: readonly string[]): Promise<Ran> => specwright(args, { cwd: work.root });

describe('definitions that are moved, renamed or removed', () => {
  let work: Workspace;
  let before: Readonly<Record<string, string>>;
  beforeAll(async () => {
    work = createWorkspace();
    work.put('definitions/old.spec.yaml', operationText('old', 'x'));
    expect((await run(work, 'generate')).code).toBe(0);
    before = work.tree('generated');
  });
  afterAll(() => work.remove());
  const move = (from: string, to: string): void => {
    mkdirSync(join(work.path(`definitions/${to}`), '..'), { recursive: true });
    renameSync(work.path(`definitions/${from}`), work.path(`definitions/${to}`));
  };

  it('have the same output from subfolders and as .yml', async () => {
    move('old.spec.yaml', 'v1/deep/old.spec.yml');
    const { code, err } = await run(work, 'generate');
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringMatching(/^0 files written, .* 0 removed/) as string,
    });
    expect(work.tree('generated')).toEqual(before);
  });

  it('keep their generated files when they are not found, with a warning', async () => {
    move('v1/deep/old.spec.yml', 'old.spec.yaml.bak');
    const { code, err } = await run(work, 'generate');
    expect(code).toBe(0);
    expect(err).toMatch(/^definitions\/old\.spec\.yaml\.bak definition-not-read warning: /m);
    expect(err).toMatch(
      /^generated\/old output-orphaned warning: the definition of `old` no longer exists; its \d+ files/m,
    );
    expect(err).toMatch(/^kept generated\/old\/types\.ts, which is no longer generated$/m);
    expect(err).toMatch(/ 0 removed, \d+ kept in /);
    const folder = (tree: Readonly<Record<string, string>>) =>
      Object.entries(tree).filter(([path]) => /^old\b/.test(path));
    expect(folder(work.tree('generated'))).toEqual(folder(before));
    const checked = await run(work, 'check');
    expect(checked.code).toBe(1);
    expect(checked.out).toMatch(/^generated\/old\/types\.ts is no longer generated, because the definition/m);
    expect(checked.err).toContain('run specwright generate --prune');
  });

  it('keep their generated files while the folder is empty, missing or broken', async () => {
    const kept = work.tree('generated');
    renameSync(work.path('definitions'), work.path('elsewhere'));
    expect((await run(work, 'generate', '--prune')).code).toBe(1);
    mkdirSync(work.path('definitions'));
    expect((await run(work, 'generate', '--prune')).code).toBe(1);
    work.put('definitions/get-thing.spec.yaml', 'operation: [');
    expect((await run(work, 'generate', '--prune')).code).toBe(1);
    rmSync(work.path('definitions'), { recursive: true });
    renameSync(work.path('elsewhere'), work.path('definitions'));
    expect(work.tree('generated')).toEqual(kept);
  });

  it('lose their generated files only after a confirmation', async () => {
    const asked: string[] = [];
    const answer = (yes: boolean): Io => {
      const { out, err, input } = standardIo([], { NO_COLOR: '1' }, process);
      const silent = (): void => undefined;
      const ask = (question: string): Promise<boolean> => Promise.resolve(yes && asked.push(question) > 0);
      return { out: { ...out, write: silent }, err: { ...err, write: silent }, input, ask };
    };
    const options = {
      definitions: work.path('definitions'),
      out: work.path('generated'),
      handlers: false,
      limit: 100,
      settings: defaultSettings,
    } as const;
    expect(await generateCommand(options, answer(false))).toBe(0);
    expect(Object.keys(work.tree('generated'))).toContain('old/types.ts');
    expect(await generateCommand(options, answer(true))).toBe(0);
    expect(asked).toEqual([
      expect.stringMatching(/^The definitions of these \d+ files no longer exist\. Remove the files\? \[y\/N\] $/),
    ]);
    expect(Object.keys(work.tree('generated'))).not.toContain('old/types.ts');
  });
});

describe('generated code that is moved', () => {
  let work: Workspace;
  beforeEach(async () => {
    work = createWorkspace();
    expect((await run(work, 'generate')).code).toBe(0);
  });
  afterEach(() => work.remove());

  it('has its imports in the handlers corrected, and nothing else in them changed', async () => {
    const mine = (text: string): string =>
      `\ufeff#!/usr/bin/env node\r\n${text.replaceAll('\n', '\r\n')}\r\n// ../generated/http/`;
    for (const name of ['get-thing.ts', 'index.ts']) work.put(`handlers/${name}`, mine(work.read(`handlers/${name}`)));
    work.put('handlers/lib/deep.ts', "export type A = import('../../generated/get-thing/types').Thing;\n");
    work.put('handlers/lib/own.ts', "export { a } from '../../other/get-thing/types.js';\n");
    const before = work.tree('handlers');
    const checked = await run(work, 'check', '--out', 'src/api');
    expect(checked.out).toMatch(/^handlers\/lib\/deep\.ts imports generated code by the wrong path$/m);
    const ran = await run(work, 'generate', '--out', 'src/api');
    expect(ran.code).toBe(0);
    expect(ran.err).toMatch(/^fixed imports in handlers\/index\.ts$/m);
    expect(work.tree('handlers')).toEqual(
      Object.fromEntries(
        Object.entries(before).map(([path, text]) => [
          path,
          text.replaceAll(/(['"])((?:\.\.\/)+)generated\//g, '$1$2src/api/'),
        ]),
      ),
    );
    expect((await run(work, 'check', '--out', 'src/api')).code).toBe(0);
  });

  it('is found again after the handlers are moved', async () => {
    mkdirSync(work.path('src'));
    renameSync(work.path('handlers'), work.path('src/handlers'));
    expect((await run(work, 'generate', '--handlers', 'src/handlers')).code).toBe(0);
    expect(work.read('src/handlers/index.ts')).toContain("from '../../generated/get-thing/server.js'");
    expect(work.read('src/handlers/get-thing.ts')).not.toContain("'../generated/");
    expect((await run(work, 'check', '--handlers', 'src/handlers')).code).toBe(0);
    rmSync(work.path('src/handlers/get-thing.ts'));
    const missing = await run(work, 'check', '--handlers', 'src/handlers');
    expect(missing).toMatchObject({ code: 1, out: 'src/handlers/get-thing.ts does not exist\n' });
    expect(missing.err).toContain('in handlers: run specwright generate');
    expect((await run(work, 'check', '--no-handlers')).code).toBe(0);
  });

  it('is reported where it is removed but still used outside of the list of handlers', async () => {
    const used = `${work.read('handlers/index.ts')}console.log(getThingHandler);\n`;
    work.put('handlers/index.ts', used);
    rmSync(work.path('definitions/get-thing.spec.yaml'));
    work.put('definitions/get-other.spec.yaml', operationText('get-other', 'x'));
    const ran = await run(work, 'generate', '--prune');
    expect(ran.err).toMatch(
      /^handlers\/index\.ts:7:34 handler-gone warning: `\.\.\/generated\/get-thing\/server\.js`/m,
    );
    expect(ran.err).toMatch(/^handlers\/get-thing\.ts:7:\d+ handler-orphan warning: /m);
    const after = work.read('handlers/index.ts');
    expect(after).toContain('console.log(getThingHandler);');
    expect(after).toContain('getOtherHandler(getOtherImplementation)');
    expect((await run(work, 'check')).code).toBe(1);
  });

  it('is not looked for in a handler that is nested too deeply to be parsed', async () => {
    const deep = `export const a = ${'['.repeat(50_000)}${']'.repeat(50_000)};\n`;
    work.put('handlers/get-thing.ts', deep);
    const { code, err } = await run(work, 'generate');
    expect(code).toBe(0);
    expect(err).toMatch(/^handlers\/get-thing\.ts:1:1 handler-syntax warning: .*nested too deeply/m);
    expect(work.read('handlers/get-thing.ts')).toBe(deep);
  });
});

describe('specwright check', () => {
  it('prints a readable amount of differences, and all of them on request', async () => {
    const work = createWorkspace();
    try {
      await run(work, 'generate', '--no-handlers');
      const text = work.read('generated/get-thing/validators.ts');
      work.put('generated/get-thing/validators.ts', text.replaceAll(/^(?=.)/gm, 'x'));
      work.put('generated/get-thing/types.ts', work.read('generated/get-thing/types.ts').replaceAll('\n', ' \r\n'));
      const short = await run(work, 'check', '--no-handlers');
      expect(short.code).toBe(1);
      expect(short.out).toMatch(/^generated\/get-thing\/types\.ts was reformatted\n[^-]/m);
      expect(short.out).toMatch(/^… \d+ more lines; --full-diff shows them$/m);
      expect(short.out.split('\n').length).toBeLessThan(50);
      expect(short.err).toContain('with the line generated/ in .prettierignore');
      expect(short.err).toMatch(/1 difference that specwright generate does not overwrite: .*--force/);
      const full = await run(work, 'check', '--no-handlers', '--full-diff');
      expect(full.out.split('\n').length).toBeGreaterThan(text.split('\n').length);
    } finally {
      work.remove();
    }
  });
});

describe('a template of the user', () => {
  it('is reported when its output cannot be used', async () => {
    const work = createWorkspace();
    try {
      const text = readFileSync('templates/server/server.ts.hbs', 'utf8');
      const line = text.split('\n').findIndex((one) => one.startsWith('export function')) + 1;
      for (const [broken, place] of [
        [text.replace('export function', 'export functionn'), line],
        [text.replace(/^(?=export function)/m, 'eval("1");\n'), line],
      ] as const) {
        work.put('templates/server/server.ts.hbs', broken);
        const { code, out, err } = await run(work, 'generate', '--templates', 'templates');
        expect({ code, out }).toEqual({ code: 1, out: '' });
        expect(err).toMatch(
          new RegExp(`^templates/server/server\\.ts\\.hbs:${place}:1 template-output .*get-thing/server\\.ts`, 'm'),
        );
        expect(err).not.toContain('internal error');
      }
      expect(readdirSync(work.root).sort()).toEqual(['definitions', 'templates']);
    } finally {
      work.remove();
    }
  });
});

describe.skipIf(process.platform === 'win32')('something other than a regular file', () => {
  let work: Workspace;
  beforeEach(() => (work = createWorkspace()));
  afterEach(() => work.remove());
  const special = [
    ['a FIFO', (path: string) => void execFileSync('mkfifo', [path])],
    ['a link to a device', (path: string) => symlinkSync('/dev/zero', path)],
  ] as const;

  it.each(special)('is reported in every place, and never read: %s', async (_, make) => {
    const place = (name: string): string => {
      mkdirSync(join(work.path(name), '..'), { recursive: true });
      make(work.path(name));
      return name;
    };
    place('templates/docs/docs.md.hbs');
    const template = await run(work, 'check', '--templates', 'templates');
    expect(template.err).toMatch(/^templates\/docs\/docs\.md\.hbs cannot-read .*a pipe, a socket or a device/m);
    place('payload.json');
    const payload = await run(work, 'validate', 'payload.json');
    expect(payload.err).toMatch(/^payload\.json cannot-read /m);
    place('generated/manifest.json');
    const listed = await run(work, 'list');
    expect(listed.err).toMatch(/^generated\/manifest\.json output-(link|not-file) /m);
    place('definitions/deep/a.spec.yml');
    const definition = await run(work, 'generate');
    expect(definition.err).toMatch(/^definitions\/deep\/a\.spec\.yml cannot-read .*a pipe, a socket or a device/m);
    for (const { code, err } of [template, payload, listed, definition]) {
      expect(code).toBe(1);
      expect(err).not.toContain('internal error');
    }
  });

  it('is accepted where the shell passes it as input', async () => {
    const { code, err } = await specwright(['validate', '/dev/stdin'], { cwd: work.root, input: '{' });
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringMatching(/^stdin:1:2 json-syntax /) as string });
  });
});

describe('a folder', () => {
  const project = mkdtempSync(join(tmpdir(), 'specwright-folder-'));
  let work: Workspace;
  beforeAll(() => {
    work = createWorkspace();
    work.put('package.json', '{}');
    work.put('.git/config', '');
    mkdirSync(join(project, 'notes'));
  });
  afterAll(() => {
    work.remove();
    rmSync(project, { recursive: true });
  });

  it.each([
    ['/', 'is the root of the file system'],
    ['/dev', 'is inside a system folder'],
    ['/proc/self/cwd', 'contains the definitions folder'],
    ['/sys/kernel', 'is inside a system folder'],
    ['..', 'contains the definitions folder'],
    ['.', 'contains the definitions folder'],
    ['definitions', 'is the definitions folder'],
    ['.git/hooks', 'is inside the .git folder'],
    ['~', 'is your home folder'],
    [project, 'is outside the project and contains other files'],
  ])('%s is neither an output folder nor a folder of handlers', async (name, reason) => {
    const folder = name === '~' ? project : name;
    const env = name === '~' ? { HOME: project } : { HOME: '/nowhere' };
    const options = ['generate', '--out', folder, '--handlers', folder];
    const { code, out, err } = await specwright(options, { cwd: work.root, env });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain(` output-folder the output folder ${reason}`);
    expect(err).toContain(` handlers-folder the handlers folder ${reason}`);
    expect(readdirSync(work.root).sort()).toEqual(['.git', 'definitions', 'package.json']);
    expect(readdirSync(project)).toEqual(['notes']);
  });

  it('is refused as output folder when it is or contains the current folder, also with definitions elsewhere', async () => {
    mkdirSync(work.path('deep/er'), { recursive: true });
    const options = ['--definitions', project, '--out'];
    const ran = await specwright(['generate', ...options, '..'], { cwd: work.path('deep/er') });
    expect(ran.err).toContain('contains the current folder');
    const current = await specwright(['generate', ...options, '.'], { cwd: work.path('deep/er') });
    expect(current.err).toContain('is the current folder');
    rmSync(work.path('deep'), { recursive: true });
  });

  it('is refused for handlers when it lies inside the output folder', async () => {
    const ran = await run(work, 'generate', '--handlers', 'generated/handlers');
    expect(ran.err).toContain('handlers-folder the handlers folder is inside the output folder');
  });
});

describe('an option', () => {
  it.each([
    [['list', '--definitions', 'a', '--definitions', 'b'], "option '--definitions <dir>' is given twice"],
    [['--out', 'a', 'check', '--out', 'a'], "option '--out <dir>' is given twice"],
    [['generate', '--handlers', 'a', '--handlers', 'b'], "option '--handlers <dir>' is given twice"],
    [['generate', '--no-handlers', '--handlers', 'b'], "'--no-handlers' and '--handlers <dir>' exclude each other"],
    [['validate', 'x', '--form', 'wire', '--form', 'wire'], "option '--form <form>' is given twice"],
    [['validate', 'x', '--frame', '--no-frame'], "'--frame' and '--no-frame' exclude each other"],
    [['fidelity', '--fail-on', 'weaker', '--fail-on', 'documented'], "option '--fail-on <level>' is given twice"],
  ])('is a usage error when it contradicts an earlier one: %j', async (args, message) => {
    const { code, out, err } = await specwright(args, {});
    // The help of the command that has the option; the others are of all commands.
    const help = `See specwright ${['generate', 'validate', 'fidelity'].includes(args[0] ?? '') ? `${args[0]} ` : ''}--help.`;
    expect({ code, out, err }).toEqual({ code: 2, out: '', err: `error: ${message}\n${help}\n` });
  });

  it('may be repeated when it means the same, or when it is a list', async () => {
    const { err, out } = await specwright(['list', '--json', '--json', '--color', '--no-color'], {});
    expect({ err, ok: (JSON.parse(out) as { ok: boolean }).ok }).toEqual({ err: '', ok: true });
    const { code } = await specwright(['fidelity', '--target', 'types', '--target', 'openapi'], {});
    expect(code).toBe(0);
  });
});
