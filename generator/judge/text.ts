/** Parameters are sent as text; text that JSON would write in the same way becomes a number or a boolean. */
import { isExactNumber } from '../exact-number.js';
import type { ScalarName } from '../formats/index.js';
import type { Shape } from '../model/model.js';
import { isScalar, type ScalarValueType } from '../model/value-types.js';
import { ownElements, setOwn } from './values.js';

/** The parameters of path and query as typed values; other text is not converted, and is judged as text. */
export function decodeText(shape: Shape, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const kinds = new Map(shape.fields.flatMap(({ name, type }) => (isScalar(type) ? [[name, type.kind] as const] : [])));
  const decoded = {};
  for (const [name, element] of ownElements(value)) {
    const kind = kinds.get(name);
    setOwn(decoded, name, typeof element === 'string' ? decode(kind, element) : element);
  }
  return decoded;
}

function decode(kind: ScalarValueType['kind'] | undefined, text: string): unknown {
  return kind === undefined || kind === 'enum' ? text : fromText[kind](text);
}

const asIs = (text: string): unknown => text;

/** The value that the text of a parameter stands for. */
const fromText = {
  text: asIs,
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  integer: asNumber,
  decimal: asNumber,
} satisfies Readonly<Record<ScalarName, (text: string) => unknown>>;

function asNumber(text: string): unknown {
  const isNumber = /^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$/.test(text);
  return isNumber && isExactNumber(text) ? Number(text) : text;
}
