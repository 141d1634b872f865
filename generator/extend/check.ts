/** A check of a user: finds mistakes in the definition of an operation, or in what several have together. */
import type { Span } from '../diagnostics/source.js';
import type { Operation } from '../model/model.js';
import type { Piece } from './target.js';
import type { ModelVersion } from './version.js';

/** A kind of mistake. */
export interface CheckEntry {
  /** An error keeps anything from being generated. */
  readonly severity: 'error' | 'warning';
  /** What is wrong, in one line without a full stop; `{name}` stands for a value that the report gives. */
  readonly meaning: string;
  /** What to do about it. */
  readonly help: string;
}

/** What of the model has a place in a definition: an operation, a table, an element, a reading, an example. */
export interface Placed {
  readonly span: Span;
}

export type CheckReport<Code extends string> = (
  code: Code,
  at: Placed,
  values?: Readonly<Record<string, string | number>>,
) => void;

/** Reports at the definition of an operation, which a piece names. */
export type PieceReport<Code extends string> = (
  code: Code,
  at: Pick<Piece<unknown>, 'operation'>,
  values?: Readonly<Record<string, string | number>>,
) => void;

export interface Check<Code extends string = string, Value = unknown> {
  /** In front of its codes: `house` makes `house/no-maximum`. */
  readonly name: string;
  readonly modelVersion?: ModelVersion;
  /** The kinds of mistakes, by their codes. */
  readonly catalogue: Readonly<Record<Code, CheckEntry>>;
  /** Reports each mistake in an operation at its place. A pure function. */
  readonly operation?: (operation: Operation, report: CheckReport<Code>) => void;
  /** What {@link operations} needs of an operation, as a JSON value, which is kept as long as the operation does not change. */
  readonly piece?: (operation: Operation) => Value;
  /**
   * Reports each mistake that several operations have together, from the pieces of all in the order of their names. A pure
   * function. It runs when each definition by itself is without errors.
   */
  readonly operations?: (pieces: readonly Piece<Value>[], report: PieceReport<Code>) => void;
}

/** Returns the check as it is, so that TypeScript knows its codes. */
export function defineCheck<Code extends string, Value = unknown>(check: Check<Code, Value>): Check<Code> {
  // What its `operations` is given is what its `piece` returned.
  return check as Check<Code>;
}
