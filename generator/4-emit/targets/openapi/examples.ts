/** Examples of the definition as OpenAPI example objects: those that the canonical form allows. */
import type { Example, MessageRole, Operation } from '../../../model/model.js';
import { recordOf } from '../../../names.js';
import type { Schema } from '../../lower/schema.js';

/** An example object and its name. */
export type NamedExample = readonly [name: string, example: Schema];

/** The `examples` of a media type, or nothing when there are none. */
export function examplesOf(named: readonly NamedExample[]): Schema {
  return named.length > 0 ? { examples: recordOf(named) } : {};
}

/** The examples of a message. */
export function exampleObjects(
  operation: Operation,
  role: MessageRole,
  isWanted: (example: Example) => boolean = () => true,
): readonly NamedExample[] {
  return operation.examples
    .filter((example) => example.role === role && example.verdict.canonical === 'good' && isWanted(example))
    .map(({ name, title, value }) => [name, { summary: title, value }]);
}
