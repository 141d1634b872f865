/** The rules of a house for its definitions. */
import { defineCheck } from 'specwright';

export const houseRules = defineCheck({
  name: 'house',
  modelVersion: 1,

  catalogue: {
    'no-maximum': {
      severity: 'warning',
      meaning: 'the mandatory text `{element}` has no maximum length',
      help: 'Give it `maxLength`, or a format that limits it.',
    },
    'plain-title': {
      severity: 'error',
      meaning: 'the title ends with a full stop',
      help: 'Write the title as a heading.',
    },
    'title-twice': {
      severity: 'warning',
      meaning: '`{other}` has the same title',
      help: 'Say in the title what tells the two apart.',
    },
  },

  operation(operation, report) {
    if (operation.title.endsWith('.')) report('plain-title', operation);
    for (const { fields } of operation.request?.shapes ?? [])
      for (const field of fields) {
        const { type, presence, name } = field;
        const isLimited =
          type.kind !== 'text' || type.maxLength !== undefined || (type.format ?? type.own) !== undefined;
        if (presence === 'M' && !isLimited) report('no-maximum', field, { element: name });
      }
  },

  // Across operations: what the check needs of each, and what it makes of them all.
  piece: ({ title }) => title,
  operations(pieces, report) {
    for (const [at, piece] of pieces.entries()) {
      const other = pieces.slice(0, at).find(({ value }) => value === piece.value);
      if (other) report('title-twice', piece, { other: other.operation });
    }
  },
});
