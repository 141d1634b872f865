import { diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import { messagesOf } from '../model/messages.js';
import type { Check } from './subject.js';

/** The number of elements of one operation is limited. */
export const size: Check = ({ operations }) =>
  operations.flatMap((operation) => {
    const shapes = messagesOf(operation).flatMap(({ shapes }) => shapes);
    const count = shapes.reduce((sum, { fields }) => sum + fields.length, 0);
    return count > limits.elements
      ? [diagnostic('too-many-elements', operation.span, { count, most: limits.elements })]
      : [];
  });
