/** Doc comments: what the element is, what the page asks of it, and what was inferred. */
import type { Field, Shape } from '../../../model/model.js';
import { blockComment } from '../../encode.js';

/** The comment of a shape, or of one of its elements. */
export function comment(shape: Shape, field?: Field, isParsed = false): string {
  if (!field) {
    const parsed = isParsed ? ' Defaults are filled in.' : '';
    return `${blockComment(shape.description)}${parsed}\n\nTable "${blockComment(shape.table)}".`;
  }
  const rules = field.rules.filter(({ kind }) => kind !== 'required' && kind !== 'type').map(({ message }) => message);
  const conditions = shape.conditions
    .filter(({ demands }) => demands.some((demand) => demand.field === field.name))
    .map(({ message }) => message);
  const prose = field.prose.map(({ effect, text }) => `${effect}: ${text}`);
  const facts = [
    `Row ${field.row}, ${field.presence}.`,
    ...(field.default === undefined
      ? []
      : [`Default: ${String(field.default)}${field.fills ? '' : ', never filled in'}.`]),
    ...[...rules, ...conditions, ...prose].map((rule) => `${rule}.`),
    ...(field.future ? ['For a future feature.'] : []),
  ];
  const inferences = field.readings.flatMap(({ id, inferred }) =>
    inferred === undefined ? [] : [`${id}, inferred: ${inferred}`],
  );
  return [
    blockComment(field.description),
    '',
    blockComment(facts.join(' ')),
    ...inferences.map(blockComment),
    ...(field.deprecated === undefined ? [] : [`@deprecated ${blockComment(field.deprecated)}`]),
  ].join('\n');
}
