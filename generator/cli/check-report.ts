/** The result of a check for other programs. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Io } from './io.js';
import type { CheckOptions } from './options.js';
import { findingsOf, pathFrom, topOf } from './reporters/finding.js';
import { reporters } from './reporters/index.js';
import { meaningOf, type Status } from './states.js';
import { version } from './version.js';

/** A file that differs, with what to do about it. */
export interface DriftFound {
  readonly folder: string;
  readonly path: string;
  readonly status: Status;
  readonly names?: readonly string[];
  /** Where the first difference is. */
  readonly line?: number;
  readonly help: string;
}

type ReporterName = keyof typeof reporters;

export function isForPrograms(name: NonNullable<CheckOptions['reporter']>): name is ReporterName {
  return name in reporters;
}

/** Prints the report to standard output. */
export function showReport(
  name: ReporterName,
  io: Io,
  {
    checked,
    diagnostics = [],
    drift = [],
  }: {
    readonly checked: number;
    readonly diagnostics?: readonly Diagnostic[];
    readonly drift?: readonly DriftFound[];
  },
): void {
  const top = topOf(process.env);
  const ofFiles = drift.map(({ folder, path, status, names, line, help }) => ({
    file: pathFrom(top, `${folder}/${path}`),
    ...(line !== undefined && { line }),
    severity: 'error' as const,
    code: `output-${status}`,
    message: `${folder}/${path} ${meaningOf(status, names)}`,
    help,
  }));
  const findings = [...findingsOf(diagnostics, top), ...ofFiles];
  io.out.write(reporters[name]({ top, checked, findings }, version()));
}
