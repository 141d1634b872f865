/** JSON Schema 2020-12 of each message: both forms of the request, and the response as it is written and as it is read. */
import type { Form, Message, Operation } from '../../model/model.js';
import { schemaDocument } from '../lower/document.js';
import { schemaFidelity } from '../lower/schema-fidelity.js';
import type { OperationTarget } from '../target.js';

export const jsonSchemaTarget: OperationTarget = {
  name: 'json-schema',
  fidelity: schemaFidelity,
  emitOperation: (operation) =>
    documentsOf(operation).map(({ name, message, form }) => ({
      path: `${operation.name}/${name}.schema.json`,
      content: JSON.stringify(schemaDocument(operation, name, message, form), null, 2),
    })),
};

function documentsOf({
  parameters,
  request,
  response,
}: Operation): readonly { name: string; message: Message; form: Form }[] {
  return [
    ...(parameters ? [{ name: 'parameters', message: parameters, form: 'canonical' } as const] : []),
    ...(request ? [{ name: 'request', message: request, form: 'canonical' } as const] : []),
    ...(request ? [{ name: 'request.wire', message: request, form: 'wire' } as const] : []),
    { name: 'response', message: response, form: 'canonical' },
    { name: 'response.wire', message: response, form: 'wire' },
  ];
}
