/**
 * The form of a text: all that it says, and nothing of how a formatter lays it out. Two texts of one form differ in
 * layout only, so that nobody's work is in the difference.
 */
import { hashOf } from '../hash.js';
import { jsonForm } from './json.js';
import { markdownForm } from './markdown.js';

/** To be counted up when a form changes, so that hashes of former ones are not taken for those of later ones. */
export const FORM = 1;

/** The hash of a text's form; undefined when it has none: it does not parse, or nobody knows how. */
export async function layoutHash(path: string, text: string): Promise<string | undefined> {
  try {
    const form = await formOf(path.slice(path.lastIndexOf('.') + 1).toLowerCase(), text.replace(/^\ufeff/, ''));
    return form === undefined ? undefined : hashOf(`form ${FORM}\n${form}`);
  } catch (error) {
    // Nested more deeply than anything that is generated.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

async function formOf(language: string, text: string): Promise<string | undefined> {
  switch (language) {
    case 'ts':
    case 'mts':
    case 'cts':
    case 'js':
    case 'mjs':
    case 'cjs': {
      const { typescriptForm } = await import('./typescript.js');
      return typescriptForm(`file.${language}`, text);
    }
    case 'json':
      return jsonForm(text);
    case 'yaml':
    case 'yml': {
      const { yamlForm } = await import('./yaml.js');
      return yamlForm(text);
    }
    case 'md':
      return markdownForm(text, formOf);
    default:
      return undefined;
  }
}
