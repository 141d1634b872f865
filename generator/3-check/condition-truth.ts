import { resolveCondition } from '../2-model/resolve-condition.js';
import { inside } from '../2-model/scope.js';
import { combinationsOf, countCombinations, holds, TOO_MANY, variablesOf } from '../model/truth.js';
import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.js';
import type { Field } from '../model/model.js';
import { conditionsOf, mentionsOf, type Written } from './conditions-of.js';
import { valuesExpected } from './condition-values.js';
import type { Check, Row, Subject } from './subject.js';

/** A condition is sometimes true and sometimes false. */
export const conditionTruth: Check = (subject) =>
  subject.messages
    .flatMap(({ shapes }) => shapes)
    .flatMap(({ fields }) =>
      fields.flatMap((field) => {
        const row = subject.rowOf(field);
        return conditionsOf(row).flatMap((written) => checkCondition(subject, fields, row, written));
      }),
    );

function checkCondition(
  { rowOf }: Subject,
  fields: readonly Field[],
  row: Row,
  written: Written,
): readonly Diagnostic[] {
  // Unknown elements, prose and impossible values are reported by other checks.
  const isInvalid = mentionsOf(written).some(({ field: name, values }) => {
    const named = fields.find((field) => field.name === name);
    return named && values?.some(({ value }) => valuesExpected(rowOf(named).definition, value) !== undefined);
  });
  const names = fields.map(({ name }) => name);
  const silent = { report: (): undefined => undefined };
  const where = inside(row.place, ...written.path);
  const condition = isInvalid ? undefined : resolveCondition(silent, written.condition, where, names);
  if (!condition) return [];
  const variables = variablesOf([condition], [], fields);
  const place = row.keyAt(...written.path);
  if (countCombinations(variables) > TOO_MANY) return [diagnostic('condition-too-large', place, { most: TOO_MANY })];
  const outcomes = new Set(combinationsOf(variables).map((combination) => holds(condition, variables, combination)));
  if (outcomes.size > 1) return [];
  return [diagnostic(outcomes.has(true) ? 'condition-always' : 'condition-never', place, { name: row.name })];
}
