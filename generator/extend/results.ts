/** What the functions of the package take and return. */
import type { Form, MainRole, Violation } from '../model/model.js';
import type { Config } from './config.js';

export interface ProjectOptions {
  /** Where the project is: the configuration is looked for there and above. Default: the current folder. */
  readonly cwd?: string;
  /** The path of a configuration, a configuration, or false for none. Default: the nearest one. */
  readonly config?: string | Config | false;
  /** Whether to use results of earlier runs. Default: true. */
  readonly cache?: boolean;
  /** Maximum number of threads. Default: what the machine runs at once. */
  readonly jobs?: number;
  /** Whether the files are checked for bugs of specwright and of targets as well. Default: false. */
  readonly verify?: boolean;
}

export interface GenerateOptions extends ProjectOptions {
  /** Whether to write nothing. Default: false. */
  readonly dryRun?: boolean;
  /** Whether to overwrite files that were edited by hand, or were not generated. Default: false. */
  readonly force?: boolean;
  /** Whether to remove all files that are no longer generated. Default: false. */
  readonly prune?: boolean;
}

export interface ValidateOptions extends Pick<ProjectOptions, 'cwd' | 'config'> {
  /** The path of a JSON file. */
  readonly file?: string;
  /** The text of a JSON document, instead of a file. */
  readonly text?: string;
  /** The name of the operation. Default: the only one. */
  readonly operation?: string;
  /** Default: the request. */
  readonly message?: MainRole;
  /** Default: canonical. */
  readonly form?: Form;
}

/** A mistake that was found, with its place. */
export interface Finding {
  /** Relative to the current folder, with forward slashes. */
  readonly file: string;
  /** From 1; columns count UTF-16 code units, and `endColumn` is exclusive. Absent for a file as a whole. */
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  /** As in docs/diagnostics.md, or of a check of the configuration: `house/no-maximum`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help: string;
  /** A replacement for the text from start to end. */
  readonly suggestion?: string;
}

interface ProjectResult {
  /** Whether there is no error, and for `check` no difference. */
  readonly ok: boolean;
  /** Sorted by file and place. */
  readonly diagnostics: readonly Finding[];
}

/** The files are paths relative to `out`, sorted; none is listed if there is an error. */
export interface GenerateResult extends ProjectResult {
  /** The output folder, absolute. */
  readonly out: string;
  readonly written: readonly string[];
  readonly unchanged: readonly string[];
  readonly removed: readonly string[];
  /** Files that are no longer generated, but are only removed with `prune`. */
  readonly kept: readonly string[];
  /** Paths relative to the folder of the handlers. */
  readonly handlers: {
    readonly created: readonly string[];
    readonly extended: readonly string[];
    readonly updated: readonly string[];
  };
}

/** A file that differs from what would be generated. */
export interface Difference {
  /** The folder, as in the configuration. */
  readonly folder: string;
  readonly path: string;
  /** As `specwright check --json` has it: `missing`, `changed`, `edited`, `stale` and so on. */
  readonly status: string;
  /** From the existing to the generated content, where it helps. */
  readonly diff?: string;
}

export interface CheckResult extends ProjectResult {
  /** The number of files that were compared. */
  readonly checked: number;
  readonly drift: readonly Difference[];
}

/** A broken rule, with the place of the value in the JSON text. */
export interface PlacedViolation extends Violation {
  readonly line: number;
  readonly column: number;
}

/** A tolerance of the wire form that was applied. */
export interface AppliedTolerance {
  readonly pointer: string;
  readonly kind: string;
  readonly line: number;
  readonly column: number;
}

export interface ValidateResult extends ProjectResult {
  /** Absent if the definitions or the text cannot be read. */
  readonly operation?: string;
  readonly violations: readonly PlacedViolation[];
  readonly applied: readonly AppliedTolerance[];
}
