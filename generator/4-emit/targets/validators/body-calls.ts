/** The calls by which `is`, `validate` and `parse` check and read a body: an object, or an array of such objects. */
import type { BodyArray, Message } from '../../../model/model.js';
import { code, type Code } from './code.js';
import type { Names } from './emitted-names.js';
import { runtime } from './runtime-references.js';

/** A body, or a message that has only one. */
type Entries = Pick<Message, 'array'>;

/** `minItems: 1`: how many entries a body has, and what holds of them together. */
export function boundsOf({ minItems, maxItems, whole }: BodyArray, names: Names): readonly string[] {
  return [
    ...(minItems > 0 ? [`minItems: ${minItems}`] : []),
    ...(maxItems === undefined ? [] : [`maxItems: ${maxItems}`]),
    ...(whole ? [`whole: ${names(whole).check}`] : []),
  ];
}

function boundsCode(array: BodyArray, names: Names): string {
  const bounds = boundsOf(array, names);
  return bounds.length === 0 ? '{}' : `{ ${bounds.join(', ')} }`;
}

export function acceptsCall({ array, shapes }: Pick<Message, 'array' | 'shapes'>, check: string, names: Names): Code {
  // A depth is counted in a report, which is otherwise not needed to tell whether a value is accepted.
  const isNested = shapes.some(({ fields }) => fields.some(({ depth }) => depth !== undefined));
  if (array)
    return code`${runtime.acceptsEntries}(value, ${boundsCode(array, names)}, ${check}${isNested ? ', true' : ''})`;
  return code`${isNested ? runtime.acceptsNested : runtime.accepts}(value, ${check})`;
}

export function violationsCall({ array }: Entries, rules: string, check: string, names: Names): Code {
  return array
    ? code`${runtime.violationsInEntries}(value, ${boundsCode(array, names)}, ${rules}, ${check}, options)`
    : code`${runtime.violationsIn}(value, ${rules}, ${check}, options)`;
}

export function parsedCall({ array }: Entries, rules: string, read: string, names: Names): Code {
  return array
    ? code`${runtime.parsedEntries}(value, ${boundsCode(array, names)}, ${rules}, ${read}, options)`
    : code`${runtime.parsedBy}(value, ${rules}, ${read}, options)`;
}
