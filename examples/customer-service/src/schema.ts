const parts = ['contact', 'identity', 'address', 'invoiceConfiguration', 'customField'] as const;

/** The nested structures of a customer, each in its own table. */
export type Part = (typeof parts)[number];

/**
 * Creates the missing tables. A `value` is a structure of the contract as JSON, so that new elements of the definition are
 * stored without a migration. It is `jsonb`, which rejects texts that cannot be read: with `json`, a single text with
 * U+0000 makes `->>` fail for the whole table.
 *
 * The references keep the tree consistent under concurrent writes: PostgreSQL locks the referenced row until the
 * transaction ends.
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
