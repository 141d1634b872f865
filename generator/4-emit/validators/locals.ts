/** Names of the variables that an emitted function keeps its elements in. */
import type { Field } from '../../model.js';
import { helperNames } from './helpers.js';

/** Words of the language, and names that mean more than themselves to whoever reads or guards the code. */
const reserved =
  'arguments await break case catch class const constructor continue debugger default delete do else enum eval export ' +
  'extends false finally for function globalThis if implements import in instanceof interface let new null package ' +
  'private protected public require return static super switch this throw true try typeof undefined var void while ' +
  'with yield';

/** What the emitted functions call their own variables. */
const own = 'value out to key element entry entries index bad given found read result isRead isWhole';

const taken: ReadonlySet<string> = new Set([...reserved.split(' '), ...own.split(' '), ...helperNames]);

/** `checkContact`, `contactRules`, `given2`, `row3`: names made from others. */
const made = /^((check|read)[A-Z].*|.*Rules|(given|row)[0-9]+)$/;

/** The element's own name where it can be one and is not taken, otherwise one made of its row. */
export function localName({ name, row }: Field): string {
  return /^[a-z][A-Za-z0-9]*$/.test(name) && !taken.has(name) && !made.test(name) ? name : `row${row}`;
}
