/** What `specwright check` reports to other programs. */
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { realPlace } from '../../cache/signature.js';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js';
import { reportData } from '../../diagnostics/report-data.js';

/** A mistake in a definition, or a file that differs from what would be generated. */
export interface Finding {
  /** Relative to the top, with forward slashes. */
  readonly file: string;
  /** From 1; columns count UTF-16 code units, and `endColumn` is exclusive. Absent for a file as a whole. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly severity: Severity;
  /** The code of a diagnostic, or the state of a file with `output-` before it. */
  readonly code: string;
  readonly message: string;
  readonly help: string;
}

/** The result of a check. */
export interface CheckReport {
  /** The folder that files are relative to. */
  readonly top: string;
  /** Number of files that were compared. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}

/** Formats a report; what it returns is all that is printed to standard output. */
export type Reporter = (report: CheckReport, version: string) => string;

/** The top of the repository, which GitHub gives in `GITHUB_WORKSPACE`, or the working folder. */
export function topOf(env: Readonly<Record<string, string | undefined>>): string {
  const folder = process.cwd();
  const workspace = env['GITHUB_WORKSPACE'] ?? '';
  // The working folder has no links in its path.
  const top = workspace === '' ? undefined : realPlace(workspace);
  return top !== undefined && !isOutside(pathFrom(top, folder)) ? top : folder;
}

/** The path from a folder to a file, as other programs need it. */
export function pathFrom(top: string, file: string): string {
  return relative(top, resolve(file)).replaceAll(sep, '/');
}

/** Whether a path leads out of the folder that it is relative to. */
export function isOutside(path: string): boolean {
  // On Windows, nothing leads from one drive to another.
  return path === '..' || path.startsWith('../') || isAbsolute(path);
}

/** The diagnostics as findings. */
export function findingsOf(diagnostics: readonly Diagnostic[], top: string): readonly Finding[] {
  return reportData(diagnostics).map(({ file, suggestion, help, ...entry }) => ({
    ...entry,
    file: pathFrom(top, file),
    help: suggestion === undefined ? help : `${help} Did you mean \`${suggestion}\`?`,
  }));
}

/** The text without halves of surrogate pairs, which no file in UTF-8 can have. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}
