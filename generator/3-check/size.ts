import { diagnostic } from '../diagnostics/diagnostic.js';
import { limits } from '../limits.js';
import type { Check } from './subject.js';

/** The number of elements of one operation is limited. */
export const size: Check = ({ operations }) =>
  operations.flatMap(({ parameters, request, response, span }) => {
    const shapes = [parameters, request, response].flatMap((message) => message?.shapes ?? []);
    const count = shapes.reduce((sum, { fields }) => sum + fields.length, 0);
    return count > limits.elements ? [diagnostic('too-many-elements', span, { count, most: limits.elements })] : [];
  });
