/** A message as a self-contained JSON Schema document. */
import type { Form, Message, Operation } from '../../model/model.js';
import { defaultSettings } from '../../settings.js';
import { asComment } from './provenance.js';
import { messageSchemas, type Schema } from './schema.js';

/**
 * The document of a message in one form.
 *
 * Its `$id` is a URN unless the user has a place for it, so that no reader fetches it; names were checked against a strict
 * pattern when they were loaded.
 *
 * @param name the last part of the `$id`: `request.wire`
 */
export function schemaDocument(
  operation: Operation,
  name: string,
  message: Message,
  form: Form,
  idBase = defaultSettings.idBase,
): Schema {
  const { root, definitions } = messageSchemas(message, {
    form,
    // A body that is nested in itself is the document.
    refTo: (typeName) => (typeName === message.typeName ? '#' : `#/$defs/${typeName}`),
    provenance: asComment,
  });
  const examples = operation.examples.filter(({ role, verdict }) => role === message.role && verdict[form] === 'good');
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: idOf(operation.name, name, idBase),
    ...root,
    ...(examples.length > 0 ? { examples: examples.map(({ value }) => value) } : {}),
    ...(Object.keys(definitions).length > 0 ? { $defs: definitions } : {}),
  };
}

/** `urn:specwright:create-customer:request`, or the place of the file below the base. */
function idOf(operation: string, name: string, base: string): string {
  return base.endsWith('/') ? `${base}${operation}/${name}.schema.json` : `${base}${operation}:${name}`;
}
