/** The one way to the terminal: findings and data go out, diagnostics and progress go to the side. */
import pc from 'picocolors';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

export interface Io {
  readonly out: Output;
  readonly err: Output;
  /** Standard input. */
  readonly input: NodeJS.ReadableStream;
  /** Asks a person for a yes; left out where there is none. */
  readonly ask?: (question: string) => Promise<boolean>;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly hasColors: boolean;
  /** Whether a person looks at it, rather than a file or a program. */
  readonly isTerminal: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The streams of a process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** The streams, with colours as the arguments, the environment and the terminal have it. */
export function standardIo(args: readonly string[], env: Environment, streams: Streams): Io {
  const output = (stream: Streams['stdout']): Output => {
    // Undefined, against its type, where the stream is a file or a pipe.
    const isTerminal = Boolean(stream.isTTY);
    const hasColors = wantsColors(args, env, isTerminal);
    return {
      write: (text) => void stream.write(text),
      colors: pc.createColors(hasColors),
      hasColors,
      isTerminal,
    };
  };
  const err = output(streams.stderr);
  const hasPerson = Boolean(streams.stdin.isTTY) && err.isTerminal && !env['CI'];
  const ask = (question: string): Promise<boolean> => askPerson(question, streams);
  return { out: output(streams.stdout), err, input: streams.stdin, ...(hasPerson && { ask }) };
}

/** Anything but a yes is a no, and so is the end of the input. */
async function askPerson(question: string, { stdin, stderr }: Streams): Promise<boolean> {
  const { createInterface } = await import('node:readline');
  const lines = createInterface({ input: stdin, output: stderr });
  return new Promise((done) => {
    lines.on('close', () => done(false));
    lines.question(question, (answer) => {
      done(/^\s*y(es)?\s*$/i.test(answer));
      lines.close();
    });
  });
}

/** What is asked for first counts: argument, NO_COLOR, FORCE_COLOR, terminal. */
export function wantsColors(args: readonly string[], env: Environment, isTerminal: boolean): boolean {
  const asked = args.findLast((arg) => arg === '--color' || arg === '--no-color');
  if (asked) return asked === '--color';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Prints diagnostics for people. Loaded when there are any, so that nothing else waits for it. */
export async function showDiagnostics(
  { err }: Io,
  diagnostics: readonly Diagnostic[],
  { limit, frames = true }: { readonly limit: number; readonly frames?: boolean },
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { reportText } = await import('../diagnostics/report.js');
  err.write(reportText(diagnostics, { color: err.hasColors, frames, limit }));
}

/**
 * Prints the one JSON document of a `--json` run: whether all is well, the diagnostics, and what the command found.
 * @param options more: how much of what was found is left out of `data`; of diagnostics that is added
 */
export async function showJson(
  { out }: Io,
  ok: boolean,
  diagnostics: readonly Diagnostic[],
  { limit, more = {} }: { readonly limit: number; readonly more?: Readonly<Record<string, number>> },
  data: object = {},
): Promise<void> {
  const { reportData } = await import('../diagnostics/report.js');
  const all = reportData(diagnostics);
  const told = all.slice(0, limit);
  const leftOut = Object.entries({ ...more, diagnostics: all.length - told.length }).filter(([, number]) => number > 0);
  const rest = leftOut.length > 0 ? { more: Object.fromEntries(leftOut) as object } : {};
  out.write(`${JSON.stringify({ ok, ...data, diagnostics: told, ...rest }, null, 2)}\n`);
}

/** `1 file`, `2 files`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
