import { operationCatalogue } from './catalogue-operation.js';
import { error, warning } from './entry.js';

/** Mistakes in a definition that can be built. */
export const checkCatalogue = {
  ...operationCatalogue,

  // Rows
  'key-does-not-fit': error(
    (p: { key: string; reason: string }) => `\`${p.key}\` cannot be used on this element: ${p.reason}`,
    'Remove the key, or change what it does not fit.',
  ),
  'date-without-format': error(
    (p: { name: string; type: string }) => `the ${p.type} \`${p.name}\` has no format`,
    'Say how the page writes it, such as `format: YYYY-MM-DD` or `format: HHMMSS`; where that depends on another element, under `values`.',
  ),
  'bad-format': error(
    (p: { format: string; why: string }) => `\`${p.format}\` is no format of this element: ${p.why}`,
    'Write the name of a format, or how the page writes a date or a time: `YYYY`, `MM`, `DD`, `HH`, `MI` or `mm`, `SS`, and what stands between them.',
  ),
  'bounds-reversed': error(
    (p: { least: number | string; most: number | string }) => `no value is at least ${p.least} and at most ${p.most}`,
    'Correct the bounds. A dependent range has to overlap the bounds of the element.',
  ),
  'bound-not-whole': error(
    (p: { key: string; type: string }) =>
      `the \`${p.key}\` of a ${p.type} is not an integer from -${Number.MAX_SAFE_INTEGER} to ${Number.MAX_SAFE_INTEGER}`,
    'Write an integer in that range, or use a type of numbers with a fraction.',
  ),
  'empty-range': error(
    () => 'the entry says nothing about the value',
    'Add `only`, `except`, `minimum`, `maximum`, `above`, `below`, `format`, `pattern`, `minLength`, `maxLength`, `decimals`, `multipleOf`, `minItems`, `maxItems` or `default`.',
  ),
  'no-value-left': error(
    (p: { name: string }) => `no value of \`${p.name}\` is left under this condition`,
    'Leave at least one value of the element. If it must not be given then, make it O or CM, and `forbidden` under the condition.',
  ),
  'vulnerable-pattern': error(
    (p: { growth: string; attack: string; part: string }) =>
      `matching takes time that grows ${p.growth} in the length of the text, because of \`${p.part}\`; an example is \`${p.attack}\``,
    'Anchor the pattern with ^ and $, and make sure that repetitions next to or inside each other match different characters.',
  ),
  'ambiguous-pattern': error(
    (p: { text: string; ways: number }) =>
      `a text that begins with \`${p.text}\` can match this in more than ${p.ways} ways, and an engine tries all of them`,
    'Make sure that optional parts and alternatives next to each other start with different characters: write `a{0,3}` instead of `a?a?a?`, and `[ab]` instead of `(?:[ab]|b)`.',
  ),
  'unproven-pattern': warning(
    (p: { why: string }) => `it could not be shown that matching takes linear time: ${p.why}`,
    'Simplify the pattern: remove look-around and back-references, or use smaller repetition counts.',
  ),
  'enum-value-twice': error((p: { value: string }) => `\`${p.value}\` is listed twice`, 'Remove one of the two.'),
  'enum-value-kind': error(
    (p: { value: string; words: string }) => `\`${p.value}\` is a value of the enum, but is not ${p.words}`,
    'Write numbers without quotes, or change the type.',
  ),
  'keyword-kind': error(
    (p: { value: string; words: string }) => `\`${p.value}\` is a keyword, but is not ${p.words}`,
    'Among numbers, write a number without quotes: `keywords: [-1]`. Among texts, write it in quotes. Where a page has a word among numbers, the element is of `type: Any`.',
  ),
  'enum-case-twice': error(
    (p: { value: string; other: string }) =>
      `\`${p.value}\` and \`${p.other}\` differ only in case, and the wire form ignores case`,
    'Add `tolerances: { case: exact }` to the element, or remove one of the two.',
  ),
  'alias-target': error(
    (p: { value: string }) => `the alias stands for \`${p.value}\`, which is not a value of the enum`,
    'Use a value of the enum.',
  ),
  'alias-is-value': error(
    (p: { alias: string }) => `the alias \`${p.alias}\` is itself a value of the enum`,
    'Remove the alias.',
  ),
  'known-value-breaks-rule': error(
    (p: { value: string }) => `\`${p.value}\` is not one of the texts that this element may be`,
    'Change the value, or widen `pattern`, `minLength`, `maxLength` or `maxBytes`, which hold for all values of an open enum.',
  ),
  'default-breaks-rule': error(
    (p: { name: string; rule: string }) => `the default of \`${p.name}\` breaks one of its rules: ${p.rule}`,
    'Write a default that satisfies the rules of the element, those under a condition included.',
  ),
  'default-on-structure': error(
    (p: { name: string }) => `\`${p.name}\` has a default, but is an object or an array`,
    'Remove the default, and mention it in the description. Only single values can have one.',
  ),
  'default-on-mandatory': error(
    (p: { name: string; presence: string }) =>
      `\`${p.name}\` is ${p.presence} and has a default, which is a contradiction`,
    'If the default counts only where the element is not mandatory, write it under that condition: `values: [{ when: ..., default: ... }]`. Otherwise decide in a reading which of the two applies, and refer to it with `reading`.',
  ),
  'default-excluded': error(
    (p: { name: string }) =>
      `\`${p.name}\` has a default, which would be filled in even while the element is forbidden`,
    'Remove the default or the condition, or write a default under a condition in `values` that is never true at the same time.',
  ),
  'default-of-itself': error(
    (p: { name: string }) => `what is filled in for \`${p.name}\` depends on what is filled in for \`${p.name}\``,
    'Name elements in its condition whose defaults do not depend on this one.',
  ),

  // Conditions
  'bad-cardinality': error(
    (p: { written: string }) => `\`${p.written}\` is no cardinality`,
    'Write it as pages have it: `1`, `0..1`, `0..N`, `1..*` or `2..5`.',
  ),
  'cardinality-contradicts': error(
    (p: { name: string; presence: string; written: string }) =>
      `\`${p.name}\` is ${p.presence}, but its cardinality is \`${p.written}\``,
    'Correct one of the two, or decide in a reading that the presence applies, and refer to it with `reading`.',
  ),
  'cm-without-condition': error(
    (p: { name: string }) => `\`${p.name}\` is CM, but has no condition`,
    'Add `when` or `unless`, or name the element in a rule of the table, such as `exactlyOne`. Write a condition that cannot be formalised as `when: { prose: ... }`. An element that is never mandatory, and must not be sent under a condition, is O with `forbidden` or `ignored`.',
  ),
  'condition-without-cm': error(
    (p: { name: string; key: string; presence: string }) =>
      `\`${p.name}\` has \`${p.key}\`, but is ${p.presence}, not CM`,
    'Make the element CM, or remove the condition.',
  ),
  'otherwise-twice': error(
    (p: { name: string; key: string }) => `\`${p.name}\` says \`otherwise: ${p.key}\` and has \`${p.key}\` too`,
    'Remove the condition, because the element is that whenever it is not mandatory, or remove `otherwise`.',
  ),
  'mandatory-excluded': error(
    (p: { name: string; key: string }) => `\`${p.name}\` has \`${p.key}\`, but is M, so it is always given`,
    'Make the element CM and say when it is mandatory, or remove the condition.',
  ),
  'prose-condition': warning(
    (p: { name: string }) => `the condition of \`${p.name}\` is prose, so validators cannot enforce it`,
    'Formalise it if the page allows. Otherwise write `{ prose: ..., meant: true }`; the docs show the condition either way.',
  ),
  'prose-in-part': error(
    (p: { name: string }) => `prose is used as a part of a condition of \`${p.name}\``,
    'Write the whole condition of the element as `when: { prose: ... }`, which `unless` is a part of. What holds of a value cannot depend on prose.',
  ),
  'condition-on-itself': error(
    (p: { name: string }) => `the condition of \`${p.name}\` refers to \`${p.name}\` itself`,
    'Name another element of the table. What holds of all its values stands in the row itself: bounds, an `enum` or a `pattern`, which can exclude values as in `^(?!000$)[0-9]{3}$`.',
  ),
  'condition-on-ignored': error(
    (p: { name: string }) =>
      `the condition leads back to \`${p.name}\`, by way of an element that is ignored because of it`,
    'Name the element that decides whether the other one is ignored. That one of the two is mandatory is said by `atLeastOne`, under `rules` of the table.',
  ),
  'presence-of-default': error(
    (p: { name: string }) => `the condition asks whether \`${p.name}\` is given, but it has a default`,
    'Compare its value with `field` and `equals` or `in`.',
  ),
  'condition-value': error(
    (p: { name: string; expected: string }) => `\`${p.name}\` never has this value, because it accepts ${p.expected}`,
    'Name a value that the element can have.',
  ),
  'condition-always': error(
    (p: { name: string }) => `this condition of \`${p.name}\` is always true`,
    'Remove the condition, or correct it.',
  ),
  'condition-never': error(
    (p: { name: string }) => `this condition of \`${p.name}\` is never true`,
    'Remove the condition, or correct the parts that contradict each other.',
  ),
  'contradicting-effects': error(
    (p: { name: string; key: string }) => `\`${p.name}\` can be mandatory and ${p.key} at the same time`,
    'Narrow one of the two conditions, so that they are never true at the same time. Of several ways to give one thing, `exactlyOne` with `together` says which elements belong to which.',
  ),
  'rule-cannot-be-kept': error(
    (p: { names: readonly string[] }) =>
      `no message can satisfy the conditions of ${p.names.map((name) => `\`${name}\``).join(', ')} at the same time`,
    'Go through the cases (each element given or not), and relax the condition that is too strict.',
  ),

  // Rules of a table
  'rule-always': error(
    (p: { rule: string }) => `the rule \`${p.rule}\` always holds: its elements, or other rules, leave nothing to it`,
    'Remove it, or correct the elements that it names.',
  ),
  'rule-never': error(
    (p: { rule: string }) => `no message with these elements can keep the rule \`${p.rule}\` and all others`,
    'Correct the elements that it names, their bounds, its condition, or the rule that it contradicts.',
  ),
  'rule-twice': error(
    (p: { rule: string }) => `the table has the same rule \`${p.rule}\` twice`,
    'Remove one of the two.',
  ),
  'empty-count': error(
    () => 'the rule does not say how many entries there may be',
    'Add `min`, `max` or both, or else `exactly`.',
  ),

  // Examples
  'example-twice': error((p: { name: string }) => `two examples are called \`${p.name}\``, 'Rename one of the two.'),
  'example-without-message': error(
    (p: { role: string }) => `the example is for the ${p.role}, but the operation has none`,
    'Correct `message`, or remove the example.',
  ),
  'example-breaks-rule': error(
    (p: { name: string; rule: string; words: string }) =>
      `the example \`${p.name}\` is declared good, but breaks ${p.rule}: ${p.words}`,
    'Correct the value, or declare the example bad.',
  ),
  'example-passes': error(
    (p: { name: string; form: string }) =>
      `the example \`${p.name}\` is declared bad, but breaks no rule in ${p.form} form`,
    'Declare it good, or make it break a rule.',
  ),

  // Unused parts
  'unused-shape': warning(
    (p: { name: string }) => `no message uses the shape \`${p.name}\``,
    'Remove it, or refer to it with `shape`.',
  ),
  'unused-scheme': warning(
    (p: { name: string }) => `no operation uses the security scheme \`${p.name}\``,
    'Remove it, or name it in `security`.',
  ),
  'unused-type': warning(
    (p: { name: string }) => `no row has the type \`${p.name}\``,
    'Remove it, or name it as the `type` of a row.',
  ),
  'unused-reading': warning(
    (p: { id: string }) => `nothing refers to the reading ${p.id}`,
    'Remove it, or refer to it with `reading`.',
  ),
} as const;
