import { diagnostic } from '../diagnostics/diagnostic.js';
import { givenKinds } from '../model/table-rules.js';
import type { Check } from './subject.js';

/** The presence (M, O, CM) and the conditions of a row match. */
export const presence: Check = ({ tables }) =>
  tables.flatMap(({ rows, rules }) => {
    const covered = new Set(rules.flatMap((rule) => givenKinds.flatMap((kind) => rule[kind] ?? [])));
    return rows.flatMap((row) => {
      const { name, definition } = row;
      const mandatory = (['when', 'unless'] as const).filter((key) => definition[key] !== undefined);
      const excluded = (['forbidden', 'ignored', 'otherwise'] as const).filter((key) => definition[key] !== undefined);
      const { otherwise } = definition;
      if (definition.presence === 'CM') {
        return [
          ...(mandatory.length === 0 && (!covered.has(name) || otherwise !== undefined)
            ? [diagnostic('cm-without-condition', row.at('presence'), { name })]
            : []),
          ...(otherwise !== undefined && definition[otherwise] !== undefined
            ? [diagnostic('otherwise-twice', row.keyAt('otherwise'), { name, key: otherwise })]
            : []),
        ];
      }
      const contradicting = definition.presence === 'M' ? excluded : [];
      return [
        ...(definition.presence === 'O' && otherwise !== undefined
          ? [diagnostic('condition-without-cm', row.keyAt('otherwise'), { key: 'otherwise', name, presence: 'O' })]
          : []),
        ...mandatory.map((key) =>
          diagnostic('condition-without-cm', row.keyAt(key), { key, name, presence: definition.presence }),
        ),
        ...contradicting.map((key) => diagnostic('mandatory-excluded', row.keyAt(key), { key, name })),
      ];
    });
  });
