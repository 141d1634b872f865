import { parseCreateCustomerRequest } from '@specwright/contract/create-customer';
import type { Store } from './store.js';
import type { Tokens } from './tokens.js';

/**
 * Makes a customer that is below no other, since somebody has to be the first requester, and gives a call that it can
 * make: a command to be pasted into a shell.
 */
export async function introduction(url: string, store: Store, tokens: Tokens): Promise<string> {
  const root = parseCreateCustomerRequest({ status: 'ACTIVE', currency: 'EUR', name: 'The first customer' });
  if (!root.ok) throw new TypeError('The first customer breaks the contract');
  const id = await store.createRoot(root.value);
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
