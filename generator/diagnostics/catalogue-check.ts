import { error, warning } from './entry.js';

/** What can be built and is wrong all the same. */
export const checkCatalogue = {
  // The operation
  'operation-twice': error(
    (p: { name: string; other: string }) => `the operation of ${p.other} is called \`${p.name}\` too, hyphens aside`,
    'Give each operation a name of its own; hyphens alone make no difference to the emitted types.',
  ),
  'too-many-elements': error(
    (p: { count: number; most: number }) =>
      `the tables of this operation hold ${p.count} elements, and ${p.most} is the most`,
    'Make it several operations, or leave out tables that no caller needs.',
  ),
  'route-twice': error(
    (p: { route: string; other: string }) => `${p.other} describes ${p.route} already`,
    'Two operations cannot share method and path; the names of parameters make no difference.',
  ),
  'path-named-otherwise': error(
    (p: { route: string; other: string }) =>
      `${p.route} of ${p.other} is the same path, with other names of parameters`,
    "OpenAPI has one of them; use the same names, and note the page's name with `pageName`.",
  ),
  'route-undecided': error(
    (p: { route: string; other: string }) => `some requests fit this path and ${p.route} of ${p.other} alike`,
    'From the left, the path that has more of a segment written out goes first; write out more of one of the two.',
  ),
  'route-hidden': warning(
    (p: { route: string; other: string; name: string; value: string }) =>
      `with \`${p.value}\` for \`${p.name}\` a call reaches ${p.route} of ${p.other}, which goes first`,
    'Let the rules of the parameter leave out what the other path has written out, or change one of the paths.',
  ),
  'common-twice': error(
    (p: { name: string; other: string }) => `${p.other} is a common definition of the name \`${p.name}\` already`,
    'Rename one of the two, or merge them.',
  ),
  'path-parameter-twice': error(
    (p: { name: string }) => `the path has the parameter \`${p.name}\` twice`,
    "Give the second a name of its own, and note the page's name under it with `pageName`.",
  ),
  'path-parameters-together': error(
    (p: { name: string; earlier: string }) =>
      `\`${p.earlier}\` and \`${p.name}\` share a segment of the path, so that nobody can tell where the one ends`,
    'Give each a segment of its own: `/{a}/{b}`; text before and behind a parameter is fine, as in `/{a}.json`.',
  ),
  'path-parameter-undeclared': error(
    (p: { name: string }) =>
      `the path's parameter \`${p.name}\` is not described under \`parameters\` with \`in: path\``,
    'Describe it, or spell it as it is described.',
  ),
  'path-parameter-unused': error(
    (p: { name: string }) => `\`${p.name}\` is a path parameter, and the path has no \`{${p.name}}\``,
    'Add it to the path, or say `in: query`.',
  ),
  'path-parameter-presence': error(
    (p: { name: string }) => `the path parameter \`${p.name}\` is not M`,
    'A path without it would be another path; make it M.',
  ),
  'parameter-structure': error(
    (p: { name: string }) => `the parameter \`${p.name}\` is not a single plain value`,
    'Objects and arrays in path and query are not supported; describe an element of any other type.',
  ),
  'body-not-allowed': error(
    (p: { method: string }) => `${p.method} has no request body`,
    'Describe what is sent under `http.parameters`, or use another method.',
  ),
  'envelope-type': error(
    (p: { name: string; expected: string }) => `the envelope needs \`${p.name}\` to be ${p.expected}`,
    'Change the row, or name another element in the envelope.',
  ),
  'envelope-presence': error(
    (p: { name: string }) => `\`${p.name}\` is part of the envelope and not O`,
    'The envelope says when the element is filled; make the row O and note what the page says in a reading.',
  ),
  'envelope-twice': error(
    (p: { name: string }) => `the envelope names \`${p.name}\` twice`,
    'Error code, error message and payload are different elements.',
  ),
  'envelope-literal': error(
    (p: { literal: string }) =>
      `\`${p.literal}\` is written for an empty element, and a reader does not take it for one`,
    'Add it to `read`.',
  ),
  'error-code-twice': error(
    (p: { code: string }) => `\`${p.code}\` is also the code of a rejection`,
    'Rename the local code under `rejections`, so that a caller can tell who answered.',
  ),

  // Rows
  'key-does-not-fit': error(
    (p: { key: string; reason: string }) => `\`${p.key}\` does not fit this element: ${p.reason}`,
    'Remove the key, or change the type.',
  ),
  'date-without-format': error(
    (p: { name: string; type: string; formats: readonly string[] }) =>
      `the ${p.type} \`${p.name}\` does not say how it is written: \`format: ${p.formats.join(' or ')}\``,
    'Add the format to the row.',
  ),
  'bounds-reversed': error(
    (p: { least: number; most: number }) => `nothing is at least ${p.least} and at most ${p.most}`,
    'Swap the bounds; a dependent range has to leave room within the fixed one.',
  ),
  'bound-not-whole': error(
    (p: { type: string }) =>
      `the bound of a ${p.type} is not a whole number from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
    'Write a whole number of that range, or make the element one of a type of numbers with a fraction.',
  ),
  'empty-range': error(() => 'the range has no bound', 'Add `minimum`, `maximum` or both.'),
  'vulnerable-pattern': error(
    (p: { growth: string; attack: string; part: string }) =>
      `the time to match a text grows ${p.growth} in its length, at \`${p.part}\`; try it on \`${p.attack}\``,
    'Anchor the pattern with ^ and $, and let no two repetitions next to or inside each other take the same characters.',
  ),
  'unproven-pattern': warning(
    (p: { why: string }) => `it could not be shown that the time to match grows no faster than the text: ${p.why}`,
    'Say it more simply: without look-around and references back, or with smaller numbers of repetitions.',
  ),
  'enum-value-twice': error((p: { value: string }) => `\`${p.value}\` is listed twice`, 'Remove one of the two.'),
  'enum-case-twice': error(
    (p: { value: string; other: string }) =>
      `\`${p.value}\` and \`${p.other}\` are the same where the wire form takes any case`,
    'Say `tolerances: { case: exact }` on the element, or remove one of the two.',
  ),
  'alias-target': error(
    (p: { value: string }) => `the alias stands for \`${p.value}\`, which the enum does not list`,
    'Let it stand for a value of the enum.',
  ),
  'alias-is-value': error(
    (p: { alias: string }) => `the alias \`${p.alias}\` is a value of the enum itself`,
    'Remove the alias.',
  ),
  'default-breaks-rule': error(
    (p: { name: string; rule: string }) => `the default of \`${p.name}\` is not a value that it can have: ${p.rule}`,
    'Write a default that the element allows, under every dependent range too.',
  ),
  'default-on-structure': error(
    (p: { name: string }) => `\`${p.name}\` is an object or an array and has a default`,
    'Defaults are for plain values; describe this one in words.',
  ),
  'default-on-mandatory': error(
    (p: { name: string; presence: string }) =>
      `\`${p.name}\` is ${p.presence} and has a default, which contradict each other`,
    'Say in a reading which of the two wins, and refer to it with `reading`.',
  ),
  'default-excluded': error(
    (p: { name: string; key: string }) =>
      `the default of \`${p.name}\` would be filled in while the element is ${p.key}`,
    'Remove the default, or the condition.',
  ),

  // Conditions
  'cm-without-condition': error(
    (p: { name: string }) => `\`${p.name}\` is CM, and nothing says when it is mandatory`,
    'Add `when` or `unless`; what cannot be formalised is `when: { prose: ... }`.',
  ),
  'condition-without-cm': error(
    (p: { name: string; key: string; presence: string }) => `\`${p.key}\` on \`${p.name}\`, which is ${p.presence}`,
    'Make the element CM, or remove the condition.',
  ),
  'mandatory-excluded': error(
    (p: { name: string; key: string }) => `\`${p.key}\` on \`${p.name}\`, which is M and so always there`,
    'Make the element CM and say when it is mandatory, or remove the condition.',
  ),
  'prose-condition': warning(
    (p: { name: string }) => `no validator can hold this rule of \`${p.name}\``,
    'Docs show it. Formalise it if the page allows.',
  ),
  'prose-in-part': error(
    (p: { name: string }) => `prose is only a part of this condition of \`${p.name}\``,
    'Write the whole rule as `when: { prose: ... }`; a range cannot depend on prose.',
  ),
  'condition-on-itself': error(
    (p: { name: string }) => `the condition of \`${p.name}\` speaks of the element itself`,
    'Name another element of the table.',
  ),
  'condition-on-ignored': error(
    (p: { name: string }) => `a condition cannot depend on \`${p.name}\`, which may be ignored`,
    'Name the element that decides about both.',
  ),
  'presence-of-default': error(
    (p: { name: string }) => `\`${p.name}\` has a default, so whether it is given says nothing`,
    'Ask for its value with `field` and `equals` or `in`.',
  ),
  'condition-value': error(
    (p: { name: string; expected: string }) => `\`${p.name}\` takes ${p.expected}, so it is never this value`,
    'Name a value that the element can have.',
  ),
  'condition-always': error(
    (p: { name: string }) => `this condition of \`${p.name}\` always holds`,
    'Remove it, or state what it depends on.',
  ),
  'condition-never': error(
    (p: { name: string }) => `this condition of \`${p.name}\` can never hold`,
    'Remove it, or correct what contradicts in it.',
  ),
  'contradicting-effects': error(
    (p: { name: string; key: string }) => `\`${p.name}\` can be mandatory and ${p.key} at the same time`,
    'Narrow one of the two conditions, so that they never hold together.',
  ),
  'rule-cannot-be-kept': error(
    (p: { names: readonly string[] }) => `nothing keeps the conditions of ${p.names.join(', ')} all at once`,
    'Go through the cases (each there or not) and correct the condition that is too strong.',
  ),

  // Examples
  'example-twice': error(
    (p: { name: string }) => `there is an example \`${p.name}\` already`,
    'Rename one of the two.',
  ),
  'example-without-message': error(
    (p: { role: string }) => `the operation has no ${p.role}`,
    'Correct `message`, or remove the example.',
  ),
  'example-breaks-rule': error(
    (p: { name: string; rule: string; words: string }) =>
      `the example \`${p.name}\` is declared good and breaks ${p.rule}: ${p.words}`,
    'Correct the value, or declare the example bad.',
  ),
  'example-passes': error(
    (p: { name: string; form: string }) =>
      `the example \`${p.name}\` is declared bad and keeps every rule in ${p.form} form`,
    'Declare it good, or let it break something.',
  ),

  // What nothing uses
  'unused-shape': warning(
    (p: { name: string }) => `no message reaches the table \`${p.name}\``,
    'Remove it, or refer to it with `shape`.',
  ),
  'unused-reading': warning(
    (p: { id: string }) => `nothing refers to the reading ${p.id}`,
    'Remove it, or refer to it with `reading`.',
  ),
} as const;
