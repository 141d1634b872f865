/** The spellings of a text that the wire form accepts, as patterns: any case, aliases. */
import type { Format } from '../../formats/index.js';
import type { Field } from '../../model/model.js';
import { formatOfTexts, wordsOf } from '../../model/value-types.js';
import { anyCase, escapeRegex } from './patterns.js';

/** The pattern of the spellings of an enum, if the wire form accepts more than the canonical ones. */
export function enumSpellings(values: readonly string[], { foldCase, aliases }: Field['wire']): string | undefined {
  const spell = foldCase ? anyCase : escapeRegex;
  if (!foldCase && aliases.length === 0) return undefined;
  return oneOf([...values.map(spell), ...aliases.map(({ alias }) => spell(alias))]);
}

/** The pattern of a format and of the keywords that may replace its texts. */
export function formatPattern({ pattern, folding }: Format, keywords: readonly string[], foldsCase: boolean): string {
  const form = foldsCase ? (folding?.pattern ?? pattern) : pattern;
  return keywords.length === 0 ? `^${form}$` : oneOf([form, ...keywords.map(foldsCase ? anyCase : escapeRegex)]);
}

function oneOf(patterns: readonly string[]): string {
  return `^(?:${patterns.join('|')})$`;
}

/** The pattern of the spellings that become one of these texts; undefined if there are none. */
export function spellingsOfThese(field: Field, texts: readonly string[]): string | undefined {
  const patterns = texts.flatMap((text) => spellingsOf(field, text));
  return patterns.length === 0 ? undefined : oneOf(patterns);
}

/** The spellings that become this text; none if folding changes the text itself. */
function spellingsOf({ type, wire }: Field, text: string): readonly string[] {
  const spell = wire.foldCase ? anyCase : escapeRegex;
  if (type.kind === 'enum') {
    return [spell(text), ...wire.aliases.filter(({ value }) => value === text).map(({ alias }) => spell(alias))];
  }
  const keywords = wordsOf(type);
  const format = formatOfTexts(type);
  const folding = format?.folding;
  const isInForm = folding !== undefined && new RegExp(`^${format?.pattern}$`).test(text);
  if (keywords.includes(text) || isInForm) return [spell(text)];
  const folded = [...keywords.map(spell), ...(folding && wire.foldCase ? [folding.pattern] : [])];
  return folded.some((pattern) => new RegExp(`^${pattern}$`).test(text)) ? [] : [escapeRegex(text)];
}
