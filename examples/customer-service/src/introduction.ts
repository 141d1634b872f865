import { parseCreateCustomerRequest } from '@specwright/contract/create-customer';
import type { Store } from './store.js';
import type { Tokens } from './tokens.js';

/** Creates a customer without a parent, because there has to be a first requester. */
export function createFirstCustomer(store: Store): Promise<string> {
  const root = parseCreateCustomerRequest({ status: 'ACTIVE', currency: 'EUR', name: 'The first customer' });
  if (!root.ok) throw new TypeError('The first customer breaks the contract');
  return store.createRoot(root.value);
}

/** A shell command with a call that a customer can make. */
export async function introduction(url: string, id: string, tokens: Tokens): Promise<string> {
  return [
    `curl -sS '${url}/api/v2/customer/${id}' \\`,
    `  -H 'authorization: Bearer ${await tokens.issue(id)}' \\`,
    `  -H 'content-type: application/json' \\`,
    `  -d '${JSON.stringify(example)}'`,
  ].join('\n');
}

const example = {
  status: 'ACTIVE',
  currency: 'EUR',
  name: 'Northwind Orchards',
  contact: {
    role: 'SELFCARE',
    firstName: 'Robin',
    mobilePhoneNumber: '+31600000000',
    identity: [{ idType: 'PASSPORT', idNumber: 'X0000001' }],
  },
};
