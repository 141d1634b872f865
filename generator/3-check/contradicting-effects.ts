import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Field, Shape } from '../model/model.js';
import { canAllHold, TOO_MANY } from '../model/truth.js';
import type { Check, Row } from './subject.js';

/** No element is mandatory while it is forbidden or ignored. */
export const contradictingEffects: Check = ({ messages, rowOf }) =>
  messages
    .flatMap(({ shapes }) => shapes)
    .flatMap((shape) => shape.fields.flatMap((field) => contradictions(shape, field, rowOf(field))));

function contradictions(shape: Shape, field: Field, row: Row): readonly Diagnostic[] {
  const demands = shape.conditions.flatMap((rule) => rule.demands).filter((demand) => demand.field === field.name);
  const mandatory = demands.filter(({ effect }) => effect === 'mandatory').map(({ when }) => when);
  const forbidden = demands.filter(({ effect }) => effect === 'forbidden').map(({ when }) => when);
  const excluding = [
    ...forbidden.map((when) => ({ key: 'forbidden', when })),
    ...(field.ignored ? [{ key: 'ignored', when: field.ignored }] : []),
  ];
  return excluding.flatMap(({ key, when }) => {
    const verdicts = mandatory.map((other) => canAllHold(shape, [when, other]));
    const place = row.keyAt(key);
    if (verdicts.includes(true)) return [diagnostic('contradicting-effects', place, { name: field.name, key })];
    return verdicts.includes(undefined) ? [diagnostic('condition-too-large', place, { most: TOO_MANY })] : [];
  });
}
