/** The elements of an answer that tell which outcome it is, and the values with which they do. */
import type { Field, Message, Scalar, Shape } from '../model/model.js';
import { isToldByElement, isUnion, objectRootsOf, tellingNames, toldBy } from '../model/outcomes.js';
import { remembered } from './remembered.js';

/** Put first, so that payloads of a success are successes unless they say otherwise. */
export function tellingValues(
  { message, texts }: { readonly message: Message; readonly texts: ReadonlyMap<string, readonly string[]> },
  field: Field,
): readonly Scalar[] {
  const tests = toldBy(message).flatMap(({ when: { path, test } }) => (path.at(-1) === field ? test : []));
  return tests.flatMap((test): readonly Scalar[] => {
    if (test.kind === 'in') return test.values;
    return test.kind === 'matches' ? (texts.get(test.pattern) ?? []) : [];
  });
}

/** An element that tells a body of the table from those of other outcomes, where no mandatory one does. */
export function tellingElement(
  {
    message,
    known,
  }: { readonly message: Message; readonly known: { readonly telling: Map<Shape, Field | undefined> } },
  shape: Shape,
): Field | undefined {
  if (!isUnion(message) || isToldByElement(message) || !objectRootsOf(message).includes(shape)) return undefined;
  return remembered(known.telling, shape, () => {
    const names = new Set(tellingNames(message, shape));
    const telling = shape.fields.filter(({ name }) => names.has(name));
    const isTold = telling.some(({ presence }) => presence === 'M');
    return isTold ? undefined : (telling.find(({ presence }) => presence === 'O') ?? telling[0]);
  });
}
