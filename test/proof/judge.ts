/** Everything that judges payloads: the reference judge and all outputs. */
import type { Applied } from '../../generator/judge/judge.js';
import type { Form, MessageRole, Operation, Violation } from '../../generator/model/model.js';

/** A payload of a message in a form: any JSON value. */
export interface Subject {
  readonly message: MessageRole;
  readonly form: Form;
  readonly value: unknown;
}

/** A verdict, with as much detail as the judge gives. */
export interface Opinion {
  readonly isGood: boolean;
  readonly violations?: readonly Violation[];
  /** `pointer message`, of a judge that has no violations to show. */
  readonly messages?: readonly string[];
  readonly applied?: readonly Applied[];
  readonly value?: unknown;
  readonly kind?: 'success' | 'failure' | undefined;
}

/** A judge that answers at once. */
export interface Judge {
  readonly name: string;
  /** The output that it speaks for, as the fidelity ledger calls it. */
  readonly target: string;
  /** What it says of a value; undefined where it is not asked: of another message or form, or what it cannot be shown. */
  readonly judge: (message: MessageRole, form: Form, value: unknown) => Opinion | undefined;
}

/** A judge that takes its time, and rather many payloads at once than one by one. */
export interface SlowJudge {
  readonly name: string;
  readonly target: string;
  /** An opinion on each subject, in order. */
  readonly judgeAll: (subjects: readonly Subject[]) => Promise<readonly (Opinion | undefined)[]>;
}

/** What was generated for an operation. */
export interface Outputs {
  readonly operation: Operation;
  /** Texts of its files by name: `types.ts`. */
  readonly read: (name: string) => string;
  /** The text of the OpenAPI document that holds all operations of its API. */
  readonly bundle: string;
  /** Its TypeScript files, compiled and imported, by name. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** An exported function of a module of an operation. */
export function exported(modules: Outputs['modules'], file: string, name: string): (...args: never[]) => unknown {
  const found = modules[file]?.[name];
  if (typeof found !== 'function') throw new Error(`${file} exports no function ${name}`);
  return found as (...args: never[]) => unknown;
}
