/** What the command loads before it works: an install is large, and each run pays for what it imports. */
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, specwrightProcess, type Workspace } from './run.js';

let work: Workspace;
let folder = '';
beforeAll(() => {
  work = createWorkspace();
  folder = mkdtempSync(join(tmpdir(), 'specwright-start-up-'));
});
afterAll(() => {
  work.remove();
  rmSync(folder, { recursive: true });
});

describe('start-up', () => {
  /** The packages that a run imports, whether as modules or with require, and the size of the bundle's files in bytes. */
  async function loaded(
    args: readonly string[],
  ): Promise<{ readonly packages: ReadonlySet<string>; readonly size: number }> {
    const log = join(folder, 'loaded.txt');
    writeFileSync(log, '');
    const hooks = join(folder, 'hooks.mjs');
    const note = `appendFileSync(${JSON.stringify(log)}, url + '\\n')`;
    writeFileSync(
      hooks,
      `import { appendFileSync } from 'node:fs';
       export async function load(url, context, next) { ${note}; return next(url, context); }`,
    );
    const text = `import Module, { register } from 'node:module';
       import { appendFileSync } from 'node:fs';
       register(${JSON.stringify(pathToFileURL(hooks).href)});
       const before = Module._load;
       Module._load = function (url, ...rest) { ${note}; return before.call(this, url, ...rest); };`;
    const script = join(folder, 'script.mjs');
    writeFileSync(script, text);
    const env = { NODE_OPTIONS: `--import ${pathToFileURL(script).href}` };
    const { code } = await specwrightProcess(args, { cwd: work.root, env });
    expect(code).toBe(0);
    const lines = readFileSync(log, 'utf8').split('\n');
    const files = lines.filter((line) => line.includes('/dist/bundle/')).map((line) => line.replace(/[?#].*/, ''));
    return {
      packages: new Set(
        lines.flatMap((line) => /(?:node_modules\/|^)((?:@[\w-]+\/)?[a-z][\w.-]*)(?:\/|$)/.exec(line)?.[1] ?? []),
      ),
      size: [...new Set(files)].reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0),
    };
  }
  const heavy = [
    'prettier',
    'ts-morph',
    'typescript',
    'handlebars',
    '@apidevtools/swagger-parser',
    'ajv',
    'diff',
    'jsonc-parser',
    '@babel/code-frame',
  ];

  it.each([['--help'], ['--version'], ['list']])('of %s imports no heavy package', async (arg) => {
    const { packages } = await loaded([arg]);
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  });

  it('of generate imports no formatter, compiler or validator of its own output', async () => {
    const { packages } = await loaded(['generate', '--dry-run', '--no-cache']);
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
  });

  it('of generate imports no compiler for handlers that are as they were written at first', async () => {
    const folders = ['--out', join(folder, 'out'), '--handlers', join(folder, 'handlers'), '--no-cache'];
    await loaded(['generate', ...folders]);
    const { packages } = await loaded(['generate', ...folders]);
    expect(heavy.filter((name) => packages.has(name))).toEqual([]);
    const [handler = ''] = readdirSync(join(folder, 'handlers'));
    appendFileSync(join(folder, 'handlers', handler), '// Changed.\n');
    expect([...(await loaded(['generate', ...folders])).packages]).toContain('ts-morph');
  });

  it('of generate --verify imports them, which the tests above would report', async () => {
    const { packages } = await loaded(['generate', '--dry-run', '--verify', '--no-handlers', '--vectors']);
    expect([...packages]).toEqual(expect.arrayContaining(['prettier', '@apidevtools/swagger-parser']));
  });

  it('reads a small part of the bundle until a command needs more', async () => {
    const [help, generate] = [await loaded(['--help']), await loaded(['generate', '--dry-run', '--no-cache'])];
    expect(help.size).toBeGreaterThan(0);
    expect(help.size).toBeLessThan(generate.size / 4);
  });
});
