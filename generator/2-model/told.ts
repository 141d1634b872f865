/** Alternatives are told apart by an element that each of their tables lists. */
import type { ShapeDefinition } from '../1-load/definition.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Span } from '../diagnostics/source.js';
import { scalars } from '../formats/index.js';
import { listed } from '../model/words.js';
import type { Scope } from './scope.js';

interface Told {
  readonly name: string;
  readonly table: ShapeDefinition;
  /** The values that lead to the table. */
  readonly values: readonly string[];
}

/** Reports a table that the values do not tell: its element has to be mandatory and to have these values and no others. */
export function checkTold(scope: Scope, by: string, told: Told, where: Span): void {
  const reason = whyNot(by, told);
  if (reason !== undefined) scope.report(diagnostic('alternative-not-told', where, { shape: told.name, by, reason }));
}

function whyNot(by: string, { table: { fields }, values }: Told): string | undefined {
  const row = Object.hasOwn(fields, by) ? fields[by] : undefined;
  if (!row) return 'its table does not list that element';
  if (row.type !== scalars.text.type || !row.enum || row.array || row.map) return 'there the element has no `enum`';
  if (row.presence !== 'M') return 'there the element may be left out';
  const known = row.enum;
  const isSame = known.length === values.length && values.every((value) => known.includes(value));
  return isSame ? undefined : `there the values of the element are ${listed(known)}`;
}
