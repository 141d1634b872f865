/** The numbers of articles, as a format that definitions name: `format: sku`. */
import { defineFormat } from 'specwright';

export const sku = defineFormat({
  name: 'sku',
  modelVersion: 1,
  words: 'an article number: three capitals, a hyphen and four digits',
  pattern: '[A-Z]{3}-[0-9]{4}',

  // Checked against the pattern, and in the vectors of every element that has the format.
  right: { plain: 'ABC-1234', zeros: 'AAA-0000' },
  wrong: {
    'lower-case': 'abc-1234',
    'no-hyphen': 'ABC1234',
    'one-digit-less': 'ABC-123',
    'one-digit-more': 'ABC-12345',
    'digits-of-another-script': 'ABC-١٢٣٤',
  },
});
