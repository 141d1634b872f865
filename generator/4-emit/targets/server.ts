/** `server.ts`, from its template. */
import { callShape, callView } from '../lower/call.js';
import { serverFidelity } from '../lower/call-fidelity.js';
import type { OperationTarget } from '../target.js';

const template = 'server/server.ts.hbs';

export const serverTarget: OperationTarget = {
  name: 'server',
  templates: { [template]: callShape },
  fidelity: serverFidelity,
  emitOperation: (operation, { render }) => [
    { path: `${operation.name}/server.ts`, ...render(template, callView(operation)) },
  ],
};
