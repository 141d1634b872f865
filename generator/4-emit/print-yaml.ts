/** YAML in its final form, as Prettier leaves it. */
import { Document, visit } from 'yaml';
import { isInvisible, yamlSpelt } from './encode.js';

/** A JSON value as a YAML document: texts of several lines as blocks, others in quotes where they need any. */
export function printYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && needsEscapes(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
  });
  const text = document.toString({ lineWidth: 0, singleQuote: true });
  // Blank lines of a block.
  return yamlSpelt(text.replace(/^ +$/gm, ''));
}

/** Whether a text holds what nobody sees, such as spaces at the end of one of its lines. */
function needsEscapes(text: string): boolean {
  return isInvisible(text) || (text.includes('\n') && /[ \t](?:\n|$)/.test(text));
}
