/** Names of the variables that an emitted function keeps its elements in. */
import type { Field } from '../../model.js';

const taken = new Set(
  (
    'value out to key element entry index bad given result found failed isRead hasOwn undefined arguments eval await break case catch class const ' +
    'continue debugger default delete do else enum export extends false finally for function if implements import in ' +
    'instanceof interface let new null package private protected public return static super switch this throw true ' +
    'try typeof var void while with yield async of Array Number Object String Math JSON'
  ).split(' '),
);

/** The element's own name where it can be one and is not taken, otherwise one made of its row. */
export function localName(field: Field, isTaken: (name: string) => boolean = () => false): string {
  const isPlain = /^[a-z][A-Za-z0-9]*$/.test(field.name) && !taken.has(field.name) && !isTaken(field.name);
  return isPlain ? field.name : `row${field.row}`;
}
