import { error, warning } from './entry.js';

/** Comparing with the output folder and writing to it. */
export const outputCatalogue = {
  'output-folder': error(
    (p: { reason: string }) => `the output folder ${p.reason}`,
    'Choose a separate folder for the output with --out DIR.',
  ),
  'output-link': error(
    () => 'a symbolic link is in the place of a generated file or folder',
    'Remove the link. Links are not followed, so that every generated file stays inside the output folder.',
  ),
  'output-not-file': error(
    (p: { found: string; expected: string }) => `expected ${p.expected} here, but found ${p.found}`,
    'Move or remove it. --force does not replace it.',
  ),
  'output-foreign': error(
    () => 'the file would be overwritten, but was not generated',
    'Move it, or run generate with --force to overwrite it.',
  ),
  'output-edited': error(
    () => 'the file would be overwritten, but was edited by hand',
    'Run `specwright check` to see the edit, move it into a definition, then run generate with --force to overwrite the file.',
  ),
  'output-conflict': error(
    () => 'the file contains a merge conflict, and one of its sides was edited by hand',
    'Move the edit into a definition, then run generate with --force to overwrite the file.',
  ),
  'output-merged': warning(
    () => 'the file contains a merge conflict between two generated versions; generate overwrites it',
    'Nothing is lost. Check that the definitions are merged as intended.',
  ),
  'output-reformatted': warning(
    (p: { count: number }) =>
      `a formatter changed the layout of ${p.count === 1 ? 'a file' : `${p.count} files`} here; ` +
      `generate restores ${p.count === 1 ? 'it' : 'them'}`,
    'Exclude the folder from formatting, for example in .prettierignore or in the configuration of lint-staged.',
  ),
  'output-orphaned': warning(
    (p: { operation: string; count: number }) =>
      `the definition of \`${p.operation}\` no longer exists; its ${p.count === 1 ? 'file is' : `${p.count} files are`} kept`,
    'Run generate with --prune to remove what was generated for it, or restore the definition.',
  ),
  'output-surplus': warning(
    (p: { count: number }) => `${p.count} files here are no longer generated; they are kept`,
    'Run generate with --prune to remove them, or turn on again in the configuration what they belong to.',
  ),
  'output-abandoned': error(
    () => 'the file is no longer generated, but was edited by hand',
    'Remove the file, or run generate with --force to keep it. specwright then no longer manages it.',
  ),
  'output-kept': warning(
    () => 'the file is no longer generated, but was edited by hand; it is kept',
    'Remove the file if you do not need it. specwright no longer manages it.',
  ),
  'manifest-broken': error(
    (p: { reason: string }) => `the manifest of generated files is invalid: ${p.reason}`,
    'Restore it from version control, or run generate with --force, which writes a new one and removes no file.',
  ),
  'manifest-conflict': warning(
    () => 'the manifest of generated files contains a merge conflict; generate overwrites it',
    'Nothing is lost. Files that either side lists count as generated.',
  ),
  'package-syntax': error(
    (p: { reason: string }) => `the file cannot be brought up to date: ${p.reason}`,
    'Mend the file, solve its merge conflict, or remove it to have it written anew.',
  ),
  'build-config': error(
    () => 'there is no tsconfig.json that says how to compile the output',
    'Make the output a package in the configuration, `package: { name: … }`, and run generate.',
  ),
  'build-compiler': error(
    () => 'TypeScript, which compiles the output, is not installed',
    'Install it in the project: npm install --save-dev typescript',
  ),
  'output-busy': error(
    (p: { process: string }) => `another run (${p.process}) is writing to the output folder`,
    'Wait until it has finished, then run again. If no such process runs, remove the file.',
  ),
  'cannot-write': error(
    (p: { reason: string; remedy: string }) => `writing failed: ${p.reason}; ${p.remedy}`,
    'No file is left half written. Fix the cause, then run again; --force is not needed.',
  ),
  'handlers-folder': error(
    (p: { reason: string }) => `the handlers folder ${p.reason}`,
    'Choose a separate folder with --handlers DIR, or skip handlers with --no-handlers.',
  ),
  'handler-syntax': warning(
    (p: { reason: string }) => `the file has a syntax error: ${p.reason}; it is not changed`,
    'Fix the error, then run generate again to add what the definitions now require.',
  ),
  'handler-unlisted': warning(
    (p: { handler: string }) =>
      `the file has no call of \`routerOf\` with a list to which \`${p.handler}\` could be added`,
    'Import the handler, and serve it where you serve the others.',
  ),
  'handler-gone': warning(
    (p: { specifier: string }) => `\`${p.specifier}\` is no longer generated, so this file does not compile`,
    'Remove the import and the code that uses it, or restore the definition.',
  ),
  'handler-orphan': warning(
    (p: { operation: string; isKept: boolean }) =>
      `the definition of \`${p.operation}\` no longer exists, so this file ` +
      `${p.isKept ? 'will not compile when what was generated for it is removed' : 'does not compile'}; ` +
      'it is yours and is kept',
    'If the operation has another name now, move the code to the handler of that name, otherwise what you still need of ' +
      'it. Then remove the file.',
  ),
  'handler-misnamed': warning(
    (p: { name: string; wanted: string }) => `\`${p.name}\` is exported, but \`${p.wanted}\` is needed and missing`,
    'Rename the export. If it is something else, export a function of the missing name as well.',
  ),
  'handler-lost': warning(
    (p: { specifier: string }) => `\`${p.specifier}\` leads to no file, so this file does not compile`,
    'Correct the import. Specwright changes imports of generated code only.',
  ),
  'handler-alias': warning(
    (p: { alias: string; target: string }) =>
      `handlers import generated code by \`${p.alias}\`, which leads to \`${p.target}\` and not to the output folder`,
    'Let the alias lead to the output folder.',
  ),
  'handler-type': warning(
    (p: { reason: string; code: string }) => `this does not compile: ${p.reason} (${p.code})`,
    'Change the handler to what the definition now says; docs.md of the operation describes it.',
  ),
  'handler-changed': error(
    () => 'the file was changed by another program while specwright was updating it',
    'Run generate again. Nothing was written to the file.',
  ),
} as const;
