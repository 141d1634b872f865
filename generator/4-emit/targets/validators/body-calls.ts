/** The calls by which `is`, `validate` and `parse` check and read a body: an object, or an array of such objects. */
import type { BodyArray, Message } from '../../../model/model.js';
import { code, type Code } from './code.js';
import { runtime } from './runtime-references.js';

/** A body, or a message that has only one. */
type Entries = Pick<Message, 'array'>;

/** `minItems: 1`: how many entries a body has. */
export function boundsOf({ minItems, maxItems }: BodyArray): readonly string[] {
  return [
    ...(minItems > 0 ? [`minItems: ${minItems}`] : []),
    ...(maxItems === undefined ? [] : [`maxItems: ${maxItems}`]),
  ];
}

function boundsCode(array: BodyArray): string {
  const bounds = boundsOf(array);
  return bounds.length === 0 ? '{}' : `{ ${bounds.join(', ')} }`;
}

export function acceptsCall({ array, shapes }: Pick<Message, 'array' | 'shapes'>, check: string): Code {
  // A depth is counted in a report, which is otherwise not needed to tell whether a value is accepted.
  const isNested = shapes.some(({ fields }) => fields.some(({ depth }) => depth !== undefined));
  if (array) return code`${runtime.acceptsEntries}(value, ${boundsCode(array)}, ${check}${isNested ? ', true' : ''})`;
  return code`${isNested ? runtime.acceptsNested : runtime.accepts}(value, ${check})`;
}

export function violationsCall({ array }: Entries, rules: string, check: string): Code {
  return array
    ? code`${runtime.violationsInEntries}(value, ${boundsCode(array)}, ${rules}, ${check}, options)`
    : code`${runtime.violationsIn}(value, ${rules}, ${check}, options)`;
}

export function parsedCall({ array }: Entries, rules: string, read: string): Code {
  return array
    ? code`${runtime.parsedEntries}(value, ${boundsCode(array)}, ${rules}, ${read}, options)`
    : code`${runtime.parsedBy}(value, ${rules}, ${read}, options)`;
}
