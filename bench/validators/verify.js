/** Nobody is measured who does not get it right: every contestant on the payload, its key orders and each defect. */
import { contestants } from './contestants.js';
import { careless, inOrders, payload, text, withDefects } from './payload.js';

for (const { name, is, all, first, parse } of await contestants()) {
  const fail = (what) => {
    throw new Error(`${name} ${what}`);
  };
  for (const value of [payload, ...inOrders(64)]) {
    if (!is(value)) fail('refuses the payload');
    if (first?.(value) !== undefined) fail('finds an error in the payload');
    if (all && all(value).length > 0) fail('finds errors in the payload');
  }
  for (const [index, value] of withDefects().entries()) {
    if (is(value)) fail(`lets defect ${index} pass`);
    if (first && first(value) === undefined) fail(`finds no error in defect ${index}`);
    if (all && all(value).length === 0) fail(`finds no errors in defect ${index}`);
  }
  if (parse && !(parse(JSON.parse(text)).ok && parse(JSON.parse(careless())).ok)) fail('does not parse the wire form');
}
