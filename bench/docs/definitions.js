/** Makes definitions that hold a text in every slot for text, of those that use every key of the format. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isPair, isScalar, parseDocument, visit } from 'yaml';
import { marked } from './texts.js';

const everyKey = fileURLToPath(new URL('../../test/support/every-key/', import.meta.url));

/** Keys whose values are read by people alone. */
const slots = new Set([
  ...['title', 'description', 'table', 'tag', 'deprecated', 'prose', 'message', 'rule'],
  ...['stated', 'example', 'inferred'],
]);
/** The same key is a name of something in these. */
const names = new Set(['schemes', 'parameters', 'fields', 'headers', 'types', 'of']);

/**
 * Writes a copy into a folder, as an API of its own.
 *
 * @param text `{ beginning, ending }`
 * @param number tells the copies apart
 * @returns {ReadonlyMap<string, string>} each text that stands in a slot, by its mark
 */
export function writeDefinitions(folder, text, number) {
  mkdirSync(folder, { recursive: true });
  const placed = new Map();
  /**
   * @param longest characters that the slot may have
   * @param isName whether it holds a name, which stands in one line
   */
  const place = (longest = Infinity, isName = false) => {
    const mark = `q${number}n${placed.size}q`;
    const whole = marked(text, mark, longest);
    placed.set(mark, isName ? whole.replace(/\s+/g, ' ') : whole);
    return placed.get(mark);
  };
  for (const file of readdirSync(everyKey)) {
    const document = parseDocument(readFileSync(join(everyKey, file), 'utf8'));
    visit(document, {
      Pair(_, { key, value }, path) {
        if (!isScalar(value) || typeof value.value !== 'string' || !isScalar(key)) return;
        if (key.value === 'operation') value.value = `${value.value}-${number}`;
        if (key.value === 'common') value.value = `${value.value}-${number}`;
        if (key.value === 'path') value.value = `/c${number}${value.value}`;
        if (!slots.has(key.value) || !isRead(key.value, path)) return;
        value.value = place();
        value.type = 'QUOTE_DOUBLE';
      },
    });
    // The name of an element and a value may be any text as well.
    const element = { type: 'String', presence: 'O', enum: [place(1024)], description: place() };
    if (document.hasIn(['shapes', 'Part', 'fields']))
      document.setIn(['shapes', 'Part', 'fields', place(128, true)], element);
    writeFileSync(join(folder, file), document.toString({ lineWidth: 0 }));
  }
  return placed;
}

/** Whether the pair says something to a reader: it is neither a name in a map of names nor a part of a payload. */
function isRead(key, path) {
  const keys = path.filter(isPair).map((pair) => pair.key.value);
  if (keys.includes('value') || (key === 'message' && (keys.includes('examples') || keys.includes('failure'))))
    return false;
  return !names.has(keys.at(-1));
}
