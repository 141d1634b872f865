/** What an element holds several values in: arrays, maps, alternatives, and tables in themselves. */
import type { AlternativesDefinition, ArrayDefinition, MapDefinition } from '../definition.js';
import { isListPiece, isMapPiece, isScalarPiece, type Lazy } from '../grammar.js';
import { limits } from '../../limits.js';
import { count, list, map, object, optional, required, text } from './builders.js';
import { fieldName, mapKey, shapeName } from './name-formats.js';

export const array: Lazy = () => ({
  kind: 'union',
  called: '`true` or bounds',
  doc: 'The value is an array of the type.',
  forms: [
    { when: isScalarPiece, then: () => ({ kind: 'true', doc: 'An array of any length.', or: 'a map of bounds' }) },
    { when: isMapPiece, then: bounds },
  ],
});

export const boundKeys = {
  minItems: optional(count('Minimum number of entries.', 0)),
  maxItems: optional(count('Maximum number of entries; 0 for an array that is always empty.', 0)),
};

const nullEntries: Lazy = () => ({ kind: 'true', doc: 'An entry may be null.' });

const bounds: Lazy = object<ArrayDefinition>('`array`', 'Bounds of the array.', {
  ...boundKeys,
  nullEntries: optional(nullEntries),
  array: optional(array, 'Each entry is an array itself.'),
});

const keys: Lazy = () => ({
  kind: 'union',
  called: 'a pattern, or a list of every key',
  doc: 'What keys may be.',
  forms: [
    { when: isScalarPiece, then: text('The pattern of keys, in the dialect of JSON Schema.') },
    { when: isListPiece, then: list('Every key.', text('A key.', mapKey), limits.words) },
  ],
});

export const entriesByKey: Lazy = () => ({
  kind: 'union',
  called: '`true`, or keys and bounds',
  doc: 'The value is an object from keys to values of the type; with `array`, to arrays of it.',
  forms: [
    {
      when: isScalarPiece,
      then: () => ({ kind: 'true', doc: 'A map with any keys.', or: 'a map of keys and bounds' }),
    },
    {
      when: isMapPiece,
      then: object<MapDefinition>('`map`', 'Keys and bounds of the map.', {
        keys: optional(keys),
        minEntries: optional(count('Minimum number of entries.', 0)),
        maxEntries: optional(count('Maximum number of entries.', 1)),
        nullEntries: optional(nullEntries),
      }),
    },
  ],
});

export const alternatives = object<AlternativesDefinition>(
  '`alternatives`',
  'The tables that an Object may be of, told apart by the value of an element that each of them lists.',
  {
    by: required(text('The element that tells them apart.', fieldName)),
    of: required(map('The shape for each value of that element.', mapKey, text('A shape.', shapeName), limits.words)),
  },
);

export const depth: Lazy = () => ({
  kind: 'number',
  doc: 'How deep objects may be nested whose tables lead back to this element.',
  integer: true,
  minimum: 1,
  maximum: limits.depth,
});
