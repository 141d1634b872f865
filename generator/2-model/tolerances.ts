/** The tolerances of the wire form, of a message and of one element. */
import type { FieldDefinition, TolerancesDefinition } from '../1-load/definition.js';
import { formatOf, formats, isTypeName } from '../formats/index.js';
import type { WireTolerance } from '../model/model.js';

/** The tolerances of a request; parameters and responses have none. */
export type Tolerances = Required<Pick<TolerancesDefinition, 'blank' | 'case'>>;

/** The settings of the element take precedence over those of the message. Default: no tolerances. */
export function wireTolerance(definition: FieldDefinition, message: Tolerances | undefined): WireTolerance {
  if (!message) return { blank: 'error', foldCase: false, aliases: [] };
  const { blank, case: letters } = { ...message, ...definition.tolerances };
  const aliases = Object.entries(definition.aliases ?? {});
  const format = isTypeName(definition.type) ? formatOf(definition.type, definition.format) : undefined;
  const hasWords = definition.enum !== undefined || definition.keywords !== undefined;
  const folds = hasWords || (format !== undefined && formats[format].folding !== undefined);
  return {
    blank,
    foldCase: letters === 'fold' && folds,
    aliases: aliases.map(([alias, value]) => ({ alias, value })),
    ...(definition.wrapper === undefined ? {} : { wrapper: definition.wrapper }),
  };
}
