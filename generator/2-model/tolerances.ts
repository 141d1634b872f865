/** The tolerances of the wire form, of a message and of one element. */
import type { EmptyDefinition, FieldDefinition, TolerancesDefinition } from '../1-load/definition.js';
import { formatOf, formOf, isTypeName, textType } from '../formats/index.js';
import type { Field, WireTolerance } from '../model/model.js';

/** The tolerances of a request or a response; parameters and the elements of an envelope have none. */
export type Tolerances = Required<Pick<TolerancesDefinition, 'blank' | 'case'>>;

/** What the blank that is not written means: the written one, if it is read as empty. */
function blankMeaning({ written, read }: EmptyDefinition): WireTolerance['blank'] {
  if (!read.some((value) => value !== written)) return 'error';
  return written === null ? 'null' : 'text';
}

/** The settings of the element take precedence over those of the message. Default: no tolerances. */
export function wireTolerance(definition: FieldDefinition, message: Tolerances | undefined): WireTolerance {
  if (!message) return { blank: 'error', foldCase: false, aliases: [] };
  const { case: letters, ...others } = { ...message, ...definition.tolerances };
  const blank = definition.empty ? blankMeaning(definition.empty) : others.blank;
  const aliases = Object.entries(definition.aliases ?? {});
  return {
    blank,
    foldCase: letters === 'fold' && hasCase(definition),
    aliases: aliases.map(([alias, value]) => ({ alias, value })),
    ...(definition.wrapper === undefined ? {} : { wrapper: definition.wrapper }),
  };
}

/** Whether other spellings of a value, in letters of another case, can be told to be the same value. */
export function hasCase({ type, format: said, enum: values, open, keywords }: FieldDefinition): boolean {
  const format = isTypeName(type) ? formatOf(formOf(type, said)) : undefined;
  // Any other spelling of a value of an open enum is a text of its own, and so is that of a keyword among any texts.
  const hasEnum = values !== undefined && type === textType && open !== true;
  const hasWords = hasEnum || (keywords !== undefined && format !== undefined);
  return hasWords || format?.folding !== undefined;
}

/** Whether the canonical form has an empty value: what the row says, or blanks that mean null. */
export function emptiness(
  { empty, presence }: FieldDefinition,
  wire: WireTolerance,
): Pick<Field, 'nullable' | 'emptyText'> {
  if (!empty) return { nullable: wire.blank === 'null' && presence !== 'M' };
  return { nullable: empty.written === null, ...(empty.written === '' ? { emptyText: true } : {}) };
}
