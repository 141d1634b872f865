/** JSON Schema 2020-12 of each message: both forms of the request, the written form of the response. */
import type { Form, Message, Operation } from '../model.js';
import { messageSchemas, type Schema } from './lower/schema.js';
import type { OperationTarget } from './target.js';

export const jsonSchemaTarget: OperationTarget = {
  name: 'json-schema',
  emitOperation: (operation) =>
    schemaFiles(operation).map(({ name, message, form }) => ({
      path: `${operation.name}/${name}`,
      content: JSON.stringify(schemaDocument(operation, name, message, form), null, 2),
    })),
};

interface SchemaFile {
  readonly name: string;
  readonly message: Message;
  readonly form: Form;
}

function schemaFiles({ parameters, request, response }: Operation): readonly SchemaFile[] {
  return [
    ...(parameters ? [{ name: 'parameters.schema.json', message: parameters, form: 'canonical' } as const] : []),
    ...(request ? [{ name: 'request.schema.json', message: request, form: 'canonical' } as const] : []),
    ...(request ? [{ name: 'request.wire.schema.json', message: request, form: 'wire' } as const] : []),
    { name: 'response.schema.json', message: response, form: 'canonical' },
  ];
}

/** A schema that stands alone. Its `$id` is a URN: names are held against a strict pattern, and nothing is fetched. */
function schemaDocument(operation: Operation, name: string, message: Message, form: Form): Schema {
  const { root, definitions } = messageSchemas(message, form, (typeName) => `#/$defs/${typeName}`);
  const examples = operation.examples.filter(
    (example) => example.role === message.role && example.verdict[form] === 'good',
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:specwright:${operation.name}:${name.replace('.schema.json', '')}`,
    ...root,
    ...(examples.length > 0 ? { examples: examples.map(({ value }) => value) } : {}),
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
}
