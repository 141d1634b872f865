/** What the wire form tolerates, for a message and for one element. */
import type { FieldDefinition, TolerancesDefinition } from '../1-load/definition.js';
import type { WireTolerance } from '../model.js';

export type Tolerances = Required<Pick<TolerancesDefinition, 'blank' | 'case'>>;

/** Nothing is tolerated unless the definition says so. */
export const strict: Tolerances = { blank: 'error', case: 'exact' };

/** The element's own settings go before the message's. */
export function wireTolerance(definition: FieldDefinition, message: Tolerances): WireTolerance {
  const { blank, case: letters } = { ...message, ...definition.tolerances };
  const aliases = Object.entries(definition.aliases ?? {});
  const folds = definition.enum !== undefined || definition.keywords !== undefined || definition.format === 'currency';
  return {
    blank,
    foldCase: letters === 'fold' && folds,
    aliases: aliases.map(([alias, value]) => ({ alias, value })),
    ...(definition.wrapper === undefined ? {} : { wrapper: definition.wrapper }),
  };
}
