import { error, warning } from './entry.js';

/** Reading a definition file and checking its structure. */
export const loadCatalogue = {
  'cannot-read': error(
    (p: { what: string; reason: string }) => `${p.what} cannot be read: ${p.reason}`,
    'Check that the path exists, is of the right kind and that you may read it.',
  ),
  'no-definitions': error(
    () => 'the folder holds no definition',
    'Definitions are files called NAME.spec.yaml; name the folder that holds them with --definitions DIR.',
  ),
  'definition-not-read': warning(
    (p: { reason: string }) => `the file looks like a definition, but is not read: ${p.reason}`,
    'Rename it if it is one; otherwise move it out of the folder of definitions.',
  ),
  'too-many-files': error(
    (p: { limit: number }) => `the folder holds more than ${p.limit} files`,
    'Put the definitions into a folder of their own, and name it with --definitions DIR.',
  ),
  'file-too-large': error(
    (p: { limit: string }) => `the file is larger than ${p.limit}`,
    'Split it: one operation a file, and what several operations share in a common file.',
  ),
  'nested-too-deeply': error(
    (p: { limit: number }) => `the file is nested deeper than ${p.limit} levels`,
    'No definition needs that; look for brackets that are not closed.',
  ),
  'not-utf8': error(() => 'the file is not UTF-8', 'Save it as UTF-8.'),
  'empty-file': error(
    () => 'the file is empty',
    'Start with `operation: name-of-the-operation`, or remove the file. The README shows a whole definition.',
  ),
  'schema-line': warning(
    (p: { path: string }) => `the schema \`${p.path}\` does not exist, so editors check and complete nothing`,
    'Name the schema of the installed package by its path from this file.',
  ),
  'yaml-syntax': error(
    (p: { reason: string }) => `this is not YAML: ${p.reason}`,
    'Check indentation, colons, quotes and brackets at this place.',
  ),
  'tab-indentation': error(() => 'the line is indented with a tab', 'YAML takes spaces only; use two a level.'),
  'several-documents': error(() => 'the file holds several YAML documents', 'Put each definition into its own file.'),
  'yaml-directive': error(
    () => 'a definition has no YAML directives',
    'Remove the line; every definition is read as YAML 1.2.',
  ),
  'yaml-tag': error(
    (p: { tag: string }) => `the tag ${p.tag} is not allowed`,
    'Remove the tag; write the value plainly.',
  ),
  'yaml-anchor': error(
    () => 'anchors, aliases and merge keys are not allowed',
    'Write the value out; what several operations share goes into a common file.',
  ),
  'duplicate-field': error(
    (p: { name: string; line: number }) =>
      `the element \`${p.name}\` stands here a second time; it is on line ${p.line} already`,
    'Remove one of the two.',
  ),
  'duplicate-key': error(
    (p: { name: string; line: number }) =>
      `the key \`${p.name}\` stands here a second time; it is on line ${p.line} already`,
    'Remove one of the two.',
  ),
  'text-key': error(() => 'a key has to be text', 'Put the key into quotes.'),
  'quote-enum-value': error(
    (p: { raw: string }) => `\`${p.raw}\` without quotes is read as a boolean, a number or null by some YAML readers`,
    'Put the value into quotes.',
  ),
  'control-character': error(
    (p: { code: string }) => `the text holds the character ${p.code}, which cannot be printed`,
    'Remove it; line breaks and tabs are fine.',
  ),
  'unknown-key': error(
    (p: { key: string; where: string }) => `\`${p.key}\` is not a key of ${p.where}`,
    'Remove the key, or spell it as the format does.',
  ),
  'unquoted-comma': error(
    (p: { key: string }) => `a comma inside \`{ ... }\` ends the text, so \`${p.key}\` is read as a key`,
    'Put the text before it into quotes, comma included.',
  ),
  'missing-key': error((p: { key: string; where: string }) => `${p.where} needs the key \`${p.key}\``, 'Add the key.'),
  'wrong-kind': error(
    (p: { expected: string; found: string }) => `${p.found} stands here where ${p.expected} is expected`,
    'Write the value in the form that is expected; text that YAML takes for a number or a boolean needs quotes.',
  ),
  'unknown-word': error(
    (p: { word: string; expected: string }) => `\`${p.word}\` is not one of ${p.expected}`,
    'Use one of the words listed.',
  ),
  'bad-name': error(
    (p: { name: string; rule: string }) => `\`${p.name}\` cannot be used here: ${p.rule}`,
    'Choose another name.',
  ),
  'empty-text': error(() => 'the text is empty', 'Say something, or remove the key.'),
  'bad-number': error(
    (p: { rule: string }) => `this number cannot be used here: ${p.rule}`,
    'Write a number that fits.',
  ),
  'text-too-long': error(
    (p: { most: number }) => `the text is longer than ${p.most} characters`,
    'Say it in fewer words; a value or a pattern of this length is most likely not meant as one.',
  ),
  'too-many': error(
    (p: { count: number; most: number }) => `${p.count} entries stand here, and ${p.most} is the most`,
    'A page does not list so many; what has no end of values needs no enum.',
  ),
  'too-few': error(
    (p: { least: number; what: string }) => `at least ${p.least} ${p.what} expected here`,
    'Add what is missing, or remove the key.',
  ),
} as const;
