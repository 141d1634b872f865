import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorkspace, main, specwright, specwrightProcess, type Workspace } from './run.js';

let work: Workspace;
let preloads = '';
beforeAll(() => {
  work = createWorkspace();
  preloads = mkdtempSync(join(tmpdir(), 'specwright-preload-'));
});
afterAll(() => {
  work.remove();
  rmSync(preloads, { recursive: true });
});

/** Options that run a script before the program. */
function preload(text: string): { NODE_OPTIONS: string } {
  const file = join(preloads, `${String(text.length)}.mjs`);
  writeFileSync(file, text);
  return { NODE_OPTIONS: `--import ${pathToFileURL(file).href}` };
}
const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  specwright(args, { cwd: work.root, env });
const runProcess = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  specwrightProcess(args, { cwd: work.root, env });

describe('the command line', () => {
  it('prints help with commands, options, examples and exit codes', async () => {
    const { code, out, err } = await run(['--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    for (const word of [
      'generate',
      'check',
      'validate',
      'list',
      '--definitions',
      '--json',
      'Examples:',
      'Exit codes:',
    ]) {
      expect(out).toContain(word);
    }
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    for (const command of ['generate', 'check', 'validate', 'list', 'fidelity']) {
      const help = await run([command, '--help']);
      expect(help.code).toBe(0);
      expect(help.out).toContain(`Usage: specwright ${command}`);
      expect(help.out).toContain('--definitions');
      expect(await run(['help', command])).toEqual(help);
    }
    expect((await run(['help'])).out).toBe(out);
  });

  it('leads from a mistake on it to the help', async () => {
    const mistake = (err: string) => ({ code: 2, out: '', err });
    expect(await run(['help', 'explain'])).toEqual(
      mistake("error: unknown command 'explain'\nSee specwright --help.\n"),
    );
    expect(await run(['genrate'])).toEqual(
      mistake("error: unknown command 'genrate'\n(Did you mean generate?)\nSee specwright --help.\n"),
    );
    expect(await run(['check', '--ful-diff'])).toEqual(
      mistake("error: unknown option '--ful-diff'\n(Did you mean --full-diff?)\nSee specwright check --help.\n"),
    );
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const shown = { code: 0, out: `${version}\n`, err: '' };
    expect(await run(['--version'])).toEqual(shown);
    expect(await runProcess(['--version'])).toEqual(shown);
  });

  it.each([
    [['chek'], 'Did you mean check?'],
    [['generate', '--dryrun'], 'Did you mean --dry-run?'],
    [['check', 'this'], 'too many arguments'],
    [['validate'], "missing required argument 'file'"],
    [['validate', 'x', '--form', 'wired'], 'Allowed choices are canonical, wire'],
    [['list', '--out', ''], 'Expected the path of a folder'],
    [['list', '--out'], 'argument missing'],
    [[], 'Usage: specwright'],
  ])('%j is a usage error', async (args, message) => {
    const { code, out, err } = await run(args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it('accepts global options before and after the command', async () => {
    const missing = { code: 1, err: expect.stringContaining('nowhere no-folder ') as string };
    expect(await run(['--definitions', 'nowhere', 'list'])).toMatchObject(missing);
    expect(await run(['list', '--definitions', 'nowhere/'])).toMatchObject(missing);
  });

  it('prints colours only on request', async () => {
    const hasColors = async (args: readonly string[], env: Readonly<Record<string, string>>): Promise<boolean> =>
      (await run(['list', ...args], env)).out.includes('\u001b[');
    expect(await hasColors([], {})).toBe(false);
    expect(await hasColors([], { FORCE_COLOR: '1' })).toBe(true);
    expect(await hasColors([], { FORCE_COLOR: '1', NO_COLOR: '1' })).toBe(false);
    expect(await hasColors(['--color'], { NO_COLOR: '1' })).toBe(true);
    expect(await hasColors(['--no-color'], { FORCE_COLOR: '1' })).toBe(false);
    expect((await run(['--help', '--color'])).out).toContain('\u001b[');
    expect((await run(['list', '--definitions', 'nowhere', '--color'])).err).toContain('\u001b[');
  });

  it('ends quietly when its output is closed', async () => {
    const entries = Array.from({ length: 5000 }, () => ({ odd: 1 }));
    const child = spawn(process.execPath, [main, 'validate', '-', '--json'], { cwd: work.root });
    const err: Buffer[] = [];
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.stdout.once('data', () => child.stdout.destroy());
    child.stdin.end(JSON.stringify(Object.fromEntries(entries.map((entry, index) => [`key${index}`, entry]))));
    const code = await new Promise((done) => child.on('close', done));
    expect(Buffer.concat(err).toString('utf8')).toBe('');
    expect(code).not.toBe(3);
  });
});

describe('an internal error', () => {
  const broken = 'performance.now = () => { throw new Error("the clock is broken"); };';

  it('exits with 3 and a message, and prints the stack only on request', async () => {
    const { code, out, err } = await runProcess(['generate'], preload(broken));
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/^specwright: internal error: the clock is broken\n/);
    expect(err).toContain('SPECWRIGHT_DEBUG=1');
    expect(err).not.toContain('    at ');
    const debug = await runProcess(['generate'], { ...preload(broken), SPECWRIGHT_DEBUG: '1' });
    expect(debug.code).toBe(3);
    expect(debug.err).toContain('    at ');
  });

  it('is reported when a promise that nothing awaits is rejected', async () => {
    // When the command has begun, however long that takes.
    const late = `const { now } = performance;
      performance.now = () => { Promise.reject(new Error('rejected late')); return now.call(performance); };`;
    const { code, err } = await runProcess(['generate', '--dry-run'], preload(late));
    expect(code).toBe(3);
    expect(err).toContain('internal error: rejected late');
  });
});
