import { defineConfig, defineTarget } from 'specwright';
import { houseRules } from './house-rules.js';
import { sku } from './sku.js';
import { tablesCsv } from './tables-csv.js';

export default defineConfig({
  handlers: false,
  targets: {
    // In the place of ours: the same pages, with a line of the house at the end.
    docs: defineTarget({
      operation: (_, { ours }) =>
        ours.map((file) =>
          file.path.endsWith('.md') ? { ...file, content: `${file.content}\n---\n\nInternal use only.\n` } : file,
        ),
    }),
  },
  extend: {
    targets: { 'tables-csv': tablesCsv },
    checks: [houseRules],
    formats: [sku],
  },
});
