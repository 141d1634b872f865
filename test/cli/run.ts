/** Runs the command line in this process, or the built program in a process of its own. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { run } from '../../generator/cli/run.js';
import { commonText } from '../support/model.js';

export const main = resolve('dist/bundle/main.js');

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Buffer;
  readonly env?: Readonly<Record<string, string>>;
}

/** The test runner's own wishes for colours are not meant for the program. */
function environment(env: RunOptions['env']): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => name !== 'NO_COLOR' && name !== 'FORCE_COLOR');
  return { ...Object.fromEntries(inherited), ...env };
}

/**
 * Runs the command in this process, which takes a small part of the time of a process of its own. Its folder and
 * environment are those of the whole process meanwhile, so that there is one run at a time.
 */
export async function specwright(
  args: readonly string[],
  { cwd = process.cwd(), input = '', env = {} }: RunOptions = {},
): Promise<Ran> {
  const [out, err] = [new Collector(), new Collector()];
  const before = process.cwd();
  const restore = setEnvironment(environment(env));
  process.chdir(cwd);
  try {
    const stdin = Readable.from(input.length === 0 ? [] : [Buffer.from(input)]);
    const code = await run(args, process.env, { stdin, stdout: out, stderr: err });
    return { code, out: out.text(), err: err.text() };
  } finally {
    process.chdir(before);
    restore();
  }
}

/** Of this process; the object stays, since it is what the system looks at. */
function setEnvironment(env: NodeJS.ProcessEnv): () => void {
  const before = { ...process.env };
  const set = (wanted: NodeJS.ProcessEnv): void => {
    for (const name of Object.keys(process.env)) if (!(name in wanted)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, wanted);
  };
  set(env);
  return () => set(before);
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _: unknown, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  text(): string {
    return Buffer.concat(this.#chunks).toString('utf8');
  }
}

/** Runs the built command, or another script, as a process. */
export function specwrightProcess(
  args: readonly string[],
  {
    cwd,
    input,
    env,
    script = main,
    node = process.execPath,
    nodeArgs = [],
  }: RunOptions & { readonly script?: string; readonly node?: string; readonly nodeArgs?: readonly string[] } = {},
): Promise<Ran> {
  const child = spawn(node, [...nodeArgs, script, ...args], { cwd, env: environment(env) });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) =>
      done({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') }),
    );
  });
}

/** A working folder with definitions of its own. */
export interface Workspace {
  readonly root: string;
  readonly path: (name: string) => string;
  readonly put: (name: string, text: string | Buffer) => void;
  readonly read: (name: string) => string;
  /** Every path below a folder with the text of files, and `''` for folders. */
  readonly tree: (name: string) => Readonly<Record<string, string>>;
  readonly remove: () => void;
}

export function createWorkspace(): Workspace {
  const root = mkdtempSync(join(tmpdir(), 'specwright-cli-'));
  const path = (name: string): string => join(root, name);
  const put = (name: string, text: string | Buffer): void => {
    mkdirSync(dirname(path(name)), { recursive: true });
    writeFileSync(path(name), text);
  };
  put('definitions/common.spec.yaml', commonText);
  put('definitions/get-thing.spec.yaml', operationText('get-thing', 'Name of the thing.'));
  return {
    root,
    path,
    put,
    read: (name) => readFileSync(path(name), 'utf8'),
    tree: (name) =>
      Object.fromEntries(
        readdirSync(path(name), { recursive: true, encoding: 'utf8' })
          .sort()
          .map((file) => [
            file,
            statSync(path(`${name}/${file}`)).isFile() ? readFileSync(path(`${name}/${file}`), 'utf8') : '',
          ]),
      ),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

/** A small operation. */
export function operationText(name: string, description: string): string {
  return `operation: ${name}
title: Some operation
description: An operation for tests.
tag: Tests
uses: common.spec.yaml
http: { method: POST, path: /${name} }
request: { shape: Thing }
shapes:
  Thing:
    table: Things
    description: A thing.
    fields:
      name: { type: String, presence: M, description: ${description} }
      kind: { type: String, presence: O, enum: [SMALL, LARGE], description: Kind of the thing. }
`;
}
