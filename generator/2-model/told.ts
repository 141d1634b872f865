/** Alternatives are told apart by an element that each of their tables lists. */
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import type { Alternative } from '../model/model.js';
import { listed } from '../model/words.js';
import type { Scope } from './scope.js';

/** Reports a table that the values do not tell: its element has to be mandatory and to have these values and no others. */
export function checkTold(scope: Scope, by: string, { values, shape }: Alternative, where: Span): void {
  const field = shape.fields.find(({ name }) => name === by);
  const reason = ((): string | undefined => {
    if (!field) return 'its table does not list that element';
    if (field.type.kind !== 'enum' || field.array) return 'there the element is no String with an `enum`';
    if (field.presence !== 'M') return 'there the element may be left out';
    const known = field.type.values;
    const isSame = known.length === values.length && values.every((value) => known.includes(value));
    return isSame ? undefined : `there the values of the element are ${listed(known)}`;
  })();
  if (reason !== undefined) scope.report(diagnostic('alternative-not-told', where, { shape: shape.name, by, reason }));
}
