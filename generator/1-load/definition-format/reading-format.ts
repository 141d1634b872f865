/** Readings of unclear places of the page, and references to them. */
import type { ReadingDefinition } from '../definition.js';
import { isListPiece, isScalarPiece, type Lazy } from '../grammar.js';
import { list, map, object, optional, text } from './builders.js';
import { readingId } from './name-formats.js';

export const reading: Lazy = () => ({
  kind: 'union',
  called: 'the id of a reading or a list of ids',
  doc: 'The readings that this is based on: an id of `readings`, or a list of ids.',
  forms: [
    { when: isScalarPiece, then: text('Id of a reading.', readingId) },
    { when: isListPiece, then: list('Ids of readings.', text('Id of a reading.', readingId)) },
  ],
});

export const readings = map(
  'How unclear places of the page are interpreted.',
  readingId,
  object<ReadingDefinition>(
    'a reading',
    'What the reading is based on: at least one of the three.',
    {
      stated: optional(text('What the page says.')),
      example: optional(text("What the page's examples show.")),
      inferred: optional(text('What was concluded beyond the text of the page, with the reason.')),
    },
    { least: 1 },
  ),
);
