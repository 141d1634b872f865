/** The values with which an element of an answer tells that the call succeeded. */
import type { Field, Message, Scalar } from '../model/model.js';
import { toldBy } from '../model/outcomes.js';

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
