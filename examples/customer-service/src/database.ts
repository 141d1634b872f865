/** The database interface of the service, which both the embedded database and a PostgreSQL server implement. */

/** Runs one statement and returns its rows. */
export type Query = <Row>(statement: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface Database {
  /** For reading. */
  readonly query: Query;
  /**
   * Does all of the work or nothing. Rejects with {@link Unavailable} if certainly nothing was done and a retry may help.
   * An error of the commit itself is not converted, because the commit may have succeeded and only its answer may have been
   * lost.
   */
  readonly transaction: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** The database could not execute a statement or transaction, for a reason of its own, and has stored nothing of it. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(cause: unknown) {
    super('The database is not available', { cause });
  }
}
