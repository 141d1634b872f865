/** Doc comments: the description of an element, its rules, and its inferred readings. */
import { defaultInWords } from '../../../model/defaults.js';
import type { Field, Reading, Shape } from '../../../model/model.js';
import { tableRulesOf } from '../../../model/table-rules.js';
import { blockComment } from '../../encode.js';
import { conditionSentence, sentence, sentenceAt } from '../../lower/sentences.js';

/** The comment of a shape, or of one of its elements. */
export function comment(shape: Shape, field?: Field, isParsed = false): string {
  if (!field) {
    const parsed = isParsed ? ' Defaults are filled in.' : '';
    const rules = tableRulesOf(shape).flatMap((rule) => [
      conditionSentence(rule, shape),
      ...inferencesOf(rule.readings),
    ]);
    const table = [`Table "${blockComment(shape.table)}".`, ...rules.map(blockComment)].join('\n');
    return `${blockComment(shape.description)}${parsed}\n\n${table}`;
  }
  const rules = field.rules.filter(({ kind }) => kind !== 'required' && kind !== 'type');
  const conditions = shape.conditions.filter(({ demands }) => demands.some((demand) => demand.field === field.name));
  const filled = defaultInWords(field);
  const facts = [
    `Row ${field.row}, ${field.presence}.`,
    ...(filled === undefined ? [] : [`Default: ${filled}.`]),
    ...[...rules, ...conditions].map((rule) => sentenceAt(field, rule, shape)),
    ...field.prose.map(({ effect, text }) => sentence(`No validator checks this: ${effect} ${text}`)),
    ...(field.future ? ['For a future feature.'] : []),
  ];
  return [
    blockComment(field.description),
    '',
    blockComment(facts.join(' ')),
    ...inferencesOf(field.readings).map(blockComment),
    ...(field.deprecated === undefined ? [] : [`@deprecated ${blockComment(field.deprecated)}`]),
  ].join('\n');
}

function inferencesOf(readings: readonly Reading[]): readonly string[] {
  return readings.flatMap(({ id, inferred }) => (inferred === undefined ? [] : [`${id}, inferred: ${inferred}`]));
}
