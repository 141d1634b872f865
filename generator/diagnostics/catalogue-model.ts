import { error } from './entry.js';

/** Resolving what a definition refers to. */
export const modelCatalogue = {
  'no-common': error(
    () => 'the operation uses no common definition',
    'Name one with `uses: common.spec.yaml`. It defines the API, the envelope and the rejections.',
  ),
  'unknown-common': error(
    (p: { name: string }) => `neither this folder nor a parent folder has a valid common definition \`${p.name}\``,
    'Name a file that starts with `common:` and has no errors, in the folder of this file or in a parent folder.',
  ),
  'unknown-package-file': error(
    (p: { name: string; reason: string }) => `the common definition \`${p.name}\` cannot be used: ${p.reason}`,
    'Install the package, or correct the name: the name of the package, a slash, and the path of the file in it.',
  ),
  'no-response': error(
    () => 'neither the operation nor its common definition has a response',
    'Add `response` to one of the two.',
  ),
  'unknown-shape': error(
    (p: { name: string; operation: string }) =>
      `${p.operation} has no shape \`${p.name}\`, and neither has its common definition`,
    'Add it under `shapes`, or use the name of an existing shape.',
  ),
  'unknown-type': error(
    (p: { name: string; expected: string }) => `there is no type \`${p.name}\`; it is not one of ${p.expected}`,
    'Use one of the listed types, or name the type under `types`, in this file or in its common definition.',
  ),
  'type-not-narrowed': error(
    (p: { key: string; type: string; reason: string }) =>
      `\`${p.key}\` cannot be added to the type \`${p.type}\`: ${p.reason}`,
    'A row may narrow the type that it names, and nothing else. Change the type, or write the row without it.',
  ),
  'unknown-reading': error(
    (p: { id: string }) => `the reading \`${p.id}\` does not exist`,
    'Add it under `readings`, or use the id of an existing reading.',
  ),
  'unknown-element': error(
    (p: { name: string }) => `the element \`${p.name}\` does not exist in this table`,
    'Use the name of an element of the table. Conditions and the rules of a table can also name an element of an object in it, as `header.type`; of `alternatives`, rules see the elements that all of their tables have alike.',
  ),
  'header-unknown': error(
    (p: { name: string }) => `\`${p.name}\` is no other header of this answer`,
    'A condition on a header names other headers of the answer. What depends on the body is prose, `when: { prose: …, meant: true }`, or an outcome with a status of its own.',
  ),
  'condition-does-not-fit': error(
    (p: { name: string; why: string }) => `the condition cannot ask this of \`${p.name}\`, which ${p.why}`,
    'Ask whether the element is given, or name another element.',
  ),
  'no-parent': error(
    (p: { table: string }) => `no table of the message is around the table "${p.table}" as far as the condition asks`,
    'Name elements of this table without `parent`, or of the table around it with one. Give the row `only: request` or `only: response` if the table stands in another one that way only.',
  ),
  'parent-without-element': error(
    (p: { name: string; table: string }) => `the table "${p.table}", around this one, has no element \`${p.name}\``,
    'Use the name of an element of that table; `{ parent: { parent: … } }` is the table around it. Where the objects stand in several tables, all of these need the element: give the others a table of their own that `extends` what both have.',
  ),
  'parent-misplaced': error(
    () => 'the condition asks about the table around this one, which only the condition of a row can do',
    'Write the condition at the row that depends on the other table, in `when`, `unless`, `forbidden` or `values`.',
  ),
  'ignored-by-parent': error(
    (p: { name: string }) => `\`${p.name}\` cannot be ignored because of an element of the table around its own`,
    'Write `forbidden`, or `otherwise: forbidden`, if it must be left out then; leave both out if it may be given; or say what is ignored at the row of the object that it is in.',
  ),
  'rule-name-twice': error(
    (p: { name: string }) => `two rules of the table are called \`${p.name}\``,
    'Give one of the two a `name`. Without one, a rule is called after its kind and its first element.',
  ),
  'rule-does-not-fit': error(
    (p: { name: string; rule: string; reason: string }) =>
      `\`${p.name}\` cannot take part in \`${p.rule}\`: ${p.reason}`,
    'Name another element, or remove the rule.',
  ),
  'not-a-distance': error(
    (p: { distance: string; reason: string }) =>
      `\`${p.distance}\` is no distance between the two elements: ${p.reason}`,
    'Write a number between numbers, and between dates or times a duration of weeks, days, hours, minutes and seconds: `P90D`, `PT24H`.',
  ),
  'no-distance': error(
    (p: { distance: string }) => `\`${p.distance}\` is no distance, which is more than 0`,
    'Write `order: [from, to]` where the second element is at least the first, or not before it, `before` where it is more, or later, and `same` where both are equal. Of a distance the other way, exchange `from` and `to`.',
  ),
  'empty-distance': error(
    () => 'the rule does not say how far the elements are from each other',
    'Add `min`, `max` or both. That one is at most the other, or not after it, is said by `order`.',
  ),
  'rule-under-prose': error(
    (p: { rule: string }) =>
      `the condition of the rule \`${p.rule}\` is in prose, so that nothing can tell when it holds`,
    'Write the condition on elements of the message, or the rule in the description of the table instead.',
  ),
  'object-without-shape': error(
    (p: { name: string }) => `\`${p.name}\` is an Object, but has no shape`,
    'Name the table of its elements as `shape`, write `free: true` if it may hold any elements, or list the tables that it may be of as `alternatives`.',
  ),
  'alternative-not-told': error(
    (p: { shape: string; by: string; reason: string }) =>
      `\`${p.by}\` does not tell that a value is of \`${p.shape}\`: ${p.reason}`,
    'Give the table that element as a mandatory one, with an `enum` of exactly the values that lead to the table.',
  ),
  'unknown-scheme': error(
    (p: { name: string }) => `the API has no security scheme \`${p.name}\``,
    'Write `bearer`, `none`, or the name of a scheme under `api.schemes` of the common definition.',
  ),
  'unknown-scope': error(
    (p: { name: string; scheme: string }) =>
      `no flow of the security scheme \`${p.scheme}\` lists the scope \`${p.name}\``,
    'Use a scope that is listed, or add it under `scopes` of a flow of the scheme.',
  ),
  'unknown-table': error(
    (p: { name: string }) => `there is no shape \`${p.name}\` whose rows could come first`,
    'Name a shape of this file or of its common definition.',
  ),
  'extends-cycle': error(
    (p: { tables: string }) => `the shapes extend each other: ${p.tables}`,
    'Remove one `extends`, or move the rows that both have to a third shape.',
  ),
  'row-loosened': error(
    (p: { key: string; table: string; reason: string }) =>
      `\`${p.key}\` would allow what the row of the table "${p.table}" refuses: ${p.reason}`,
    'A row of an extended table may only be narrowed. Write what stands there, or do not extend the table.',
  ),
  'other-direction': error(
    (p: { name: string; direction: string }) =>
      `a condition of \`${p.name}\` refers to an element that no ${p.direction} has`,
    'Give both elements the same `only`, or refer to an element of both directions.',
  ),
  'reference-cycle': error(
    (p: { cycle: string }) => `the shapes form a cycle: ${p.cycle}`,
    'Say with `depth: 10` on one of these elements how deep they may be nested, or remove one of the references.',
  ),
  'tables-too-deep': error(
    (p: { most: number }) => `the shapes are nested more than ${p.most} levels deep`,
    'Nest fewer shapes. JSON parsers reject messages that are nested deeper.',
  ),
  'pattern-too-large': error(
    (p: { what: string }) => `the pattern is too large: ${p.what}`,
    'Limit the length with `maxLength`, and use a shorter pattern.',
  ),
  'bad-pattern': error(
    (p: { reason: string }) => `the pattern is not a valid regular expression: ${p.reason}`,
    'Patterns are ECMAScript 2018 with the flag u, as in JSON Schema. Only ^ $ \\ . * + ? ( ) [ ] { } | and / can be escaped, and a hyphen in brackets. Instead of (?i)a write [Aa], instead of \\A and \\Z write ^ and $, and instead of a++ write a+.',
  ),
  'foreign-pattern': error(
    (p: { what: string; instead: string }) => `not every engine supports ${p.what} in a pattern; write ${p.instead}`,
    'Patterns are ECMAScript 2018 with the flag u, without look-behind, so that every version of Node, every browser and every JSON Schema validator gives the same result.',
  ),
  'each-not-array': error(
    (p: { name: string }) => `\`${p.name}\` is not an array of objects, so it has no entries that succeed or fail`,
    'Name an element of the first success whose type is Object with `array`, or remove `each`.',
  ),
  'body-is-array': error(
    (p: { key: string }) => `\`${p.key}\` names an element of the body, and the body is an array`,
    'Remove the key. An array is told from an object without it, and answers with the same body by their status.',
  ),
  'arrays-differ': error(
    (p: { name: string }) =>
      `two outcomes have arrays of \`${p.name}\` with different numbers of entries, or different rules`,
    'Give both the same `minItems`, `maxItems` and `rules`, or say in the description what one has.',
  ),
  'outcome-without-shape': error(
    (p: { name: string }) => `\`${p.name}\` is an element of an answer that has no body`,
    'Name the shape of the answer with `shape`, or that of its entries with `array`, or remove the key.',
  ),
  'condition-too-large': error(
    (p: { most: number }) => `the conditions here, and those they depend on, have more than ${p.most} combinations`,
    'Simplify the conditions, so that each refers to fewer elements.',
  ),
} as const;
