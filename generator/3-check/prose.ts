import { proseIn } from '../2-model/condition-parts.js';
import { diagnostic } from '../diagnostics/diagnostic.js';
import { conditionsOf } from './conditions-of.js';
import type { Check } from './subject.js';

/** Conditions in prose are documented but not enforced, and prose cannot be a part of a condition. */
export const prose: Check = ({ tables }) =>
  tables
    .flatMap(({ rows }) => rows)
    .flatMap((row) =>
      conditionsOf(row).flatMap(({ condition, path }) => {
        if (proseIn(condition) === undefined) return [];
        const { when, unless } = row.definition;
        // `when` and `unless` are one condition.
        const isHalf = (path[0] === 'when' || path[0] === 'unless') && when !== undefined && unless !== undefined;
        const isWhole = typeof condition !== 'string' && 'prose' in condition && path.length === 1 && !isHalf;
        if (isWhole && condition.meant === true) return [];
        const code = isWhole ? 'prose-condition' : 'prose-in-part';
        return [diagnostic(code, row.keyAt(...path), { name: row.name })];
      }),
    );
