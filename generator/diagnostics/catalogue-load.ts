import { error, warning } from './entry.js';

/** Reading a definition file and checking its structure. */
export const loadCatalogue = {
  'cannot-read': error(
    (p: { what: string; reason: string }) => `${p.what} cannot be read: ${p.reason}`,
    'Check that the path exists, is of the right kind (file or folder), and that you have permission to read it.',
  ),
  'no-definitions': error(
    () => 'the folder contains no definition',
    'Definitions are files called NAME.spec.yaml. Pass the folder that contains them as --definitions DIR, or add one with specwright new operation NAME.',
  ),
  'no-folder': error(
    () => 'there is no folder of definitions with this name',
    'Run specwright init to set up a project, pass the folder of the definitions as --definitions DIR, or run the command in the folder of the project.',
  ),
  'no-match': error(
    () => 'no definition matches this pattern',
    'Correct the pattern. `*` stands for one name, `**` for any number of folders; node_modules and hidden folders are left out.',
  ),
  'definition-not-read': warning(
    (p: { reason: string }) => `the file looks like a definition, but is ignored: ${p.reason}`,
    'Rename it to NAME.spec.yaml if it is a definition. Otherwise move it out of the definitions folder.',
  ),
  'too-many-files': error(
    (p: { limit: number }) => `the folder contains more than ${p.limit} files`,
    'Put the definitions into a folder of their own, and pass it as --definitions DIR.',
  ),
  'file-too-large': error(
    (p: { limit: string }) => `the file is larger than ${p.limit}`,
    'Split it: one operation per file, and what several operations share in a common file.',
  ),
  'nested-too-deeply': error(
    (p: { limit: number }) => `the file is nested deeper than ${p.limit} levels`,
    'Definitions do not need this many. Look for brackets that are not closed.',
  ),
  'not-utf8': error(() => 'the file is not UTF-8', 'Save it as UTF-8.'),
  'empty-file': error(
    () => 'the file is empty',
    'Start with `operation: name-of-the-operation`, or remove the file. docs/definitions.md shows complete definitions.',
  ),
  'schema-line': warning(
    (p: { path: string }) => `the schema \`${p.path}\` does not exist, so editors cannot check or complete this file`,
    'Write the path from this file to definitions/definition.schema.json of the installed package.',
  ),
  'yaml-syntax': error(
    (p: { reason: string }) => `this is not valid YAML: ${p.reason}`,
    'Check indentation, colons, quotes and brackets here.',
  ),
  'merge-conflict': error(
    () => 'a merge conflict begins here',
    'Keep one of the two sides, or combine them, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
  ),
  'tab-indentation': error(
    () => 'the line is indented with a tab',
    'Use spaces, two per level. YAML does not allow tabs.',
  ),
  'several-documents': error(
    () => 'the file contains several YAML documents',
    'Put each definition into its own file.',
  ),
  'yaml-directive': error(
    () => 'YAML directives are not allowed',
    'Remove the line. Definitions are always read as YAML 1.2.',
  ),
  'yaml-tag': error(
    (p: { tag: string }) => `the tag ${p.tag} is not allowed`,
    'Remove the tag, and write the value as plain YAML.',
  ),
  'yaml-anchor': error(
    () => 'anchors, aliases and merge keys are not allowed',
    'Repeat the value. What several operations share belongs in a common file.',
  ),
  'duplicate-field': error(
    (p: { name: string; line: number }) =>
      `the element \`${p.name}\` is defined twice, the first time on line ${p.line}`,
    'Remove one of the two.',
  ),
  'duplicate-key': error(
    (p: { name: string; line: number }) => `the key \`${p.name}\` is given twice, the first time on line ${p.line}`,
    'Remove one of the two.',
  ),
  'text-key': error(() => 'the key is not text', 'Put the key in quotes.'),
  'quote-enum-value': error(
    (p: { raw: string }) => `some YAML parsers read \`${p.raw}\` without quotes as a boolean, a number or null`,
    'Put the value in quotes.',
  ),
  'control-character': error(
    (p: { code: string }) => `the text contains the control character ${p.code}`,
    'Remove it. Line breaks and tabs are allowed.',
  ),
  'unknown-key': error(
    (p: { key: string; where: string }) => `\`${p.key}\` is not a key of ${p.where}`,
    'Remove the key, or correct its spelling.',
  ),
  'unquoted-comma': error(
    (p: { key: string }) => `the text ends at a comma inside \`{ ... }\`, so \`${p.key}\` is read as a key`,
    'Put the whole text in quotes, the comma included.',
  ),
  'missing-key': error((p: { key: string; where: string }) => `${p.where} needs the key \`${p.key}\``, 'Add the key.'),
  'wrong-kind': error(
    (p: { expected: string; found: string }) => `expected ${p.expected}, but found ${p.found}`,
    'Write a value of the expected kind. Text that YAML reads as a number or a boolean needs quotes.',
  ),
  'unknown-word': error(
    (p: { word: string; expected: string }) => `\`${p.word}\` is not one of ${p.expected}`,
    'Use one of the listed words.',
  ),
  'refused-key': error(
    (p: { key: string; where: string; meant: string }) => `\`${p.key}\` is not a key of ${p.where}: ${p.meant}`,
    'Write what the message says.',
  ),
  'refused-word': error(
    (p: { word: string; reason: string; expected: string }) =>
      `\`${p.word}\` is refused, unlike ${p.expected}: ${p.reason}`,
    'Use one of the listed words. What tells who calls is a scheme of `api.security`, sent in a header or in the query, and no parameter.',
  ),
  'bad-name': error(
    (p: { name: string; rule: string }) => `\`${p.name}\` cannot be used here: ${p.rule}`,
    'Choose another name.',
  ),
  'empty-text': error(() => 'the text is empty', 'Write a text, or remove the key.'),
  'bad-number': error(
    (p: { rule: string }) => `this number cannot be used here: ${p.rule}`,
    'Write a number that the rule allows.',
  ),
  'text-too-long': error((p: { most: number }) => `the text is longer than ${p.most} characters`, 'Shorten the text.'),
  'too-many': error(
    (p: { count: number; most: number }) => `there are ${p.count} entries; the maximum is ${p.most}`,
    'Remove entries. A value set of this size is better left without an enum.',
  ),
  'too-few': error(
    (p: { least: number; what: string }) => `expected at least ${p.least} ${p.what}`,
    'Add the missing entries, or remove the key.',
  ),
} as const;
