import type { FieldDefinition } from '../1-load/definition.js';
import { isTypeName, scalarOf, scalars } from '../formats/index.js';
import type { Scalar } from '../model/model.js';

/** What the element accepts, if that does not include the value. */
export function valuesExpected(definition: FieldDefinition, value: Scalar): string | undefined {
  if (definition.map) return 'maps';
  return definition.array ? 'arrays, of which `anyEntry` asks for an entry' : valueOrEntryExpected(definition, value);
}

/** What the element, or an entry of an array, accepts, if that does not include the value. */
export function valueOrEntryExpected(definition: FieldDefinition, value: Scalar): string | undefined {
  const { type } = definition;
  if (!isTypeName(type)) return type === 'Any' ? 'values of any type' : 'objects';
  if (definition.enum && definition.open !== true && !definition.enum.some((known) => known === value)) {
    return 'only the values of its enum';
  }
  const { includes, words } = scalars[scalarOf(type)];
  return includes(value) ? undefined : words.compared;
}

/** Whether an element is an array whose entries are no arrays. */
export function isFlat({ array, map }: FieldDefinition): boolean {
  return !map && (array === true || (array !== undefined && !array.array));
}
