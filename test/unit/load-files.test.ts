import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadFolder } from '../../generator/1-load/load.js';
import { buildModel } from '../../generator/2-model/build.js';
import type { Diagnostic } from '../../generator/diagnostics/diagnostic.js';
import { reportData } from '../../generator/diagnostics/report-data.js';
import { effort } from '../support/effort.js';

/** What cannot be a file in a repository. */
describe('a folder of definitions', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'specwright-load-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  /** Code and message of what is reported, with the path below the folder. */
  async function problems(path = folder): Promise<readonly [string, Diagnostic['code'], string][]> {
    const { files, diagnostics } = await loadFolder(path);
    expect(files).toEqual([]);
    return reportData(diagnostics).map(({ file, code, message }) => [file.replace(folder, '.'), code, message]);
  }

  it('that does not exist is reported', async () => {
    expect(await problems(join(folder, 'none'))).toEqual([
      ['./none', 'no-folder', 'there is no folder of definitions with this name'],
    ]);
  });

  it('that is a file is reported', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await problems(join(folder, 'file'))).toEqual([
      ['./file', 'cannot-read', 'the definitions folder cannot be read: it is not a folder'],
    ]);
  });

  it('without a definition is reported', async () => {
    writeFileSync(join(folder, 'create-customer.yaml'), 'operation: create-customer\n');
    expect(await problems()).toEqual([
      ['.', 'no-definitions', 'the folder contains no definition'],
      [
        './create-customer.yaml',
        'definition-not-read',
        'the file looks like a definition, but is ignored: its name does not end in .spec.yaml or .spec.yml',
      ],
    ]);
  });

  it('with a folder in place of a file is reported', async () => {
    mkdirSync(join(folder, 'a.spec.yaml'));
    expect(await problems()).toEqual([
      ['./a.spec.yaml', 'cannot-read', 'the file cannot be read: it is a folder, not a file'],
    ]);
  });

  it('with a broken or circular link is reported', async () => {
    symlinkSync(join(folder, 'nothing'), join(folder, 'a.spec.yaml'));
    symlinkSync(join(folder, 'b.spec.yaml'), join(folder, 'b.spec.yaml'));
    expect(await problems()).toEqual([
      ['./a.spec.yaml', 'cannot-read', 'the file cannot be read: it does not exist'],
      ['./b.spec.yaml', 'cannot-read', 'the file cannot be read: its symbolic links form a loop'],
    ]);
  });

  // Windows has other permissions.
  it.skipIf(process.platform === 'win32')('with an unreadable file is reported', async () => {
    writeFileSync(join(folder, 'a.spec.yaml'), 'operation: a\n');
    chmodSync(join(folder, 'a.spec.yaml'), 0);
    chmodSync(folder, 0o755);
    expect(await asOrdinaryUser(problems)).toEqual([
      ['./a.spec.yaml', 'cannot-read', 'the file cannot be read: permission is denied'],
    ]);
  });

  it('accepts a file of 1 MiB and rejects a larger one by its size', async () => {
    const text = `operation: 1\n#`;
    writeFileSync(join(folder, 'a.spec.yaml'), text.padEnd(1024 * 1024, 'x'));
    writeFileSync(join(folder, 'b.spec.yaml'), Buffer.alloc(1024 * 1024 + 1, 0xff));
    const found = await problems();
    expect(found.filter(([file]) => file === './a.spec.yaml').map(([, code]) => code)).toContain('wrong-kind');
    expect(found.filter(([file]) => file === './b.spec.yaml')).toEqual([
      ['./b.spec.yaml', 'file-too-large', 'the file is larger than 1 MiB'],
    ]);
  });

  it('is read at any depth except hidden folders and installed packages, together with the shared files above it', async () => {
    // Without the line that names the schema by its place.
    const text = (path: string): string =>
      readFileSync(join('test/cases/second-operation/in', path), 'utf8').replace(/^#.*\n/, '');
    const put = (path: string, content: string): void => {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    };
    const operation = text('get-allowance.spec.yaml');
    put('common.spec.yaml', text('common.spec.yaml'));
    put('a/b/get-allowance.spec.yml', operation);
    put('c/get-allowance.spec.yaml', operation.replace('get-allowance', 'get-own'));
    put('c/common.spec.yaml', text('common.spec.yaml').replace(/title: .*/, 'title: Its own'));
    for (const path of ['.git/x.spec.yaml', 'node_modules/y/y.spec.yaml', '.hidden/z.spec.yaml']) put(path, operation);
    symlinkSync(folder, join(folder, 'a/again'));
    const { files, rejected, diagnostics } = await loadFolder(folder);
    expect(diagnostics).toEqual([]);
    const { model } = buildModel(files, rejected);
    expect(model.operations.map(({ name, api }) => [name, api.title === 'Its own'])).toEqual([
      ['get-allowance', false],
      ['get-own', true],
    ]);
  });

  it('has warnings for files that look like definitions but are not read', async () => {
    const whole = 'operation: x\nhttp: {}\n';
    const unread = ['a.spec.yaml.bak', 'b.SPEC.YAML', 'c-spec.yml', 'd.spec.json', 'e.spec.yaml~', 'f.spec.yaml.txt'];
    const byText = ['g.yaml', 'h.yml', 'i.specs.yaml', 'j', 'k.spec', 'l.txt', 'm.spec.yaml.swp'];
    for (const name of [...unread, ...byText]) writeFileSync(join(folder, name), whole);
    for (const name of ['notes.md', 'app.ts', 'x.schema.json']) writeFileSync(join(folder, name), whole);
    writeFileSync(join(folder, 'other.yaml'), 'a: 1\n  operation: x\n');
    symlinkSync('/dev/zero', join(folder, 'device.yaml'));
    const found = (await problems())
      .filter(([, code]) => code === 'definition-not-read')
      .map(([file]) => file.slice(2));
    expect(found.filter((name) => name !== 'x.schema.json')).toEqual([...unread, ...byText].sort());
  });

  // It takes seconds to make so many.
  it.each(effort([], [10_001]))('has a limited number of files (too-many-files): not %i', async (count) => {
    for (let index = 0; index < count; index++) writeFileSync(join(folder, `${index}.txt`), '');
    expect((await problems()).map(([, code]) => code)).toEqual(['too-many-files']);
  });

  it('keeps the valid files when others are broken', async () => {
    const common = (await loadFolder('definitions')).files.find(({ kind }) => kind === 'common');
    writeFileSync(join(folder, 'good.spec.yaml'), common?.source.text.replace(/^#.*\n/, '') ?? '');
    writeFileSync(join(folder, 'bad.spec.yaml'), 'operation: [');
    mkdirSync(join(folder, 'worse.spec.yaml'));
    const { files, diagnostics } = await loadFolder(folder);
    expect(files.map(({ source }) => source.path)).toEqual([`${folder.replaceAll('\\', '/')}/good.spec.yaml`]);
    expect(new Set(diagnostics.map(({ code }) => code))).toEqual(new Set(['yaml-syntax', 'cannot-read']));
  });
});

/** Nothing is forbidden to root, so root becomes `nobody` for a while. */
async function asOrdinaryUser<T>(action: () => Promise<T>): Promise<T> {
  const user = process.geteuid?.();
  if (user === 0) process.seteuid?.(65534);
  try {
    return await action();
  } finally {
    if (user === 0) process.seteuid?.(user);
  }
}
