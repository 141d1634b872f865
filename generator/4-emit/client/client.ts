/** `client.ts`, from its template. */
import { callShape, callView } from '../lower/call.js';
import type { OperationTarget } from '../target.js';

const template = 'client/client.ts.hbs';

export const clientTarget: OperationTarget = {
  name: 'client',
  templates: { [template]: callShape },
  emitOperation: (operation, render) => [
    { path: `${operation.name}/client.ts`, content: render(template, callView(operation)) },
  ],
};
