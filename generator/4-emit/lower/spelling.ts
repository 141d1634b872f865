/** The spellings that the wire form takes for one text, as patterns: any case, aliases. */
import type { Field } from '../../model/model.js';
import { anyCase, CURRENCY, escapeRegex, UUID } from './patterns.js';

/** The pattern of the spellings that the wire form takes, where it takes more than the canonical one. */
export function spellings({ type, wire }: Field): string | undefined {
  const spell = wire.foldCase ? anyCase : escapeRegex;
  if (type.kind === 'text' && type.format === 'currency' && wire.foldCase) return '^[A-Za-z]{3}$';
  if (type.kind === 'uuid' && wire.foldCase) return uuidPattern(type.keywords.map(spell));
  if (type.kind !== 'enum' || (!wire.foldCase && wire.aliases.length === 0)) return undefined;
  return oneOf([...type.values.map(spell), ...wire.aliases.map(({ alias }) => spell(alias))]);
}

/** A UUID, or one of the keywords, which are patterns. */
export function uuidPattern(keywords: readonly string[]): string {
  return keywords.length === 0 ? `^${UUID}$` : oneOf([UUID, ...keywords]);
}

function oneOf(patterns: readonly string[]): string {
  return `^(?:${patterns.join('|')})$`;
}

/** The pattern of the spellings that become one of these texts; undefined where none does. */
export function spellingsOfThese(field: Field, texts: readonly string[]): string | undefined {
  const patterns = texts.flatMap((text) => spellingsOf(field, text));
  return patterns.length === 0 ? undefined : oneOf(patterns);
}

/** The spellings that become this one text; none where folding makes another text of it. */
function spellingsOf({ type, wire }: Field, text: string): readonly string[] {
  const spell = wire.foldCase ? anyCase : escapeRegex;
  if (type.kind === 'enum') {
    return [spell(text), ...wire.aliases.filter(({ value }) => value === text).map(({ alias }) => spell(alias))];
  }
  const isCurrency = type.kind === 'text' && type.format === 'currency';
  const keywords = type.kind === 'uuid' ? type.keywords : [];
  if (keywords.includes(text) || (isCurrency && new RegExp(CURRENCY).test(text))) return [spell(text)];
  const folded = [...keywords.map(spell), ...(isCurrency && wire.foldCase ? ['[A-Za-z]{3}'] : [])];
  return folded.some((pattern) => new RegExp(`^${pattern}$`).test(text)) ? [] : [escapeRegex(text)];
}
