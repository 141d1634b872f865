/** Examples of the definition as OpenAPI example objects: those that the canonical form allows. */
import type { Example, MessageRole, Operation } from '../../../model/model.js';
import { recordOf } from '../../../names.js';
import type { Schema } from '../../lower/schema.js';

/** The `examples` of a media type, or nothing when there are none. */
export function exampleObjects(
  operation: Operation,
  role: MessageRole,
  isWanted: (example: Example) => boolean = () => true,
): Schema {
  const found = operation.examples.filter(
    (example) => example.role === role && example.verdict.canonical === 'good' && isWanted(example),
  );
  if (found.length === 0) return {};
  return { examples: recordOf(found.map(({ name, title, value }) => [name, { summary: title, value }] as const)) };
}
