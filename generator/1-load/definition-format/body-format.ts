/** Bodies of requests and answers: an object with a shape, or an array in its place. */
import type { BodyDefinition } from '../definition.js';
import { defined } from '../../defined.js';
import { hasKey, isMapPiece, type Lazy, type ObjectGrammar } from '../grammar.js';
import { count, type KeysOf, object, optional, required, text } from './builders.js';
import { shapeName } from './name-formats.js';
import { rulesOfBody } from './rule-format.js';

export const body: KeysOf<BodyDefinition> = {
  shape: optional(text('Its shape.', shapeName)),
  array: optional(
    object<NonNullable<BodyDefinition['array']>>('`array`', 'The body is an array of objects of a shape.', {
      shape: required(text('The shape of each entry.', shapeName)),
      minItems: optional(count('Minimum number of entries.', 0)),
      maxItems: optional(count('Maximum number of entries.', 1)),
      rules: optional(rulesOfBody),
    }),
  ),
};

interface Options {
  readonly isOptional?: boolean;
  readonly refusedByArray?: Readonly<Record<string, string>>;
}

/**
 * What has a body, in two forms.
 *
 * @param keys those of both forms
 * @param options whether there may be no body at all, and keys that an array does not have, with what to write instead
 */
export function bodyFormat(
  called: string,
  doc: string,
  keys: ObjectGrammar['keys'],
  { isOptional = false, refusedByArray = {} }: Options = {},
): Lazy {
  const { shape, array, ...others } = keys;
  const form =
    (own: ObjectGrammar['keys'], refused: Readonly<Record<string, string>> = {}): Lazy =>
    () => {
      const keys = Object.entries({ ...own, ...others }).filter(([key]) => !Object.hasOwn(refused, key));
      return { kind: 'object', called, doc, keys: Object.fromEntries(keys), refused };
    };
  const either = (one: ObjectGrammar['keys'][string] | undefined): ObjectGrammar['keys'][string] => {
    const { value, doc: own } = defined(one, 'a body');
    return { value, ...(own === undefined ? {} : { doc: own }), ...(isOptional ? {} : { required: true }) };
  };
  return () => ({
    kind: 'union',
    called: `${called} as a map`,
    doc,
    forms: [
      { when: hasKey('array'), then: form({ array: either(array) }, refusedByArray) },
      { when: isMapPiece, then: form({ shape: either(shape) }) },
    ],
  });
}
