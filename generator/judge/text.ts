/** Parameters are sent as text; text that JSON would write in the same way becomes a number or a boolean. */
import { isExactNumber } from '../exact-number.js';
import type { Shape } from '../model/model.js';
import { ownElements, setOwn } from './values.js';

/** The parameters of path and query as typed values; other text is not converted, and is judged as text. */
export function decodeText(shape: Shape, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kinds = new Map(shape.fields.map((field) => [field.name, field.type.kind]));
  const decoded = {};
  for (const [name, element] of ownElements(value)) {
    const kind = kinds.get(name);
    setOwn(decoded, name, typeof element === 'string' ? decode(kind, element) : element);
  }
  return decoded;
}

function decode(kind: string | undefined, text: string): unknown {
  if (kind === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
  const isNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text);
  return (kind === 'integer' || kind === 'decimal') && isNumber && isExactNumber(text) ? Number(text) : text;
}
