/** Parameters are sent as text; text that JSON would write in the same way becomes a number or a boolean. */
import { isExactNumber } from '../exact-number.js';
import type { ScalarName } from '../formats/index.js';
import type { Shape } from '../model/model.js';
import { isScalar, type ScalarValueType } from '../model/value-types.js';
import { entriesOf, isArray, ownElements, setOwn } from './values.js';

/** Parameters as typed values; other text is not converted, and is judged as text. */
export function decodeText(shape: Shape, value: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const fields = new Map(shape.fields.map((field) => [field.name, field]));
  const decoded = {};
  for (const [name, element] of ownElements(value)) {
    const field = fields.get(name);
    const kind = field && isScalar(field.type) ? field.type.kind : undefined;
    const decodeOne = (one: unknown): unknown => (typeof one === 'string' ? decode(kind, one) : one);
    // One text is no array: whoever reads the call makes an array of it, however its entries were written.
    if (!field?.array) setOwn(decoded, name, decodeOne(element));
    else setOwn(decoded, name, isArray(element) ? entriesOf(element).map(decodeOne) : element);
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
