/** `client.ts`, from its template. */
import { clientFidelity } from '../lower/call-fidelity.js';
import { callShape, callView } from '../lower/call.js';
import type { OperationTarget } from '../target.js';

const template = 'client/client.ts.hbs';

export const clientTarget: OperationTarget = {
  name: 'client',
  templates: { [template]: callShape },
  // The client calls the validators for everything that it sends and reads.
  fidelity: clientFidelity,
  emitOperation: (operation, { render }) => [
    { path: `${operation.name}/client.ts`, ...render(template, callView(operation)) },
  ],
};
