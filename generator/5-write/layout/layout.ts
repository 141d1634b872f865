/**
 * The form of a text: its content without the layout that formatters change. Two texts with the same form differ only in
 * layout, so that no edit is lost when one replaces the other.
 */
import { hashOf } from '../hash.js';
import { jsonForm } from './json.js';
import { markdownForm } from './markdown.js';

/** Increment this when a form changes, so that hashes of different versions are not compared. */
export const FORM = 3;

/** In characters: parsing a larger text takes seconds. A large file that a formatter has changed counts as edited. */
const LARGEST_YAML = 4_000_000;

/** In UTF-8, for each UTF-16 code unit of a text, which is what its length counts. */
const MOST_BYTES = 3;

/**
 * The hash of the form of a text; undefined when it does not parse, or its language is unknown.
 *
 * @param content the text, or its UTF-8 bytes
 * @param data of a YAML text that is nothing but this data, as JSON text, so that it need not be parsed
 */
export async function layoutHash(path: string, content: string | Buffer, data?: string): Promise<string | undefined> {
  const language = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  // Known without a text of many megabytes.
  if (isYaml(language) && content.length > LARGEST_YAML * MOST_BYTES) return undefined;
  try {
    const form = data ?? (await formOf(language, content.toString().replace(/^\ufeff/, '')));
    return form === undefined ? undefined : hashOf(`form ${FORM}\n${form}`);
  } catch (error) {
    // Nested more deeply than any generated file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function isYaml(language: string): boolean {
  return language === 'yaml' || language === 'yml';
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
      return typescriptForm(text);
    }
    case 'json':
      return jsonForm(text);
    case 'yaml':
    case 'yml': {
      if (text.length > LARGEST_YAML) return undefined;
      const { yamlForm } = await import('./yaml.js');
      return yamlForm(text);
    }
    case 'md':
      return markdownForm(text, formOf);
    default:
      return undefined;
  }
}
