const parts = ['contact', 'identity', 'address', 'invoiceConfiguration', 'customField'] as const;

/** What a customer consists of besides its own elements, each in a table of its own. */
export type Part = (typeof parts)[number];

/**
 * Makes the tables that are not there yet. A `value` is a structure of the contract as JSON, so that an element which the
 * definition gains is stored without a migration; and it is `jsonb`, which takes no text that cannot be read: of `json`,
 * one text with U+0000 makes `->>` fail for the whole table.
 *
 * The references keep the tree whole, whoever else writes to it: PostgreSQL holds on to the row that is referred to
 * until the transaction ends.
 */
export const schema: readonly string[] = [
  'create table if not exists customer (id uuid primary key, "parentId" uuid references customer, value jsonb not null)',
  ...parts.map(
    (part) => `create table if not exists "${part}" ("customerId" uuid references customer, position integer,
      value jsonb not null, primary key ("customerId", position))`,
  ),
  `create table if not exists request ("requestId" uuid primary key, "requesterId" uuid not null references customer,
    "customerId" uuid not null unique references customer, "createdAt" timestamptz not null default now())`,
];
