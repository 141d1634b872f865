import { diagnostic } from '../diagnostics/diagnostic.js';
import type { Check } from './subject.js';

/** Conditions that refer to each other's elements can all be satisfied at once. */
export const keepableRules: Check = ({ messages, rowOf }) =>
  messages
    .flatMap(({ shapes }) => shapes)
    .flatMap(({ conditions, fields }) =>
      conditions
        .filter(({ branches }) => branches.length === 0)
        .flatMap(({ demands }) => {
          const rows = fields.filter(({ name }) => demands.some(({ field }) => field === name)).map(rowOf);
          const names = rows.map(({ name }) => name);
          return rows.slice(0, 1).map((row) => diagnostic('rule-cannot-be-kept', row.keyAt(), { names }));
        }),
    );
