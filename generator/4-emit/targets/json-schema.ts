/** JSON Schema 2020-12 of each message: both forms of the request, and the response as it is written and as it is read. */
import { comesAsTexts, formName, messageFormsOf } from '../../model/messages.js';
import { schemaDocument } from '../lower/document.js';
import { schemaFidelity } from '../lower/schema-fidelity.js';
import type { OperationTarget } from '../target.js';

export const jsonSchemaTarget: OperationTarget = {
  name: 'json-schema',
  fidelity: schemaFidelity,
  emitOperation: (operation, { idBase }) =>
    messageFormsOf(operation)
      // Parameters and headers come as text, which JSON Schema does not describe.
      .filter(({ message, form }) => !comesAsTexts(message) || form === 'canonical')
      .map(({ message, form }) => {
        const name = formName(message, form);
        return {
          path: `${operation.name}/${name}.schema.json`,
          content: JSON.stringify(schemaDocument(operation, name, message, form, idBase), null, 2),
        };
      }),
};
