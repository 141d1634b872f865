/** A payload with positions: as `specwright validate` reads it. */
import {
  DEEPEST,
  duplicateKeys,
  finderOf,
  firstTooDeep,
  inexactNumbers,
  parseJson,
  spanOfNode,
} from '../../../dist/1-load/json-tree.js';
import { diagnostic } from '../../../dist/diagnostics/diagnostic.js';

export async function readPayload(text) {
  const source = { path: 'payload', text };
  const deep = firstTooDeep(text);
  if (deep !== undefined) {
    return { problems: [diagnostic('json-too-deep', { source, start: deep, end: deep + 1 }, { limit: DEEPEST })] };
  }
  const parsed = await parseJson(source);
  if ('problem' in parsed) return { problems: [parsed.problem] };
  const { tree } = parsed;
  const find = finderOf(tree);
  return {
    value: JSON.parse(text),
    problems: [...duplicateKeys(source, tree), ...inexactNumbers(source, tree)],
    placeOf: (pointer, isKey) => {
      const { key, value } = find(pointer);
      return spanOfNode(source, isKey && key ? key : value);
    },
  };
}
