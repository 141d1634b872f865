import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import { boundsOf } from '../model/cardinality.js';
import type { Check, Row } from './subject.js';

/** A cardinality is one, is said once, and does not contradict the presence. */
export const cardinality: Check = ({ tables }) => tables.flatMap(({ rows }) => rows).flatMap(ofRow);

function ofRow(row: Row): readonly Diagnostic[] {
  const { name, definition } = row;
  const { cardinality: written, presence, reading } = definition;
  if (written === undefined) return [];
  const bounds = boundsOf(written);
  const place = row.at('cardinality');
  if (!bounds) return [diagnostic('bad-cardinality', place, { written: String(written) })];
  const isSaidTwice = row.at('array') !== row.at();
  const isAbsent = presence === 'M' && bounds.least === 0 && bounds.most === 1;
  const isThere = presence === 'O' && bounds.least === 1 && bounds.most === 1;
  return [
    ...(isSaidTwice
      ? [
          diagnostic('key-does-not-fit', row.keyAt('array'), {
            key: 'array',
            reason: 'the cardinality says how many there are',
          }),
        ]
      : []),
    ...((isAbsent || isThere) && reading === undefined
      ? [diagnostic('cardinality-contradicts', place, { name, presence, written: String(written) })]
      : []),
  ];
}
