/** What the commands take, as commander hands it over. */
import type { Form, MessageRole } from '../model/model.js';

export interface GlobalOptions {
  readonly definitions: string;
  readonly out: string;
  readonly templates?: string;
  readonly json?: boolean;
  /** How many diagnostics, and how many findings of a payload, are told at most; the others are counted. */
  readonly limit: number;
}

export interface GenerateOptions extends GlobalOptions {
  /** False when nothing may be taken from an earlier run, even when nothing has changed since. */
  readonly cache?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  /** Left out: a person at a terminal is asked. */
  readonly prune?: boolean;
  /** Folder of the files in which users implement the operations; false for none. */
  readonly handlers: string | false;
}

export interface CheckOptions extends GlobalOptions {
  readonly cache?: boolean;
  readonly handlers: string | false;
  readonly fullDiff?: boolean;
}

export interface FidelityOptions extends GlobalOptions {
  readonly operation?: string;
  /** Left out: all but the documents. */
  readonly target?: readonly string[];
  readonly failOn?: 'weaker' | 'documented';
}

export interface ValidateOptions extends GlobalOptions {
  readonly operation?: string;
  readonly form: Form;
  readonly message: MessageRole;
  /** Left out: when a person looks at the output. */
  readonly frame?: boolean;
}
