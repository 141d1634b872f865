import { error, warning } from './entry.js';

/** Comparing with the output folder and writing to it. */
export const outputCatalogue = {
  'output-folder': error(
    (p: { reason: string }) => `the output folder ${p.reason}`,
    'Choose a folder of its own for what is generated with --out DIR.',
  ),
  'output-link': error(
    () => 'a symbolic link stands where a generated file or its folder belongs',
    'Remove the link; generated files stay inside the output folder, so links in it are not followed.',
  ),
  'output-not-file': error(
    (p: { found: string; expected: string }) => `${p.found} stands where ${p.expected} belongs`,
    'Move it away or remove it; --force does not do that.',
  ),
  'output-foreign': error(
    () => 'the file would be replaced, but specwright did not write it',
    'Move it away, or run generate with --force to replace it.',
  ),
  'output-edited': error(
    () => 'the file would be replaced, but it was edited by hand',
    'See the edit with specwright check, move it into a definition, then run generate with --force to replace the file.',
  ),
  'output-conflict': error(
    () => 'the file holds the marks of a merge conflict, and one of the two sides was edited by hand',
    'Move the edit into a definition, then run generate with --force to replace the file.',
  ),
  'output-merged': warning(
    () => 'the file holds the marks of a merge conflict between two generated texts; generate writes it anew',
    'Nothing of yours is in it. See to it that the definitions are merged as you want them.',
  ),
  'output-reformatted': warning(
    (p: { count: number }) =>
      `a formatter has changed the layout of ${p.count === 1 ? 'a file' : `${p.count} files`} here, and nothing else; ` +
      `generate puts ${p.count === 1 ? 'it' : 'them'} back`,
    'Keep formatters out of the folder: add it to .prettierignore, or to what lint-staged leaves out.',
  ),
  'output-orphaned': warning(
    (p: { operation: string; count: number }) =>
      `no definition describes \`${p.operation}\` any more; its ${p.count === 1 ? 'file stays' : `${p.count} files stay`}`,
    'Run generate with --prune to remove what was generated for it, or bring the definition back.',
  ),
  'output-abandoned': error(
    () => 'the file is no longer generated, but was edited by hand',
    'Remove the file if you do not need it, or run generate with --force to keep it as your own.',
  ),
  'output-kept': warning(
    () => 'the file is no longer generated, but was edited by hand; it stays, and is yours now',
    'Remove the file if you do not need it.',
  ),
  'manifest-broken': error(
    (p: { reason: string }) => `the list of generated files cannot be used: ${p.reason}`,
    'Restore it from version control, or run generate with --force: that writes a new one, and removes no file.',
  ),
  'manifest-conflict': warning(
    () => 'the list of generated files holds the marks of a merge conflict; generate writes it anew',
    'Nothing of yours is in it. Files that either side lists count as generated.',
  ),
  'output-busy': error(
    (p: { process: string }) => `another run (${p.process}) is writing to the output folder`,
    'Wait until it is done, then run again. If there is none, remove the file.',
  ),
  'cannot-write': error(
    (p: { reason: string; remedy: string }) => `writing failed: ${p.reason}; ${p.remedy}`,
    'Nothing is left half written. Put that right, then run again; --force is not needed.',
  ),
  'handlers-folder': error(
    (p: { reason: string }) => `the folder of handlers ${p.reason}`,
    'Choose a folder of its own with --handlers DIR, or leave handlers out with --no-handlers.',
  ),
  'handler-syntax': warning(
    (p: { reason: string }) => `the file does not parse: ${p.reason}; it is left as it is`,
    'Put that right, then run generate again: it adds what a changed definition asks for.',
  ),
  'handler-unlisted': warning(
    (p: { handler: string }) => `nothing here calls \`routerOf\` with a list that \`${p.handler}\` could be added to`,
    'Import it and serve it where you serve the others.',
  ),
  'handler-gone': warning(
    (p: { specifier: string }) => `\`${p.specifier}\` is not generated, so that this file does not compile`,
    'Remove the import and what uses it, or bring the definition back.',
  ),
  'handler-orphan': warning(
    (p: { operation: string }) =>
      `no definition describes \`${p.operation}\` any more, so that this file does not compile; it is yours and stays`,
    'Move what is still of use to the handler of another operation, then remove the file.',
  ),
  'handler-changed': error(
    () => 'the file was changed by somebody else while specwright was adding to it',
    'Nothing was written to it; run generate again.',
  ),
} as const;
