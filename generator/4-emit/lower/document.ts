/** A message as a self-contained JSON Schema document. */
import type { Form, Message, Operation } from '../../model/model.js';
import { asComment } from './provenance.js';
import { messageSchemas, type Schema } from './schema.js';

/**
 * The document of a message in one form.
 *
 * Its `$id` is a URN, so that no reader fetches it; names were checked against a strict pattern when they were loaded.
 *
 * @param name the last part of the `$id`: `request.wire`
 */
export function schemaDocument(operation: Operation, name: string, message: Message, form: Form): Schema {
  const { root, definitions } = messageSchemas(message, {
    form,
    // A body that is nested in itself is the document.
    refTo: (typeName) => (typeName === message.typeName ? '#' : `#/$defs/${typeName}`),
    provenance: asComment,
  });
  const examples = operation.examples.filter(({ role, verdict }) => role === message.role && verdict[form] === 'good');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:specwright:${operation.name}:${name}`,
    ...root,
    ...(examples.length > 0 ? { examples: examples.map(({ value }) => value) } : {}),
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
}
