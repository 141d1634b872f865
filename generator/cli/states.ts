/** The states in which a file may be that is not as it would be generated: what each means, and what helps. */
import { count } from './io.js';
import type { CheckOptions } from './options.js';

export type Status =
  | 'missing'
  | 'changed'
  | 'layout'
  | 'conflict'
  | 'edited'
  | 'edited-conflict'
  | 'foreign'
  | 'stale'
  | 'abandoned'
  | 'orphaned'
  | 'orphaned-edited'
  | 'handler-missing'
  | 'handler-incomplete'
  | 'handler-imports';

export const meanings: Readonly<Record<Status, string>> = {
  missing: 'is not there',
  changed: 'is out of date',
  layout: 'differs in layout only, as a formatter leaves it',
  conflict: 'holds the marks of a merge conflict, both sides of which were generated',
  edited: 'was edited by hand',
  'edited-conflict': 'holds the marks of a merge conflict, one side of which was edited by hand',
  foreign: 'was not written by specwright',
  stale: 'is no longer generated',
  abandoned: 'is no longer generated, and was edited by hand',
  orphaned: 'is no longer generated, since no definition describes its operation',
  'orphaned-edited': 'is no longer generated, since no definition describes its operation, and was edited by hand',
  'handler-missing': 'is not there',
  'handler-incomplete': 'lacks what the definitions ask for',
  'handler-imports': 'imports what is generated from where it is not',
};

interface Hint {
  readonly statuses: readonly Status[];
  readonly say: (number: string, options: CheckOptions) => string;
}

const hints: readonly Hint[] = [
  {
    statuses: ['missing', 'changed', 'conflict', 'stale'],
    say: (number) => `${number}: specwright generate puts this in order`,
  },
  {
    statuses: ['layout'],
    say: (number, { out }) =>
      `${number} in layout only: specwright generate puts this in order; keep formatters out of the folder, ` +
      `with the line ${out}/ in .prettierignore`,
  },
  {
    statuses: ['edited', 'edited-conflict', 'foreign'],
    say: (number) =>
      `${number} that specwright generate does not touch: move what was edited by hand into a definition, and ` +
      'a file of your own elsewhere; then specwright generate --force writes what is generated',
  },
  {
    statuses: ['abandoned'],
    say: (number) =>
      `${number} that specwright never removes: remove the file, or run specwright generate --force to keep it as your own`,
  },
  {
    statuses: ['orphaned'],
    say: (number) => `${number}: specwright generate --prune removes the file; a definition that comes back keeps it`,
  },
  {
    statuses: ['orphaned-edited'],
    say: (number) => `${number}: remove the file, or run specwright generate --prune --force to keep it as your own`,
  },
  {
    statuses: ['handler-missing', 'handler-incomplete', 'handler-imports'],
    say: (number) =>
      `${number} of handlers: specwright generate puts this in order; with --no-handlers, check leaves them out`,
  },
];

/** What helps, for each kind of state that there is. */
export function hintsOf(drift: readonly { readonly status: Status }[], options: CheckOptions): readonly string[] {
  return hints.flatMap(({ statuses, say }) => {
    const number = drift.filter(({ status }) => statuses.includes(status)).length;
    return number === 0 ? [] : [say(count(number, 'difference'), options)];
  });
}
