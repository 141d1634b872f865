/** Access to the terminal: results go to standard output, diagnostics and progress to standard error. */
import pc from 'picocolors';
import type { Diagnostic } from '../diagnostics/diagnostic.js';

export interface Io {
  readonly out: Output;
  readonly err: Output;
  /** Standard input. */
  readonly input: NodeJS.ReadableStream;
  /** Asks a yes/no question; absent when standard input is not a terminal. */
  readonly ask?: (question: string) => Promise<boolean>;
}

export interface Output {
  readonly write: (text: string) => void;
  readonly colors: ReturnType<typeof pc.createColors>;
  readonly hasColors: boolean;
  /** Whether the stream is a terminal, rather than a file or a pipe. */
  readonly isTerminal: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The streams of a process. */
export interface Streams {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & { readonly isTTY?: boolean };
  readonly stderr: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Standard output and standard error, with colours as the arguments, the environment and the terminal require. */
export function standardIo(args: readonly string[], env: Environment, streams: Streams): Io {
  const output = (stream: Streams['stdout']): Output => {
    // Undefined, despite its type, when the stream is a file or a pipe.
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

/** Any other answer than yes, and the end of the input, mean no. */
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

/** In order of precedence: argument, NO_COLOR, FORCE_COLOR, terminal. */
export function wantsColors(args: readonly string[], env: Environment, isTerminal: boolean): boolean {
  const asked = args.findLast((arg) => arg === '--color' || arg === '--no-color');
  if (asked) return asked === '--color';
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Prints diagnostics as text. The module is loaded on demand, so that runs without diagnostics start faster. */
export async function showDiagnostics(
  { err }: Io,
  diagnostics: readonly Diagnostic[],
  { limit, frames = true }: { readonly limit: number; readonly frames?: boolean },
): Promise<void> {
  if (diagnostics.length === 0) return;
  const { reportText } = await import('../diagnostics/report.js');
  err.write(reportText(diagnostics, { color: err.hasColors, frames, limit }));
  if (process.env['SPECWRIGHT_DEBUG'] === '1') for (const { stack } of diagnostics) if (stack) err.write(`${stack}\n`);
}

/**
 * Prints the JSON document of a `--json` run: whether it succeeded, the diagnostics, and the result of the command.
 * @param options more: number of results that are omitted from `data`; omitted diagnostics are added here
 */
export async function showJson(
  { out }: Io,
  ok: boolean,
  diagnostics: readonly Diagnostic[],
  { limit, more = {} }: { readonly limit: number; readonly more?: Readonly<Record<string, number>> },
  data: object = {},
): Promise<void> {
  const { reportData } = await import('../diagnostics/report-data.js');
  const all = reportData(diagnostics);
  const shown = all.slice(0, limit);
  const omitted = Object.entries({ ...more, diagnostics: all.length - shown.length }).filter(([, count]) => count > 0);
  const rest = omitted.length > 0 ? { more: Object.fromEntries(omitted) as object } : {};
  out.write(`${JSON.stringify({ ok, ...data, diagnostics: shown, ...rest }, null, 2)}\n`);
}

/** `1 file`, `2 files`. */
export function count(number: number, word: string): string {
  return `${number} ${word}${number === 1 ? '' : 's'}`;
}
