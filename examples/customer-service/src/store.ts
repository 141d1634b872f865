import type { ParsedCreateCustomerRequest } from '@specwright/contract/create-customer';
import { randomUUID } from 'node:crypto';
import type { Database, Query } from './database.js';
import { type Part, schema } from './schema.js';

/** The record of a call that created a customer. */
export interface RequestRecord {
  readonly requestId: string;
  readonly customerId: string;
}

/** Customers in a database. */
export class Store {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Creates the missing tables. Processes that start at the same time do so one after the other. */
  makeTables(): Promise<void> {
    return this.#database.transaction(async (query) => {
      await query('select pg_advisory_xact_lock($1)', [schemaLock]);
      for (const statement of schema) await query(statement);
    });
  }

  /**
   * Creates a customer below its requester, and the record of the request. Stores nothing if the call is cancelled before
   * everything is written.
   */
  create(requesterId: string, request: ParsedCreateCustomerRequest, signal?: AbortSignal): Promise<RequestRecord> {
    return this.#database.transaction(async (query) => {
      const queryUnlessCancelled: Query = (statement, values) => {
        signal?.throwIfAborted();
        return query(statement, values);
      };
      const customerId = await insertCustomer(queryUnlessCancelled, requesterId, request);
      const requestId = randomUUID();
      await queryUnlessCancelled('insert into request values ($1, $2, $3)', [requestId, requesterId, customerId]);
      signal?.throwIfAborted();
      return { requestId, customerId };
    });
  }

  /** Creates a customer without a parent and without a request. */
  createRoot(request: ParsedCreateCustomerRequest): Promise<string> {
    return this.#database.transaction((query) => insertCustomer(query, null, request));
  }

  /** A customer without a parent, if there is one. */
  async findRoot(): Promise<string | undefined> {
    const [found] = await this.#database.query<{ id: string }>(
      'select id from customer where "parentId" is null order by id limit 1',
    );
    return found?.id;
  }

  async hasCustomer(id: string): Promise<boolean> {
    const found = await this.#database.query('select 1 from customer where id = $1', [id]);
    return found.length > 0;
  }

  /** The request, if it belongs to this requester. */
  async findRequest(requestId: string, requesterId: string): Promise<RequestRecord | undefined> {
    const [found] = await this.#database.query<RequestRecord>(
      'select "requestId", "customerId" from request where "requestId" = $1 and "requesterId" = $2',
      [requestId, requesterId],
    );
    return found;
  }

  /** Rejects if the database does not answer. */
  async ping(): Promise<void> {
    await this.#database.query('select 1');
  }

  close(): Promise<void> {
    return this.#database.close();
  }
}

/** An arbitrary number that nothing else on the database locks. */
const schemaLock = 7_310_579;

async function insertCustomer(
  query: Query,
  parentId: string | null,
  { contact, address = [], invoiceConfiguration, customFields = [], ...customer }: ParsedCreateCustomerRequest,
): Promise<string> {
  const id = randomUUID();
  await query('insert into customer values ($1, $2, $3)', [id, parentId, JSON.stringify(customer)]);
  const { identity = [], ...person } = contact ?? {};
  const parts: Record<Part, readonly object[]> = {
    contact: contact ? [person] : [],
    identity,
    address,
    invoiceConfiguration: invoiceConfiguration ? [invoiceConfiguration] : [],
    customField: customFields,
  };
  for (const [part, values] of Object.entries(parts)) {
    // Sent as one JSON text, because there may be more values than a statement can have parameters.
    const insert = `insert into "${part}" select $1, position, value
      from jsonb_array_elements($2) with ordinality as entry (value, position)`;
    if (values.length > 0) await query(insert, [id, JSON.stringify(values)]);
  }
  return id;
}
