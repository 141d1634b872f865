/** What the service asks of a database: just so much that an embedded one and a real one both have it. */

/** Runs one statement, and gives its rows. */
export type Query = <Row>(statement: string, values?: readonly unknown[]) => Promise<Row[]>;

export interface Database {
  /** For reading. */
  readonly query: Query;
  /**
   * All of the work or nothing. Rejects with {@link Unavailable} when it was certainly nothing, and trying again may
   * help. An error of the commit itself is passed on as it is: the commit may have come through, and only its answer
   * may have been lost.
   */
  readonly transaction: <Result>(work: (query: Query) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

/** The database did not do what it was asked, for a reason of its own, and has not kept anything of it. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';

  constructor(cause: unknown) {
    super('The database is not available', { cause });
  }
}
