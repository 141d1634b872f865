import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import { unlessRefusedSync } from '../diagnostics/system-error.js';
import { type Compiler, findCompiler } from './compiler.js';
import { compilerMessages } from './compiler-messages.js';
import { Exit, type ExitCode, UsageError } from './exit.js';
import { duration } from './generate.js';
import { type Io, showDiagnostics, showJson } from './io.js';
import type { GlobalOptions } from './options.js';

export interface BuildOptions extends GlobalOptions {
  readonly watch?: boolean;
}

/** What is installed beside specwright. */
const own = fileURLToPath(new URL('.', import.meta.url));

/**
 * `specwright build`: compiles the output folder.
 *
 * @param places where TypeScript is looked for: that of the project comes first
 */
export async function buildCommand(
  options: BuildOptions,
  io: Io,
  places: readonly string[] = [options.out, '.', own],
): Promise<ExitCode> {
  const { out, json = false, limit, watch = false } = options;
  if (watch && json) throw new UsageError("'--watch' and '--json' exclude each other");
  const started = performance.now();
  const refuse = async (problem: Diagnostic): Promise<ExitCode> => {
    if (json) await showJson(io, false, [problem], { limit });
    else await showDiagnostics(io, [problem], { limit });
    return Exit.findings;
  };
  const config = join(out, 'tsconfig.json');
  if (!existsSync(config)) return refuse(diagnostic('build-config', { path: shown(out) }, {}));
  const compiler = findCompiler(places);
  if (!compiler) return refuse(diagnostic('build-compiler', { path: shown(out) }, {}));
  const dist = distOf(out, config);
  if (dist !== undefined) removeFormer(out, dist);
  const printed: string[] = [];
  const print = json ? (text: string): void => void printed.push(text) : io.out.write;
  const compile = (): Promise<boolean> =>
    runCompiler(compiler, config, { watch, colors: io.out.hasColors && !json }, print);
  let ok = await compile();
  // An incremental compiler does not notice that files of an earlier run were removed.
  if (ok && !watch && dist !== undefined && lacksFiles(out, dist)) {
    rmSync(join(dist, BUILD_INFO), { force: true });
    ok = await compile();
  }
  const milliseconds = Math.round(performance.now() - started);
  const to = dist === undefined ? null : shown(dist);
  if (json) {
    const messages = compilerMessages(printed.join('')).map((message) =>
      message.path === undefined ? message : { ...message, path: shown(message.path) },
    );
    const result = { out: shown(out), dist: to, typescript: compiler.version, messages };
    await showJson(io, ok, [], { limit }, { ...result, milliseconds });
  } else if (ok && !watch)
    io.err.write(`${shown(out)} ${to === null ? 'checked' : `compiled to ${to}`} in ${duration(milliseconds)}\n`);
  return ok ? Exit.ok : Exit.findings;
}

const BUILD_INFO = '.tsbuildinfo';

/** The folder of the compiled files, if it is the usual one, which nothing else is in. */
function distOf(out: string, config: string): string | undefined {
  return /"outDir"\s*:\s*"(\.\/)?dist\/?"/.test(readFileSync(config, 'utf8')) ? join(out, 'dist') : undefined;
}

const compiled = /\.(js|d\.ts)(\.map)?$/;

/** Removes compiled files whose source no longer exists. */
function removeFormer(out: string, dist: string): void {
  const files = unlessRefusedSync(() => readdirSync(dist, { recursive: true, encoding: 'utf8' }), []);
  for (const file of files)
    if (compiled.test(file) && !existsSync(join(out, file.replace(compiled, '.ts')))) rmSync(join(dist, file));
}

/** Whether a source of a folder is not compiled. */
function lacksFiles(out: string, dist: string): boolean {
  const folders = readdirSync(out, { withFileTypes: true }).filter((one) => one.isDirectory());
  return folders
    .filter(({ name }) => name !== 'dist' && name !== 'node_modules' && !name.startsWith('.'))
    .flatMap(({ name }) => readdirSync(join(out, name)).map((file) => `${name}/${file}`))
    .filter((file) => /(?<!\.d)\.ts$/.test(file))
    .some((file) => ['.js', '.d.ts'].some((ending) => !existsSync(join(dist, file.replace(/\.ts$/, ending)))));
}

/** @returns whether it has found no error; a compiler that watches ends when it is interrupted */
function runCompiler(
  { program }: Compiler,
  config: string,
  { watch, colors }: { readonly watch: boolean; readonly colors: boolean },
  print: (text: string) => void,
): Promise<boolean> {
  const options = ['--pretty', String(colors), ...(watch ? ['--watch', '--preserveWatchOutput'] : [])];
  const child = spawn(process.execPath, [program, '-p', config, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', print);
  }
  let isStopped = false;
  const stop = (): void => {
    isStopped = true;
    child.kill();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const signal of signals) process.once(signal, stop);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, stop);
      resolve(code === 0 || (watch && isStopped));
    });
  });
}
