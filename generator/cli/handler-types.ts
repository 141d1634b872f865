/** What the project's own TypeScript says about handlers: whether they still have the types that the definitions require. */
import { execFile } from 'node:child_process';
import { dirname, relative, resolve } from 'node:path';
import type { Compilation } from '../5-write/compilation.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { shown } from '../diagnostics/failed-file.js';
import type { Source } from '../diagnostics/source.js';
import { unlessRefused } from '../diagnostics/system-error.js';
import { readRegularFile } from '../regular-file.js';
import { compilerMessages } from './compiler-messages.js';

const LARGEST = 4 * 1024 * 1024;
/** In milliseconds; large projects take less. */
const LONGEST = 10 * 60_000;
/** A project that this one refers to has not been built: that is no mistake of a handler. */
const NOT_BUILT = 'TS6305';

/** Compiles the project without writing anything, and keeps what concerns files of the handlers folder. */
export async function typeProblems(
  handlers: string,
  { config, compiler }: Compilation,
): Promise<readonly Diagnostic[]> {
  const cwd = dirname(config);
  const sources = new Map<string, Source>();
  const diagnostics: Diagnostic[] = [];
  for (const { path, line = 1, column = 1, code, message } of compilerMessages(await run(compiler, config))) {
    if (path === undefined) continue;
    const place = resolve(cwd, path);
    if (code === NOT_BUILT || relative(resolve(handlers), place).startsWith('..')) continue;
    const source = sources.get(place) ?? { path: shown(relative('', place)), text: await textOf(place) };
    sources.set(place, source);
    const start = offsetOf(source.text, line, column);
    const [word = ''] = /^(?:[\p{ID_Continue}$]+|['"][^'"\n]*['"])/u.exec(source.text.slice(start)) ?? [];
    const span = { source, start, end: start + word.length };
    diagnostics.push(diagnostic('handler-type', span, { reason: message.replace(/\.$/, ''), code }));
  }
  return diagnostics;
}

function run(compiler: string, config: string): Promise<string> {
  const options = ['--noEmit', '--pretty', 'false', '--skipLibCheck', '--composite', 'false', '--incremental', 'false'];
  const others = ['--tsBuildInfoFile', 'null', '--emitDeclarationOnly', 'false'];
  const limits = { cwd: dirname(config), timeout: LONGEST, maxBuffer: 64 * 1024 * 1024 };
  return new Promise((done) => {
    // What it prints says whether there are errors; its exit code says no more.
    execFile(process.execPath, [compiler, '-p', config, ...options, ...others], limits, (_, output) => {
      done(output);
    });
  });
}

/** Of a line and a column that start at 1; lines end as TypeScript ends them. */
function offsetOf(text: string, line: number, column: number): number {
  const ends = Array.from(text.matchAll(/\r\n|[\r\n\u2028\u2029]/g), ({ index, 0: end }) => index + end.length);
  return Math.min((line > 1 ? (ends[line - 2] ?? 0) : 0) + column - 1, text.length);
}

async function textOf(file: string): Promise<string> {
  return (await unlessRefused(() => readRegularFile(file, LARGEST)))?.toString('utf8').replace(/^\ufeff/, '') ?? '';
}
