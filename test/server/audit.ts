/** Whether a database holds what the service told its callers, and nothing that they did not request. */
import type { ParsedCreateCustomerRequest } from '@specwright/contract/create-customer';
import { isDeepStrictEqual } from 'node:util';
import type { Database } from '../../examples/customer-service/src/database.js';

/** A call. Its request has a contact, and a name that no other has. */
export interface Sent {
  readonly requester: string;
  readonly request: ParsedCreateCustomerRequest;
  /** Left out when none came. */
  readonly answer?: { readonly requestId: string; readonly id: string };
  /** The client said that it was not sent. */
  readonly isNotSent?: boolean;
}

export interface Audit {
  readonly failures: readonly string[];
  /** Customers whose creation was answered. */
  readonly acknowledged: number;
  /** Customers that are there although no answer came. */
  readonly unanswered: number;
}

/** Customers that are below others, with everything that refers to them; null where nothing does. */
const everything = `select id, "parentId", value,
  (select json_agg(value order by position) from contact where "customerId" = id) as contact,
  (select json_agg(value order by position) from identity where "customerId" = id) as identity,
  (select json_agg(value order by position) from address where "customerId" = id) as address,
  (select json_agg(value order by position) from "invoiceConfiguration" where "customerId" = id) as invoice,
  (select json_agg(value order by position) from "customField" where "customerId" = id) as "customFields",
  (select json_agg(request) from request where "customerId" = id) as requests
  from customer where "parentId" is not null`;

interface Stored {
  readonly id: string;
  readonly parentId: string;
  readonly value: { readonly name: string };
  readonly contact: readonly object[] | null;
  readonly identity: readonly object[] | null;
  readonly address: readonly object[] | null;
  readonly invoice: readonly object[] | null;
  readonly customFields: readonly object[] | null;
  readonly requests: readonly { readonly requestId: string; readonly requesterId: string }[] | null;
}

export async function audit(database: Database, calls: readonly Sent[]): Promise<Audit> {
  const byName = new Map(calls.map((call) => [call.request.name, call]));
  const found = new Set<Sent>();
  const failures: string[] = [];
  for (const stored of await database.query<Stored>(everything)) {
    const call = byName.get(stored.value.name);
    if (!call) failures.push(`${stored.value.name} is there, and nobody asked for it`);
    else if (call.isNotSent === true) failures.push(`${call.request.name} is there, and was not sent`);
    else if (found.has(call)) failures.push(`${call.request.name} is there twice`);
    else failures.push(...problemsOf(stored, call).map((problem) => `${call.request.name} ${problem}`));
    if (call) found.add(call);
  }
  const acknowledged = calls.filter(({ answer }) => answer !== undefined);
  const lost = acknowledged.filter((call) => !found.has(call));
  failures.push(...lost.map(({ request }) => `${request.name} was acknowledged, and is not there`));
  const unanswered = [...found].filter(({ answer }) => answer === undefined).length;
  return { failures, acknowledged: acknowledged.length, unanswered };
}

function problemsOf(stored: Stored, { requester, request, answer }: Sent): string[] {
  const { contact, address, invoiceConfiguration, customFields, ...own } = request;
  const { identity, ...person } = contact ?? {};
  const problems: string[] = [];
  const hold = (what: string, is: unknown, shouldBe: unknown): void => {
    if (!isDeepStrictEqual(is, shouldBe)) problems.push(what);
  };
  hold('is below another', stored.parentId, requester);
  hold('has other elements', stored.value, own);
  hold('has another contact, or none', stored.contact, [person]);
  hold('has other identities', stored.identity, identity);
  hold('has other addresses', stored.address, address);
  hold('has another invoice configuration', stored.invoice, [invoiceConfiguration]);
  hold('has other custom fields', stored.customFields, customFields);
  const [record, ...others] = stored.requests ?? [];
  hold('has not one record of its request', [record?.requesterId, others], [requester, []]);
  if (answer) hold('was acknowledged as another', [stored.id, record?.requestId], [answer.id, answer.requestId]);
  return problems;
}
