/** Expressions that bring the spelling of a value into its canonical form. */
import { comesAsTexts } from '../../../model/messages.js';
import type { Field } from '../../../model/model.js';
import { formatOfTexts, scalarTypeOf, wordsOf } from '../../../model/value-types.js';
import { propertyKey, stringLiteral } from '../../encode.js';
import type { Subject } from './check-table.js';
import { code, type Code, joined, type Reference } from './code.js';
import { runtime, runtimeFunction } from './runtime-references.js';
import { fieldOf } from './presence.js';
import { hasWordsOnly } from './table.js';
import { argumentsOf, keyOf, type Site } from './value.js';
import { areMany, recordOf } from './words.js';

/** The function that converts the text of a parameter to a value. */
export function decoder({ message }: Pick<Subject, 'message'>, { type }: Field): Reference | undefined {
  const fromText = scalarTypeOf(type)?.fromText;
  return comesAsTexts(message) && fromText ? runtimeFunction(fromText) : undefined;
}

/** The predicate of a format whose texts are accepted in any case. */
export function foldedFormat({ type, wire }: Field): Reference | undefined {
  const format = wire.foldCase ? formatOfTexts(type) : undefined;
  return format?.folding && runtimeFunction(format.check);
}

export function inCapitals({ index, ...site }: Site, isOfForm: Reference, value: string): Code {
  const places = [keyOf(site), value, ...(index === undefined ? [] : [index])].join(', ');
  return code`${runtime.respellInCapitals}(to, ${isOfForm}, ${places})`;
}

export function isRespelt({ type, wire }: Field): boolean {
  return wordsOf(type).length > 0 && (wire.foldCase || wire.aliases.length > 0);
}

/**
 * The call that accepts other spellings of a word; undefined for an element without any.
 *
 * @param isSilent whether another statement reports what is no word
 */
export function respelling(site: Site, value: string, isSilent = false): Code | undefined {
  const { type, wire } = site.field;
  if (!isRespelt(site.field)) return undefined;
  const words = wordsOf(type);
  const aliases = wire.aliases.map(
    ({ alias, value: meant }) => `${propertyKey(wire.foldCase ? upperCase(alias) : alias)}: ${stringLiteral(meant)}`,
  );
  const rule = type.kind === 'enum' ? 'enum' : 'format';
  const all = [...words, ...wire.aliases.map(({ alias }) => alias)];
  const silent = isSilent ? ['isSilent: true'] : [];
  if (areMany(all) && !all.some((word) => /^__proto__$/i.test(word))) {
    const key = wire.foldCase ? upperCase : String;
    const capitals = wire.foldCase ? [code`capitals: ${recordOf(words.map((word) => [upperCase(word), word]))}`] : [];
    const other = wire.aliases.map(({ alias, value: meant }) => [key(alias), meant] as const);
    const spellings = [...capitals, ...(other.length > 0 ? [code`aliases: ${recordOf(other)}`] : []), ...silent];
    return code`${runtime.respellMany}(${argumentsOf(site, rule, [value, code`{ ${joined(spellings, ', ')} }`])})`;
  }
  const list = (texts: readonly string[]): string => `[${texts.map(stringLiteral).join(', ')}]`;
  const spellings = [
    ...(hasWordsOnly(fieldOf(site.shape, site.field.name)) ? [] : [`words: ${list(words)}`]),
    ...(aliases.length > 0 ? [`aliases: { ${aliases.join(', ')} }`] : []),
    ...(wire.foldCase ? [] : ['foldCase: false']),
    ...silent,
  ];
  const isNeeded = spellings.length > 0 || site.index !== undefined;
  return code`${runtime.respell}(${argumentsOf(site, rule, [value, ...(isNeeded ? [`{ ${spellings.join(', ')} }`] : [])])})`;
}

function upperCase(text: string): string {
  return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}
