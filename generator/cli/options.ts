/** The options of the commands, as commander passes them. */
import type { LoadedExtensions } from '../config/extensions.js';
import type { Form, MainRole } from '../model/model.js';
import type { Roots } from '../roots.js';
import type { Memory } from '../cache/memory.js';
import type { EmitSettings } from '../settings.js';

export interface GlobalOptions {
  readonly definitions: Roots;
  readonly out: string;
  readonly templates?: string;
  readonly json?: boolean;
  /** What the configuration adds. */
  readonly extensions?: LoadedExtensions;
  /** Maximum number of diagnostics, and of findings in a payload, to report; the others are counted. */
  readonly limit: number;
  /** Of the runs of this process. */
  readonly memory?: Memory;
}

export interface GenerateOptions extends GlobalOptions {
  /** Maximum number of threads. */
  readonly jobs?: number;
  readonly settings: EmitSettings;
  /** Absolute; absent if there is none. */
  readonly configPath?: string;
  /** Whether the generated files are checked for bugs of specwright as well. */
  readonly verify?: boolean;
  /** False when nothing may be taken from an earlier run, even when nothing has changed since. */
  readonly cache?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  /** By default the user is asked, if there is a terminal. */
  readonly prune?: boolean;
  /** Folder of the handler files; false for none. */
  readonly handlers: string | false;
}

export interface CheckOptions extends GlobalOptions {
  /** Maximum number of threads. */
  readonly jobs?: number;
  readonly settings: EmitSettings;
  /** Whether the generated files are checked for bugs of specwright as well. */
  readonly verify?: boolean;
  readonly cache?: boolean;
  readonly handlers: string | false;
  /** False if the handlers are not compiled. */
  readonly types?: boolean;
  readonly fullDiff?: boolean;
  /** `text` by default; `json` is the same as `--json`. */
  readonly reporter?: 'text' | 'json' | 'github' | 'sarif' | 'junit';
}

export interface FidelityOptions extends GlobalOptions {
  readonly settings: EmitSettings;
  readonly operation?: string;
  /** By default all targets except docs. */
  readonly target?: readonly string[];
  readonly failOn?: 'weaker' | 'documented';
}

export interface ValidateOptions extends GlobalOptions {
  readonly operation?: string;
  readonly form: Form;
  readonly message: MainRole;
  /** By default only when the output is a terminal. */
  readonly frame?: boolean;
}
