/** What a payload about a rule of a table holds. */
import type { Elements } from './payload-context.js';

/** Elements of a payload with a name and what they show; undefined means absent. */
export interface Plan {
  readonly name: string;
  readonly note: string;
  readonly given: Elements;
}

/** Values of an element that show an order: not too many. */
export const SHOWN = 4;
