/** What `specwright check` reports to other programs. */
import { relative, resolve } from 'node:path';
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.js';
import { reportData } from '../../diagnostics/report-data.js';

/** A mistake in a definition, or a file that differs from what would be generated. */
export interface Finding {
  /** Relative to the top of the repository, with forward slashes. */
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
  /** Number of files that were compared. */
  readonly checked: number;
  readonly findings: readonly Finding[];
}

/** Formats a report; what it returns is all that is printed to standard output. */
export type Reporter = (report: CheckReport, version: string) => string;

/**
 * Paths as other programs need them: relative to the top of the repository, which GitHub gives in `GITHUB_WORKSPACE`, or
 * to the working folder.
 */
export function pathsFrom(env: Readonly<Record<string, string | undefined>>): (file: string) => string {
  const folder = process.cwd();
  const workspace = env['GITHUB_WORKSPACE'];
  const isAbove = workspace !== undefined && workspace !== '' && !relative(workspace, folder).startsWith('..');
  const top = isAbove ? workspace : folder;
  return (file) => relative(top, resolve(file)).replaceAll('\\', '/');
}

/** The diagnostics as findings. */
export function findingsOf(diagnostics: readonly Diagnostic[], pathOf: (file: string) => string): readonly Finding[] {
  return reportData(diagnostics).map(({ file, suggestion, help, ...entry }) => ({
    ...entry,
    file: pathOf(file),
    help: suggestion === undefined ? help : `${help} Did you mean \`${suggestion}\`?`,
  }));
}
