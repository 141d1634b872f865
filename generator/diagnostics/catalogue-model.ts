import { error } from './entry.js';

/** Resolving what a definition refers to. */
export const modelCatalogue = {
  'no-common': error(
    () => 'the operation uses no common definition',
    'Name one with `uses: common.spec.yaml`; it holds the API, the envelope and the rejections.',
  ),
  'unknown-common': error(
    (p: { name: string }) =>
      `there is no common definition \`${p.name}\` in this folder, or one above it, that can be used`,
    'Name a file that begins with `common:` and has no mistakes, in the folder of this one or one above it.',
  ),
  'no-response': error(
    () => 'neither the operation nor its common definition has a response',
    'Describe it under `response` in one of the two.',
  ),
  'unknown-shape': error(
    (p: { name: string; operation: string }) =>
      `${p.operation} has no shape \`${p.name}\`, and neither has its common definition`,
    'Add the table under `shapes`, or use the name of one that is there.',
  ),
  'unknown-reading': error(
    (p: { id: string }) => `there is no reading \`${p.id}\``,
    'Add it under `readings`, or use an id that is there.',
  ),
  'unknown-element': error(
    (p: { name: string }) => `there is no element \`${p.name}\` in this table`,
    'Conditions speak of elements of the same table; use the name of one.',
  ),
  'object-without-shape': error(
    (p: { name: string }) => `\`${p.name}\` is an Object without a shape`,
    'Name the table of its elements with `shape`.',
  ),
  'reference-cycle': error(
    (p: { cycle: string }) => `the tables refer to each other in a circle: ${p.cycle}`,
    'Break the circle; a message has to end somewhere.',
  ),
  'tables-too-deep': error(
    (p: { most: number }) => `the tables refer to each other more than ${p.most} levels deep`,
    'JSON readers follow no message as deep as that; let the element refer to a table further out.',
  ),
  'pattern-too-large': error(
    (p: { what: string }) => `the pattern is too large: ${p.what}`,
    'Say how long the text may be with `maxLength`, and what it looks like with a shorter pattern.',
  ),
  'bad-pattern': error(
    (p: { reason: string }) => `the pattern is no regular expression: ${p.reason}`,
    'Patterns are those of ECMAScript 2018 with the flag u, as in JSON Schema. They escape nothing but ^ $ \\ . * + ? ( ) [ ] { } | and /, and a hyphen in brackets; for (?i)a write [Aa], for \\A and \\Z write ^ and $, for a++ write a+.',
  ),
  'foreign-pattern': error(
    (p: { what: string; instead: string }) => `not every engine reads ${p.what} in a pattern; write ${p.instead}`,
    'Patterns are those of ECMAScript 2018 with the flag u, without look-behind, so that every Node, every browser and every reader of the JSON Schema comes to the same verdict.',
  ),
  'condition-too-large': error(
    (p: { most: number }) =>
      `the conditions of this element and those tied to it have more than ${p.most} combinations`,
    'Split the rule: let a condition speak of fewer elements.',
  ),
} as const;
