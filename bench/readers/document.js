/** The document of an operation with a mark at each element, and what a reader has to show of its request. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A mark stands in front of a description, so that it is told which element a piece of a page is about. */
const markOf = (number) => `[${number}]`;

/**
 * @param folder of the operation in the output
 * @param file the document in it
 */
export function marked(folder, file) {
  const document = parse(readFileSync(`${folder}/${file}`, 'utf8'));
  const { title, messages } = JSON.parse(readFileSync(`${folder}/docs.json`, 'utf8'));
  const { tables } = messages.find(({ role }) => role === 'request');
  const marks = new Map();
  for (const schema of Object.values(document.components.schemas)) markElements(schema, tables, marks);
  const rules = tables.flatMap(({ shape, conditions }) =>
    conditions.map(({ sentence, elements }) => ({
      // The page links its readings.
      sentence: sentence.replace(/ See [\w, -]+\.$/, ''),
      marks: elements.map((element) => marks.get(`${shape}.${element}`)),
    })),
  );
  return { document, title, marks, rules };
}

function markElements(schema, tables, marks) {
  for (const { properties = {} } of [schema, ...(schema.allOf ?? [])])
    for (const [element, property] of Object.entries(properties)) {
      const place = property['x-specwright'];
      const table = tables.find(({ heading }) => heading === place?.table);
      if (!table) continue;
      const mark = markOf(marks.size + 1);
      marks.set(`${table.shape}.${element}`, mark);
      property.description = `${mark} ${property.description}`;
    }
}

/** Which elements a page shows, and which rules it says in words beside one of their elements. */
export function seen({ marks, rules }, text) {
  const pieces = new Map();
  for (const [, mark, piece] of text.matchAll(/(\[\d+\])([^[]*(?:\[(?!\d+\])[^[]*)*)/g))
    pieces.set(mark, `${pieces.get(mark) ?? ''}\n${piece.replace(/\s+/g, ' ').toLowerCase()}`);
  const isSaid = ({ sentence, marks: about }) =>
    about.some((mark) => pieces.get(mark)?.includes(sentence.replace(/\s+/g, ' ').toLowerCase()));
  return {
    elements: [...marks].filter(([, mark]) => pieces.has(mark)).map(([name]) => name),
    rules: rules.filter(isSaid).map(({ sentence }) => sentence),
  };
}
