/** The spellings that the wire form takes for one text, as patterns: any case, aliases. */
import type { Field, Scalar } from '../../model.js';
import { anyCase, CURRENCY, escapeRegex, UUID } from './patterns.js';
import type { Lowering, Schema } from './schema.js';
import { jsonType } from './json-type.js';

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

/** One of these values, in any spelling that the form takes for them; undefined where it takes none. */
export function oneOfThese(field: Field, values: readonly Scalar[], { form }: Lowering): Schema | undefined {
  const type = jsonType(field.type);
  const takesMore = form === 'wire' && (field.wire.foldCase || field.wire.aliases.length > 0);
  if (!takesMore || type !== 'string') return { type, enum: values };
  const patterns = values.flatMap((value) => spellingsOf(field, String(value)));
  // What a receiver always spells otherwise is never seen.
  return patterns.length === 0 ? undefined : { type, pattern: oneOf(patterns) };
}

/** Any value but these: where the values can be listed the others, else the given schema and `not`. */
export function allBut(field: Field, values: readonly Scalar[], given: Schema, lowering: Lowering): Schema | undefined {
  const { type } = field;
  const listed: readonly Scalar[] | undefined =
    type.kind === 'enum' ? type.values : type.kind === 'boolean' ? [true, false] : undefined;
  if (listed) {
    const others = listed.filter((value) => !values.includes(value));
    return oneOfThese(field, others, lowering);
  }
  const these = oneOfThese(field, values, lowering);
  return these ? { ...given, not: these } : given;
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
